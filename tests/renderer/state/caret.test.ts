/** Text and graph while somebody types ahead of the graph: the caret selects the scene that it is in, and a scene leads to where it is now. */

import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { analyze, projectOf, type Span } from '../../../dream-dsl/index.ts';
import { LanguageWorker } from '../../support/language-worker.ts';

vi.stubGlobal('Worker', LanguageWorker);
const { selectAt, selectById } = await import('../../../renderer/state/selection.ts');
const { get, set } = await import('../../../renderer/state/store.ts');
const { glanceAtText, goToAnalysed, goToPlace, goToRead, offerCode } = await import('../../../renderer/state/view.ts');
let revealed: Span = { start: 0, end: 0 };
const nothing = () => {};
const takeBack = offerCode({
  reveal: (span) => {
    revealed = span;
  },
  apply: nothing,
  act: nothing,
  hasKeyboard: () => false,
  selected: () => '',
  undo: nothing,
  redo: nothing,
});
afterAll(() => {
  takeBack();
  vi.unstubAllGlobals();
});

const PATH = 'house.dream';
const HOUSE = `dream "House" {
  scene a {
    after 8m -> b
  }
  scene b {
    after 8m -> release
  }
}
`;
const TYPED = '\n    on stage N3 -> release\n    on stage N2 -> release';

beforeEach(() => {
  const { graph } = analyze(projectOf({ [PATH]: HOUSE }), PATH);
  set({ program: PATH, path: PATH, graph, graphText: HOUSE, selection: null });
});

const shows = (text: string, caret: number) => {
  const house = { path: PATH, text, savedText: HOUSE, savedDigest: null, save: { kind: 'changed' }, revision: 1 } as const;
  set({ documents: { [PATH]: house } });
  selectAt(caret);
  return get().selection?.id;
};

const typedBehind = (words: string): [string, number] => {
  const at = HOUSE.indexOf(words) + words.length;
  return [HOUSE.slice(0, at) + TYPED + HOUSE.slice(at), at + TYPED.length];
};

it('is the scene that is typed in', () => expect(shows(...typedBehind('scene a {'))).toBe('a'));

it('is the scene below it, where the caret goes there', () => {
  const [text] = typedBehind('scene a {');
  expect(shows(text, text.indexOf('scene b') + 2)).toBe('b');
});

it('is what it is in where nothing was typed', () => expect(shows(HOUSE, HOUSE.indexOf('scene b') + 2)).toBe('b'));

it('leads from the graph, and from the outline, to where a scene is now', () => {
  const [text, caret] = typedBehind('scene a {');
  shows(text, caret);
  selectById('b');
  expect(text.slice(revealed.start, revealed.end)).toBe('b');
  const start = HOUSE.indexOf('scene b') + 'scene '.length;
  set({ analysedText: HOUSE });
  goToAnalysed({ start: start - 'scene '.length, end: start + 1 });
  expect(text.slice(revealed.start, revealed.end)).toBe('scene b');
});

it.each([
  ['a problem', (span: Span) => goToRead(PATH, span, HOUSE)],
  ['what was found', (span: Span) => glanceAtText(PATH, span, HOUSE)],
  ['what the engine tells', () => goToPlace({ file: PATH, range: { start: { line: 4, character: 2 }, end: { line: 4, character: 9 } } }, { [PATH]: HOUSE })],
])('leads from %s to where it is now', (_, go) => {
  const [text, caret] = typedBehind('scene a {');
  shows(text, caret);
  const start = HOUSE.indexOf('scene b');
  go({ start, end: start + 'scene b'.length });
  expect(text.slice(revealed.start, revealed.end)).toBe('scene b');
});
