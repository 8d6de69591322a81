import { expect, it } from 'vitest';
import { saysTheSame } from '../../../renderer/state/same.ts';

it.each([
  [{ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 }, true],
  [{ a: 1 }, { a: 1, b: undefined }, false],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [null, {}, false],
  ['1', 1, false],
])('%j and %j: %s', (a, b, same) => {
  expect([saysTheSame(a, b), saysTheSame(b, a)]).toEqual([same, same]);
});
