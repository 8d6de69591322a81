/** Lines and offsets, for each way to end a line and for characters of two units. */

import { expect, it } from 'vitest';
import { linesOf } from '../../../main/lsp/positions.ts';

const TEXTS: readonly (readonly [text: string, offset: number, line: number, character: number])[] = [
  ['ab\ncd', 4, 1, 1],
  ['ab\r\ncd', 5, 1, 1],
  ['ab\rcd', 4, 1, 1],
  ['a\n\rb', 3, 2, 0],
  ['😀x\n', 3, 0, 3],
  ['', 0, 0, 0],
  ['a\n', 2, 1, 0],
];

it.each(TEXTS)('%j at %i is line %i, character %i, and back', (text, offset, line, character) => {
  const lines = linesOf(text);
  expect(lines.position(offset)).toEqual({ line, character });
  expect(lines.offset({ line, character })).toBe(offset);
});

it('keeps places within the text', () => {
  const lines = linesOf('ab\ncd');
  expect(lines.offset({ line: 99, character: 99 })).toBe(5);
  expect(lines.offset({ line: 0, character: 99 })).toBe(2);
  expect(lines.position(-5)).toEqual({ line: 0, character: 0 });
});
