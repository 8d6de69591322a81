/** One search at a time, each ended by the next one or by its time. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { find, type Query } from '../../../renderer/search/find.ts';
import { createFinder, LIMIT_MS, type SearchPort, type ToSearch } from '../../../renderer/search/finder.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Workers that answer when they are told to. */
function workers() {
  const started: { asked: ToSearch[]; ended: boolean; answer(): void }[] = [];
  const finder = createFinder(() => {
    const asked: ToSearch[] = [];
    const port: SearchPort = { postMessage: (message) => void asked.push(message), onmessage: null, terminate: () => worker.end() };
    const worker = {
      asked,
      ended: false,
      end() {
        worker.ended = true;
      },
      answer() {
        const last = asked.at(-1) as ToSearch;
        port.onmessage?.({ data: { id: last.id, found: find(last.texts, last.query, last.replacement) } } as MessageEvent);
      },
    };
    started.push(worker);
    return port;
  });
  const seen: string[] = [];
  const look = (text: string) => {
    const query: Query = { text, matchCase: false, wholeWord: false, regex: true };
    finder.find({ texts: { a: 'shore and sea' }, query, replacement: '' }, ({ count, problem }) => seen.push(problem ?? `${text}: ${count}`));
  };
  return { started, finder, seen, look };
}

it('uses one worker for searches that come to an end', () => {
  const { started, seen, look } = workers();
  look('s');
  started[0]?.answer();
  look('sea');
  started[0]?.answer();
  expect(seen).toEqual(['s: 2', 'sea: 1']);
  expect(started).toHaveLength(1);
});

it('ends the worker of a search that another takes the place of, and hears nothing more of it', () => {
  const { started, seen, look } = workers();
  look('(s+)+');
  look('sea');
  expect(started.map(({ ended }) => ended)).toEqual([true, false]);
  started[0]?.answer();
  started[1]?.answer();
  expect(seen).toEqual(['sea: 1']);
});

it('ends a search without end, says so, and works on', () => {
  const { started, seen, look } = workers();
  look('(s+)+');
  vi.advanceTimersByTime(LIMIT_MS);
  expect(started[0]?.ended).toBe(true);
  look('sea');
  started[1]?.answer();
  expect(seen).toEqual([expect.stringContaining('finds no end'), 'sea: 1']);
});

it('asks nobody about nothing, and leaves no worker behind', () => {
  const { started, seen, look, finder } = workers();
  look('');
  expect(started).toHaveLength(0);
  look('sea');
  finder.stop();
  expect(started[0]?.ended).toBe(true);
  expect(seen).toEqual([': 0']);
});
