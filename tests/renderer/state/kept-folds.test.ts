/** Folds are back in the next session, for the program that they are of, and follow the names of their scenes. */

import { expect, it } from 'vitest';
import { analyze, projectOf } from '../../../dream-dsl/index.ts';
import { followFolds, keyOfFolds, recallFolds, rememberFolds } from '../../../renderer/state/kept-folds.ts';

const graphOf = (text: string) => analyze(projectOf({ 'm.dream': text }), 'm.dream').graph;

/** A storage with room for so many entries. */
function storage(entries: Readonly<Record<string, string>> = {}, room = 9) {
  const kept = new Map(Object.entries(entries));
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
    setItem(key: string, value: string) {
      if (kept.size >= room) throw new Error('no room');
      kept.set(key, value);
    },
  };
}

it('are back, each for its own program', () => {
  const kept = storage();
  const key = keyOfFolds('/house', 'main.dream');
  rememberFolds(kept, key, new Set(['shore', 'shore/sky']));
  expect(recallFolds(kept, key)).toEqual(new Set(['shore', 'shore/sky']));
  expect(recallFolds(kept, keyOfFolds('/house', 'other.dream'))).toEqual(new Set());
  expect(recallFolds(kept, keyOfFolds('/cave', 'main.dream'))).toEqual(new Set());
  expect(recallFolds(kept, keyOfFolds(undefined, 'main.dream'))).toEqual(new Set());
});

it('leave nothing behind when all is unfolded', () => {
  const kept = storage();
  rememberFolds(kept, 'key', new Set(['shore']));
  rememberFolds(kept, 'key', new Set());
  expect(kept.kept.size).toBe(0);
});

it.each([
  ['is no list', '{"shore":true}'],
  ['is broken', '["shore"'],
  ['holds no names', '[1, null]'],
])('are none where what was kept %s', (_, value) => expect(recallFolds(storage({ key: value }), 'key')).toEqual(new Set()));

it('are not kept where there is no room, and nothing else breaks', () => {
  const full = storage({}, 0);
  rememberFolds(full, 'key', new Set(['shore']));
  expect(recallFolds(full, 'key')).toEqual(new Set());
});

it('follow the names of their scenes', () => {
  const text = (name: string) => `dream "T" { scene ${name} { scene dusk { after 1m -> dark } scene dark { } } scene hall { after 1m -> ${name} } }`;
  const folded = new Set(['shore', 'hall']);
  expect(followFolds(folded, graphOf(text('shore')), graphOf(text('beach')))).toEqual(new Set(['beach', 'hall']));
  expect(followFolds(folded, graphOf(text('shore')), graphOf(`${text('shore')}\n`))).toBe(folded);
});
