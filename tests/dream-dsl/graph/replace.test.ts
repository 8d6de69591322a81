/** Words in the place of others: the text comes to say the new ones, and what is in both stays, to the letter. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { replaced } from '../../../dream-dsl/graph/edit/replace.ts';

/** Between two words that stay. */
function now(before: string, words: string): string {
  const text = `a ${before} z`;
  const { span, newText } = replaced(text, { start: 2, end: 2 + before.length }, words);
  return (text.slice(0, span.start) + newText + text.slice(span.end)).slice(2, -2);
}

it.each([
  ['tone\n calm 0.8', 'tone wonder 0.4', 'tone\n wonder 0.4'],
  ['tone wonder 0.6,\n  calm 0.4', 'tone wonder 0.7, calm 0.4', 'tone wonder 0.7,\n  calm 0.4'],
  ['tone wonder 0.6,\n  calm 0.4', 'tone wonder 0.6, calm 0.5', 'tone wonder 0.6,\n  calm 0.5'],
  ['tone wonder 0.6, // most\n  calm 0.4', 'tone wonder 0.6, calm 0.5', 'tone wonder 0.6, // most\n  calm 0.5'],
  ['themes water,\n  "the  house"', 'themes water, "the house"', 'themes water,\n  "the house"'],
  ['themes water', 'themes water, sea', 'themes water, sea'],
  ['themes water, sea', 'themes water', 'themes water'],
  ['25m', '20m', '20m'],
  ['', 'a', 'a'],
])('%j, to say %j: %j', (before, words, after) => expect(now(before, words)).toBe(after));

const few = fc.array(fc.constantFrom('a', 'b', '0.4,', '"a b"'), { maxLength: 5 });
const apart = fc.array(fc.constantFrom(' ', '\n', '  '), { minLength: 5, maxLength: 5 });
const laid = (words: readonly string[], spaces: readonly string[]): string => words.map((word, i) => (i === 0 ? '' : spaces[i]) + word).join('');

it('says the new words, whatever stood there', () => {
  fc.assert(
    fc.property(few, apart, few, (old, spaces, words) => {
      expect(now(laid(old, spaces), words.join(' ')).replace(/(\s)\s*/g, ' ')).toBe(words.join(' '));
    }),
    { numRuns: 2000 },
  );
});
