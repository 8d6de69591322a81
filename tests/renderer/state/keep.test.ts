/** What is typed without a pause, to an engine that takes its time: at no moment is a key older than a second in neither file nor journal. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Params } from '../../../app/bridge/index.ts';
import { journalHas, keepTexts } from '../../../renderer/state/keep.ts';
import { changeDocument, set } from '../../../renderer/state/store.ts';

const DIR = '/house';
const PATH = 'house.dream';
const KEY_MS = 40;
/** Of a busy disk. */
const ANSWER_MS = 300;

let journal = '';
let stop = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  journal = '';
  const engine = {
    'drafts.keep': ({ changes }: Params<'drafts.keep'>) => ({
      outcome: new Promise((answer) =>
        setTimeout(() => {
          journal = changes[0]?.draft?.text ?? '';
          answer({ ok: true, value: {} });
        }, ANSWER_MS),
      ),
      cancel() {},
    }),
  };
  vi.stubGlobal('window', { dream: { engine } });
  const house = { path: PATH, text: '', savedText: '', savedDigest: null, save: { kind: 'saved' }, revision: 1 } as const;
  set({ project: { dir: DIR, name: 'House', main: PATH, missing: null, files: [] } as never, documents: { [PATH]: house } });
  journalHas(DIR, []);
  stop = keepTexts();
});
afterEach(() => {
  stop();
  set({ project: null, documents: {} });
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('keeps while somebody types, and the last key after them', async () => {
  let text = '';
  for (let typedMs = 0; typedMs < 5000; typedMs += KEY_MS) {
    text += 'x';
    changeDocument(PATH, { text, save: { kind: 'changed' } });
    await vi.advanceTimersByTimeAsync(KEY_MS);
    const old = Math.floor((typedMs - 1000) / KEY_MS);
    expect(journal.length).toBeGreaterThanOrEqual(Math.max(0, old));
  }
  await vi.advanceTimersByTimeAsync(1000);
  expect(journal).toBe(text);
});
