/** A window that is asked to close goes once its texts are safe, and asks again only when nobody is asking it any more. */

import { afterAll, expect, it, vi } from 'vitest';
import { LanguageWorker } from '../../support/language-worker.ts';

const wishes: string[] = [];
vi.stubGlobal('Worker', LanguageWorker);
vi.stubGlobal('window', { dream: {}, close: () => wishes.push('close') });
const { safeBeforeLeaving } = await import('../../../renderer/state/leave.ts');
const { get, set } = await import('../../../renderer/state/store.ts');
const before = get();
afterAll(() => {
  set(before);
  vi.unstubAllGlobals();
});

it('closes after the event in which it was asked, also where nothing has to be waited for', async () => {
  const text = { path: 'a.dream', text: 'mine', savedText: '', savedDigest: null, save: { kind: 'conflict', disk: null, base: null }, revision: 1 } as const;
  set({ project: null, documents: { 'a.dream': text }, settings: { ...get().settings, autosave: 'focus' } });
  safeBeforeLeaving({ preventDefault: () => wishes.push('stay') } as unknown as BeforeUnloadEvent);
  // Whatever is done in promises is still done before the event is over.
  for (let i = 0; i < 100; i++) await null;
  expect(wishes).toEqual(['stay']);
  await expect.poll(() => wishes).toEqual(['stay', 'close']);
});
