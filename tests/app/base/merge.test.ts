/** Changed lines, and two versions of a text merged by them. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineChanges, lineEdits, linesOf, mergeTexts } from '../../../app/base/index.ts';

/** Few different lines, so that they repeat as the braces of a program do. */
const line = fc.constantFrom('a\n', 'b\n', '  }\n', '\n', 'after 5m\r\n', 'ü\n');
const text = fc.tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('', 'no end')).map(([lines, end]) => lines.join('') + end);

const applied = (from: string, edits: ReturnType<typeof lineEdits>) =>
  [...edits].reverse().reduce((so, { span, newText }) => so.slice(0, span.start) + newText + so.slice(span.end), from);

describe('changed lines', () => {
  it('make the one text of the other, whatever they are', () => {
    fc.assert(fc.property(text, text, (before, after) => applied(before, lineEdits(before, after)) === after));
  });

  it('are none between a text and itself, and never touch each other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(lineEdits(before, before)).toEqual([]);
        const changes = lineChanges(linesOf(before), linesOf(after));
        for (const [i, change] of changes.entries()) if (i > 0) expect(change.from).toBeGreaterThan(changes[i - 1]?.to ?? 0);
      }),
    );
  });

  it('are as few as can be', () => {
    expect(lineEdits('a\nb\nc\nd\ne\n', 'a\nc\nx\nd\ne\nf\n')).toEqual([
      { span: { start: 2, end: 4 }, newText: '' },
      { span: { start: 6, end: 6 }, newText: 'x\n' },
      { span: { start: 10, end: 10 }, newText: 'f\n' },
    ]);
  });

  it('of texts with nothing in common are one change, however long they are', () => {
    const many = (word: string) => Array.from({ length: 20_000 }, (_, i) => `${word} ${i}\n`).join('');
    expect(lineEdits(many('old'), many('new'))).toEqual([{ span: { start: 0, end: many('old').length }, newText: many('new') }]);
  });
});

describe('merging', () => {
  const base = 'one\ntwo\nthree\nfour\nfive\nsix\n';

  it('takes what each side changed alone', () => {
    const mine = base.replace('two', 'TWO');
    const theirs = base.replace('five\n', '').replace('six\n', 'six\nseven\n');
    expect(mergeTexts(base, mine, theirs)).toEqual({ ok: true, text: 'one\nTWO\nthree\nfour\nsix\nseven\n' });
  });

  it('takes a change that both made once', () => {
    const both = base.replace('two', 'TWO');
    expect(mergeTexts(base, both.replace('six', 'SIX'), both)).toEqual({ ok: true, text: both.replace('six', 'SIX') });
  });

  it('refuses where both changed the same line otherwise, and says which', () => {
    const [mine, theirs] = [base.replace('four', 'vier').replace('one\n', 'zero\none\n'), base.replace('four', 'quatre')];
    expect(mergeTexts(base, mine, theirs)).toEqual({ ok: false, lines: [5] });
  });

  it('refuses where one removed what the other changed', () => {
    expect(mergeTexts(base, base.replace('four\n', ''), base.replace('four', 'quatre')).ok).toBe(false);
  });

  it('is the changed side where the other did nothing, and the same from either side', () => {
    fc.assert(
      fc.property(text, text, text, (o, a, b) => {
        expect(mergeTexts(o, a, o)).toEqual({ ok: true, text: a });
        expect(mergeTexts(o, o, b)).toEqual({ ok: true, text: b });
        expect(mergeTexts(o, a, a)).toEqual({ ok: true, text: a });
        const [one, other] = [mergeTexts(o, a, b), mergeTexts(o, b, a)];
        expect(one.ok).toBe(other.ok);
        if (one.ok && other.ok) expect(one.text).toBe(other.text);
      }),
    );
  });

  it('keeps both where they changed lines with some between them', () => {
    fc.assert(
      fc.property(fc.nat(19), fc.nat(19), (i, j) => {
        fc.pre(Math.abs(i - j) > 1);
        const numbered = (changed: Record<number, string>) => Array.from({ length: 20 }, (_, n) => `${changed[n] ?? n}\n`).join('');
        const merged = mergeTexts(numbered({}), numbered({ [i]: 'mine' }), numbered({ [j]: 'theirs' }));
        expect(merged).toEqual({ ok: true, text: numbered({ [i]: 'mine', [j]: 'theirs' }) });
      }),
    );
  });
});
