/** The smallest edit between two texts: applying it gives the second, whatever they are. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { difference } from '../../../renderer/code/difference.ts';

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
