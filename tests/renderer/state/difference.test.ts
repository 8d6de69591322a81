/** The smallest edit between two texts: applying it gives the second, whatever they are; and where places are after it. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caretIn, difference, moveBetween, placeIn } from '../../../renderer/state/difference.ts';

it.each([
  ['abc', 'abXc', { span: { start: 2, end: 2 }, newText: 'X' }],
  ['abc', 'abc', { span: { start: 3, end: 3 }, newText: '' }],
  ['aaa', 'aa', { span: { start: 2, end: 3 }, newText: '' }],
  ['', 'x', { span: { start: 0, end: 0 }, newText: 'x' }],
])('%j → %j', (from, to, edit) => expect(difference(from, to)).toEqual(edit));

it('leads from any text to any other', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n') });
  fc.assert(
    fc.property(text, text, (from, to) => {
      const { span, newText } = difference(from, to);
      expect(from.slice(0, span.start) + newText + from.slice(span.end)).toBe(to);
    }),
  );
});

describe('a place in a text', () => {
  const before = 'one two three four';
  const two = { start: 4, end: 7 };
  it.each([
    ['is where it was before an edit behind it', 'one two three', { start: 4, end: 7 }],
    ['moves with an edit before it', 'zero one two three four', { start: 9, end: 12 }],
    ['moves back', 'two three four', { start: 0, end: 3 }],
    ['is gone where the edit reaches into it', 'one tuo three four', null],
    ['stays where nothing changed', before, two],
  ])('%s', (_, now, expected) => {
    expect(moveBetween(before, now)(two, false)).toEqual(expected);
  });

  it('grows around an edit inside of it', () => {
    expect(moveBetween(before, 'one two or three four')({ start: 4, end: 18 }, true)).toEqual({ start: 4, end: 21 });
  });
});

it.each([
  ['behind what was typed is where that was', 'a\nb', 'a\nX\nb', 3, 1],
  ['further on moves back by it', 'a\nb', 'a\nX\nb', 5, 3],
  ['before it is where it was', 'abc', 'abXc', 1, 1],
  ['within it is where it begins', 'ab', 'aXXb', 2, 1],
  ['before what was taken away is where it was', 'abXc', 'abc', 1, 1],
  ['behind that moves on', 'aXXbc', 'abc', 2, 4],
  ['is where it was in the same text', 'ab', 'ab', 1, 1],
])('a caret %s, in the text before', (_, before, now, caret, expected) => expect(caretIn(before, now, caret)).toBe(expected));

it.each([
  ['is where it was moved to', 'one two', 'zero one two', 'two'],
  ['has grown with what was written in it', 'one two', 'one twXXo', 'twXXo'],
  ['is its beginning where an edit reaches into it', 'one two', 'one', ''],
])('a place that was read before %s', (_, before, now, expected) => {
  const { start, end } = placeIn(now, before, { start: 4, end: 7 });
  expect(now.slice(start, end)).toBe(expected);
});
