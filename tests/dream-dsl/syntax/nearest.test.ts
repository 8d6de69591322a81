/** The word that was meant is looked for among words, not among texts. */

import { expect, it } from 'vitest';
import { nearest } from '../../../dream-dsl/syntax/index.ts';

it.each([
  ['shroe', ['store', 'shore'], 'shore'],
  ['Shore', ['shorn', 'shore'], 'shore'],
  ['tide', ['tied', 'wide'], 'tied'],
  ['tide', ['lantern', 'house'], null],
  ['tide', ['tide'], null],
  ['of', ['on'], null],
])('of %s in %j is %s', (written, candidates, meant) => {
  expect(nearest(written, candidates)).toBe(meant);
});

it('is nothing for what is longer than any name that somebody writes', () => {
  const long = 'a'.repeat(100_000);
  expect(nearest(long, [`${long}b`, `b${long}`])).toBe(null);
});
