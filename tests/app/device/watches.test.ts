/** Following a log: a credit a line, and not a line more to who may no longer observe. */

import { expect, it } from 'vitest';
import { good } from '../../../app/base/index.ts';
import type { NightLogs } from '../../../app/device/night-logs.ts';
import type { News } from '../../../app/device/protocol.ts';
import { createWatches } from '../../../app/device/watches.ts';

/** A log in memory that is still written, as far as a watch needs it. */
function growing() {
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  const logs: Pick<NightLogs, 'follow' | 'lines'> = {
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lines: async (_, from, most) => good({ lines: lines.slice(from, from + most), more: lines.length > from + most, open: true }),
  };
  return {
    logs: logs as NightLogs,
    write(line: string) {
      lines.push(line);
      for (const listener of listeners) listener();
    },
  };
}

it('ends with the right to it, and sends one thing after the other', async () => {
  const { logs, write } = growing();
  const sent: News[] = [];
  let allowed = true;
  let take: () => void = () => {};
  const watches = createWatches(
    logs,
    (news) => {
      sent.push(news);
      return new Promise((resolve) => {
        take = resolve;
      });
    },
    () => allowed,
  );
  watches.begin(1, 0, 100);
  watches.wake();
  write('a');
  await expect.poll(() => sent.flatMap(({ lines }) => lines)).toEqual(['a']);
  // Not taken yet: nothing more goes out, whatever is written.
  write('b');
  write('c');
  await new Promise((resolve) => setImmediate(resolve));
  expect(sent).toHaveLength(1);
  take();
  await expect.poll(() => sent.flatMap(({ lines }) => lines)).toEqual(['a', 'b', 'c']);
  allowed = false;
  take();
  write('d');
  await new Promise((resolve) => setImmediate(resolve));
  expect(sent.flatMap(({ lines }) => lines)).toEqual(['a', 'b', 'c']);
  expect(watches.stop(1)).toBe(false);
  watches.close();
});
