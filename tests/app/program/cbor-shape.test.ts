/** A few bytes that ask for much are refused before anything is made of them. */

import { encode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cborProblem, MOST_NESTING, MOST_VALUES } from '../../../app/program/cbor-shape.ts';
import { readProgram } from '../../../app/program/index.ts';

/** The head of an array of so many. */
const arrayOf = (count: number): number[] => [0x9a, (count >>> 24) & 255, (count >>> 16) & 255, (count >>> 8) & 255, count & 255];
const MANY = 15_000_000;

const hostile: readonly (readonly [name: string, bytes: Uint8Array, words: RegExp])[] = [
  ['millions of empty arrays', Uint8Array.from({ length: MANY + 5 }, (_, i) => arrayOf(MANY)[i] ?? 0x80), new RegExp(`more than ${MOST_VALUES} values`)],
  ['arrays in arrays', new Uint8Array(MANY).fill(0x81), new RegExp(`nested deeper than ${MOST_NESTING}`)],
  ['an array that promises what does not come', Uint8Array.from(arrayOf(0xffffffff)), /ends early/],
  ['a text that promises what does not come', Uint8Array.from([0x7b, 0, 0x1f, 255, 255, 255, 255, 255, 255]), /ends early/],
  ['an array without an end', Uint8Array.from([0x9f, 0xff]), /not definite/],
  ['a tag', Uint8Array.from([0xc1, 0]), /a tag/],
  ['two values', Uint8Array.from([0, 0]), /goes on after its end/],
  ['nothing', new Uint8Array(), /ends early/],
];

describe('CBOR', () => {
  it.each(hostile)('of %s is refused', (_, bytes, words) => {
    const read = readProgram(bytes);
    expect(read.ok ? '' : read.failure.message).toMatch(words);
  });

  it('of any plain value within the bounds passes', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => cborProblem(encode(value)) === null));
  });
});
