/** Rounds of edits as one: the same text, and nothing touched that none of them touched. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { composed, withEdits } from '../../../dream-dsl/syntax/index.ts';

const cuts = fc.array(fc.tuple(fc.nat(60), fc.nat(3), fc.string({ maxLength: 4 })), { maxLength: 4 });

function editsIn(text: string, drawn: readonly (readonly [number, number, string])[]) {
  let at = 0;
  return drawn
    .toSorted(([a], [b]) => a - b)
    .flatMap(([place, length, newText]) => {
      const start = Math.max(at, place);
      const end = Math.min(text.length, start + length);
      if (start > text.length) return [];
      at = end + 1;
      return [{ span: { start, end }, newText }];
    });
}

it('gives what they give one after the other', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(cuts, { maxLength: 4 }), (text, draws) => {
      let now = text;
      const rounds = draws.map((drawn) => {
        const edits = editsIn(now, drawn);
        now = withEdits(now, edits);
        return edits;
      });
      expect(withEdits(text, composed(text.length, rounds))).toBe(now);
    }),
  );
});

it('leaves alone what lies between', () => {
  const rounds = [[{ span: { start: 0, end: 1 }, newText: 'AA' }], [{ span: { start: 5, end: 6 }, newText: '' }]];
  expect(composed(6, rounds)).toEqual([
    { span: { start: 0, end: 1 }, newText: 'AA' },
    { span: { start: 4, end: 5 }, newText: '' },
  ]);
});
