/** What could not be written is written as soon as the engine is back; what its author saves by hand, and did not, is left. */

import { afterAll, expect, it, vi } from 'vitest';
import type { Params } from '../../../app/bridge/index.ts';
import type { Document } from '../../../renderer/state/texts-state.ts';
import { LanguageWorker } from '../../support/language-worker.ts';

const GONE = { why: 'engine-gone', message: 'The engine stopped before it could answer.', hint: '' };
const answering = (outcome: unknown) => ({ outcome: Promise.resolve(outcome), cancel() {} });
const written: string[] = [];

const engine = {
  'project.save': ({ path }: Params<'project.save'>) => {
    written.push(path);
    return answering({ ok: true, value: { digest: path, version: null } });
  },
};
const listens = { addEventListener() {}, removeEventListener() {} };
vi.stubGlobal('Worker', LanguageWorker);
vi.stubGlobal('window', {
  ...listens,
  dream: { engine: new Proxy(engine, { get: (own, name) => Reflect.get(own, name) ?? (() => answering({ ok: false, failure: GONE })) }) },
});
vi.stubGlobal('document', listens);
const { autosave } = await import('../../../renderer/state/autosave.ts');
const { get, set } = await import('../../../renderer/state/store.ts');
afterAll(() => {
  vi.unstubAllGlobals();
});

const unsaved = (path: string, save: Document['save']): Document => ({ path, text: 'new', savedText: 'old', savedDigest: null, save, revision: 1 });

it('tries anew what failed, once, and nothing else', async () => {
  const failed = unsaved('failed.dream', { kind: 'failed', failure: GONE });
  const byHand = unsaved('by-hand.dream', { kind: 'changed' });
  set({
    engine: 'restarting',
    project: { dir: '/house', name: 'House', main: 'a.dream', missing: null, files: [] } as never,
    documents: { [failed.path]: failed, [byHand.path]: byHand },
  });
  const stop = autosave();
  set({ engine: 'ready' });
  await expect.poll(() => get().documents[failed.path]?.save.kind).toBe('saved');
  set({ engine: 'restarting' });
  set({ engine: 'ready' });
  await new Promise((done) => setTimeout(done));
  expect(written).toEqual([failed.path]);
  expect(get().documents[byHand.path]).toBe(byHand);
  stop();
});
