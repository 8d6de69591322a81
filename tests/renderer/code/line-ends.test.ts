import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withEdits } from '../../../dream-dsl/index.ts';
import { afterChanges, evenEdits, evened, inOrder, lineEndsOf, toEditor, toText } from '../../../renderer/code/line-ends.ts';

/** Mixed on purpose, with and without a mark before the first line. */
const text = fc
  .tuple(fc.boolean(), fc.array(fc.constantFrom('\r\n', '\n', '\r', 'a', 'scene x', '  ', '😀'), { maxLength: 30 }))
  .map(([mark, parts]) => (mark ? '\uFEFF' : '') + parts.join(''));
const written = fc.array(fc.constantFrom('\n', 'b', 'ü😀'), { maxLength: 4 }).map((parts) => parts.join(''));

/** A stretch of the editor's text that gives way to words. */
const typing = (now: string) =>
  fc
    .tuple(fc.nat(now.length), fc.nat(8), written)
    .map(([from, length, added]) => ({ rangeOffset: from, rangeLength: Math.min(length, now.length - from), text: added }));
const typed = (now: string, { rangeOffset, rangeLength, text: added }: { rangeOffset: number; rangeLength: number; text: string }) =>
  now.slice(0, rangeOffset) + added + now.slice(rangeOffset + rangeLength);

describe('the text in the editor', () => {
  it.each([
    ['a\nb\n', 'a\nb\n'],
    ['a\r\nb\nc\rd', 'a\nb\nc\nd'],
    ['\uFEFFa\r\n', 'a\n'],
  ])('of %j is %j', (of, is) => expect(evened(of)).toBe(is));

  it('has every place of its own in the text, and back', () => {
    fc.assert(
      fc.property(text, (of) => {
        const even = evened(of);
        for (let at = 0; at <= even.length; at++) {
          const there = toText(lineEndsOf(of), at);
          expect(toEditor(lineEndsOf(of), there)).toBe(at);
          expect(evened(of.slice(there).replace(/^\uFEFF/, ''))).toBe(even.slice(at));
        }
      }),
    );
  });
});

describe('typing into a text', () => {
  it.each([
    ['new lines end as the first one does', 'a\r\nb\n', { rangeOffset: 3, rangeLength: 0, text: '\nc' }, 'a\r\nb\r\nc\n'],
    ['other lines stay as they are', 'a\nb\r\nc\n', { rangeOffset: 0, rangeLength: 1, text: 'x' }, 'x\nb\r\nc\n'],
    ['a mark stays before what is typed at the start', '\uFEFFa\n', { rangeOffset: 0, rangeLength: 0, text: 'x' }, '\uFEFFxa\n'],
    ['a joined line takes the whole end with it', 'a\r\nb', { rangeOffset: 1, rangeLength: 1, text: '' }, 'ab'],
  ])('%s', (_, of, change, is) => expect(afterChanges(of, [change], typed(evened(of), change))).toBe(is));

  it('gives the text that the editor has, and leaves the lines around it byte for byte', () => {
    fc.assert(
      fc.property(
        text.chain((of) => fc.tuple(fc.constant(of), typing(evened(of)))),
        ([of, change]) => {
          const now = typed(evened(of), change);
          const after = afterChanges(of, [change], now);
          expect(evened(after)).toBe(now);
          // A lone return can not be kept apart from a line feed that comes behind it.
          if (/\r(?!\n)/.test(of)) return;
          expect(after.startsWith(of.slice(0, toText(lineEndsOf(of), change.rangeOffset)))).toBe(true);
          expect(after.endsWith(of.slice(toText(lineEndsOf(of), change.rangeOffset + change.rangeLength)))).toBe(true);
        },
      ),
    );
  });

  it('takes several changes one after the other, as the editor tells of them', () => {
    const changes = [
      { rangeOffset: 4, rangeLength: 1, text: 'C' },
      { rangeOffset: 0, rangeLength: 1, text: 'A\n' },
      { rangeOffset: 6, rangeLength: 0, text: '!' },
    ];
    expect(afterChanges('a\r\nb\r\nc', changes, 'A\n\nb\nC!')).toBe('A\r\n\r\nb\r\nC!');
  });
});

describe('edits of a text', () => {
  it.each([
    ['another program changed only how lines end', 'a\nb\n', 'a\r\nb\r\n', []],
    ['a mark went', '\uFEFFa\n', 'a\n', []],
    ['a word behind long line ends', 'a\r\nb\r\n', 'a\r\nbc\r\n', [{ span: { start: 3, end: 3 }, newText: 'c' }]],
  ])('%s', (_, of, after, wanted) => {
    const from = [...of].findIndex((letter, i) => letter !== after[i]);
    const [start, end] = wanted.length === 0 ? [0, of.length] : [from, from];
    const newText = wanted.length === 0 ? after : after.slice(from, from + after.length - of.length);
    expect(evenEdits(of, [{ span: { start, end }, newText }], after)).toEqual(wanted);
  });

  it('make of the editor’s text that of what they make', () => {
    fc.assert(
      fc.property(
        text.chain((of) => fc.tuple(fc.constant(of), fc.array(fc.nat(of.length), { minLength: 2, maxLength: 6 }), text)),
        ([of, places, added]) => {
          const at = [...new Set(places)].sort((a, b) => a - b);
          const edits = at.flatMap((start, i) =>
            i % 2 === 0 && at[i + 1] !== undefined ? [{ span: { start, end: at[i + 1] as number }, newText: added }] : [],
          );
          const after = withEdits(of, edits);
          expect(withEdits(evened(of), inOrder(evenEdits(of, edits, after)))).toBe(evened(after));
        },
      ),
    );
  });
});
