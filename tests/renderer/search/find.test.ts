/** What is found in texts, and what would stand there instead. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withEdits } from '../../../dream-dsl/index.ts';
import { editsOf, find, type Query } from '../../../renderer/search/find.ts';

const TEXTS = { 'b.dream': 'scene Shore {\n  play surf at 34dB\n}\n', 'a.dream': 'shore\nseashore 3dB' };
const query = (text: string, rest: Partial<Query> = {}): Query => ({ text, matchCase: false, wholeWord: false, regex: false, ...rest });
const places = (q: Query) => find(TEXTS, q, '').files.flatMap(({ path, matches }) => matches.map(({ line, found }) => `${path}:${line} ${found}`));

describe('found', () => {
  it.each([
    [query('shore'), ['a.dream:1 shore', 'a.dream:2 shore', 'b.dream:1 Shore']],
    [query('shore', { matchCase: true }), ['a.dream:1 shore', 'a.dream:2 shore']],
    [query('shore', { wholeWord: true }), ['a.dream:1 shore', 'b.dream:1 Shore']],
    [query('\\d+dB', { regex: true }), ['a.dream:2 3dB', 'b.dream:2 34dB']],
    [query('\\d+dB'), []],
    [query('^sea', { regex: true }), ['a.dream:2 sea']],
    [query('x*', { regex: true }), []],
    [query(''), []],
  ] as const)('%o', (q, expected) => expect(places(q)).toEqual(expected));

  it('says what is wrong with an expression', () => {
    expect(find(TEXTS, query('(', { regex: true }), '')).toMatchObject({ count: 0, problem: expect.stringContaining('Unterminated') });
  });

  it('stops, and says so, where there is too much', () => {
    expect(find({ 'a.dream': 'x'.repeat(5000) }, query('x'), '')).toMatchObject({ count: 2000, cut: true });
  });
});

describe('replaced', () => {
  it.each([
    [query('(\\d+)dB', { regex: true }), '$1 dB, $$&', 'shore\nseashore 3 dB, $&'],
    [query('(?<n>\\d)dB', { regex: true }), '<$<n>|$&|$9>', 'shore\nseashore <3|3dB|>'],
    [query('shore'), '$1', '$1\nsea$1 3dB'],
  ])('%o by %s', (q, replacement, expected) => {
    const [first] = find(TEXTS, q, replacement).files;
    expect(withEdits(TEXTS['a.dream'], editsOf(first?.matches ?? []))).toBe(expected);
  });

  it('as the language itself replaces, for any text and word', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1, maxLength: 3 }), fc.string(), (text, word, replacement) => {
        const [first] = find({ a: text }, query(word, { matchCase: true }), replacement).files;
        const edited = withEdits(text, editsOf(first?.matches ?? []));
        expect(edited).toBe(text.replaceAll(word, () => replacement));
      }),
    );
  });
});
