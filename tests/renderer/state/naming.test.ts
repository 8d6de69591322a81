/** Letters that are typed while a scene is being made belong to its name; after undo and redo that is selected which was selected then. */

import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { analyze, projectOf } from '../../../dream-dsl/index.ts';
import { LanguageWorker } from '../../support/language-worker.ts';

const NOBODY = { ok: false, failure: { why: 'engine-gone', message: '', hint: '' } };
vi.stubGlobal('Worker', LanguageWorker);
vi.stubGlobal('requestAnimationFrame', setImmediate);
vi.stubGlobal('document', { activeElement: null });
vi.stubGlobal('window', { dream: { engine: new Proxy({}, { get: () => () => ({ outcome: Promise.resolve(NOBODY), cancel() {} }) }) } });
const { editGraphBy, redoGraph, undoGraph } = await import('../../../renderer/state/graph-edit.ts');
const { makeAndName, takeTyped, typedAhead } = await import('../../../renderer/state/naming.ts');
const { selectById, selectNodes } = await import('../../../renderer/state/selection.ts');
const { get, set } = await import('../../../renderer/state/store.ts');
afterAll(() => {
  vi.unstubAllGlobals();
});

const PATH = 'house.dream';
const HOUSE = `dream "House" {
  scene a {
    after 8m -> release
  }
  scene b {
    after 9m -> a
  }
  scene c {
    after 7m -> release
  }

  release { fade all over 60s }
}
`;

beforeEach(() => {
  const { graph } = analyze(projectOf({ [PATH]: HOUSE }), PATH);
  const house = { path: PATH, text: HOUSE, savedText: HOUSE, savedDigest: null, save: { kind: 'saved' }, revision: 1 } as const;
  set({ documents: { [PATH]: house }, path: PATH, program: PATH, graph, graphText: HOUSE, project: null, said: '', graphTask: null });
  selectNodes([]);
});

const key = (name: string, ctrlKey = false) => typedAhead({ key: name, ctrlKey, metaKey: false, altKey: false });
const addScene = () => makeAndName(() => editGraphBy({ kind: 'add-scene', parent: null }));
const chosen = () => [get().selection?.id, ...get().chosen];

it('keeps what is typed for the field, and ends with a key', async () => {
  const made = addScene();
  expect(['a', 'x', 'Backspace', 'g', 'Enter', 'm'].map((name) => key(name))).toEqual([true, true, true, true, true, true]);
  await made;
  expect(get().graphTask).toMatchObject({ kind: 'rename', node: get().selection?.id });
  expect(takeTyped()).toEqual({ typed: 'ag', ended: true, elsewhere: false });
  expect(key('a')).toBe(false);
});

it('lets a command go through, and then asks for no name', async () => {
  const made = addScene();
  expect(key('z', true)).toBe(false);
  await made;
  expect(get().graphTask).toBeNull();
});

it('asks for no name where nothing was made', async () => {
  await makeAndName(() => editGraphBy({ kind: 'delete-node', node: 'release' }));
  expect(get().graphTask).toBeNull();
});

it.each([['a'], ['b']])('selects %s again when its deletion is taken back, and nothing when it is done again', async (id) => {
  selectById(id);
  await editGraphBy({ kind: 'delete-node', node: id });
  expect(get().selection).toBeNull();
  undoGraph();
  expect(chosen()).toEqual([id, id]);
  redoGraph();
  expect(get().selection).toBeNull();
  undoGraph();
  expect(chosen()).toEqual([id, id]);
});

it('selects several again', async () => {
  const both = get().graph?.nodes.filter(({ id }) => id === 'a' || id === 'b') ?? [];
  selectNodes(both);
  expect(await editGraphBy({ kind: 'delete', nodes: ['a', 'b'], edges: [] })).toBe(true);
  undoGraph();
  expect(chosen()).toEqual(['b', 'a', 'b']);
});
