/** Edits of the graph that come quickly one after the other, beside undo and typing: each comes about, in the order in which it was asked for. */

import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { type Analysis, analyze, projectOf } from '../../../dream-dsl/index.ts';
import { LanguageWorker } from '../../support/language-worker.ts';

const NOBODY = { ok: false, failure: { why: 'engine-gone', message: '', hint: '' } };
vi.stubGlobal('Worker', LanguageWorker);
vi.stubGlobal('requestAnimationFrame', setImmediate);
vi.stubGlobal('window', { dream: { engine: new Proxy({}, { get: () => () => ({ outcome: Promise.resolve(NOBODY), cancel() {} }) }) } });
const { tryGraphEdit, undoGraph } = await import('../../../renderer/state/graph-edit.ts');
const { changeText } = await import('../../../renderer/state/texts.ts');
const { get, set } = await import('../../../renderer/state/store.ts');
afterAll(() => {
  vi.unstubAllGlobals();
});

const PATH = 'house.dream';
const HOUSE = `dream "House" {
  scene a {
    after 8m -> release
  }

  release { fade all over 60s }
}
`;

beforeEach(() => {
  const { graph }: Analysis = analyze(projectOf({ [PATH]: HOUSE }), PATH);
  const house = { path: PATH, text: HOUSE, savedText: HOUSE, savedDigest: null, save: { kind: 'saved' }, revision: 1 } as const;
  set({ documents: { [PATH]: house }, path: PATH, program: PATH, graph, project: null, said: '' });
});

const scenes = () => [...(get().documents[PATH]?.text ?? '').matchAll(/scene (\w+)/g)].map(([, name]) => name);
const add = () => tryGraphEdit({ kind: 'add-scene', parent: null });

it('two at once are two', async () => {
  expect(await Promise.all([add(), add()])).toEqual([null, null]);
  expect(scenes()).toHaveLength(3);
});

it('what is taken back while one is on its way is that one, and what is asked for after it comes after it', async () => {
  await add();
  const second = add();
  undoGraph();
  const third = tryGraphEdit({ kind: 'rename', node: 'a', name: 'attic' });
  expect(await Promise.all([second, third])).toEqual([null, null]);
  expect(scenes()).toEqual(['attic', expect.any(String)]);
});

it('one is made in the text that somebody typed meanwhile', async () => {
  const added = add();
  changeText(PATH, HOUSE.replace('8m', '9m'));
  expect(await added).toBeNull();
  expect(scenes()).toHaveLength(2);
  expect(get().documents[PATH]?.text).toContain('after 9m');
});
