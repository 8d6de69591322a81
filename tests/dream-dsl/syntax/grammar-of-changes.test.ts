/** Parser and grammar agree on changed programs: what neither parser nor checker finds fault with, the grammar knows; what it knows, the parser reads. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../../dream-dsl/check/index.ts';
import { FIRST_SIGNIFICANT, type Finding, parse, projectOf } from '../../../dream-dsl/syntax/index.ts';
import { readGrammar, recogniser } from '../../support/ebnf.ts';
import { samples } from '../../support/samples.ts';

/** More can be tried with `DREAM_CHANGES=10000`. */
const CHANGES = Number(process.env['DREAM_CHANGES'] ?? 600);
const knows = recogniser(readGrammar(readFileSync(join(import.meta.dirname, '../../../docs/grammar.ebnf'), 'utf8')));
const texts = samples()
  .flatMap(({ texts }) => Object.values(texts))
  .filter((text) => text.length < 4000);
/** None of those that mean something else on another line or without a gap, of which the grammar knows nothing. */
const PIECES = [
  ...['{', '}', ')', '"x"', '->', '..', '.', ',', ':', '=', '<=', '-', '5m', '34dB', '0..1', 'a', 'b'],
  ...['scene', 'choose', 'else', 'is', 'in', 'not', 'last', 'part', 'and', 'true', 'light', 'release', 'per', 'say'],
];

/** One of its tokens taken out, put in or replaced; those in between are left alone, since the grammar knows nothing of lines. */
const changed = fc.record({ text: fc.constantFrom(...texts), at: fc.nat(), piece: fc.constantFrom('', ...PIECES), replace: fc.boolean() }).map((change) => {
  const { starts, count, kinds } = parse(change.text).tree.tokens;
  const tokens = Array.from({ length: count }, (_, i) => i).filter((i) => (kinds[i] as number) >= FIRST_SIGNIFICANT);
  const token = tokens[change.at % tokens.length] as number;
  const end = starts[change.replace || change.piece === '' ? token + 1 : token];
  const behind = change.text.slice(end);
  // A parenthesis keeps its place just behind a name, of which the grammar knows nothing either.
  const piece = change.piece === '' ? '' : ` ${change.piece}${behind.startsWith('(') ? '' : ' '}`;
  return change.text.slice(0, starts[token]) + piece + behind;
});

describe('changed programs', () => {
  it('are known to the grammar where nobody finds fault with them', () => {
    let clean = 0;
    fc.assert(
      fc.property(changed, (text) => {
        if (parse(text).problems.length > 0) return;
        const errors = check(projectOf({ 'main.dream': text }), 'main.dream').findings.filter(({ code }) => !TOLD_OF_WHOLES.has(code));
        if (errors.length > 0) return;
        clean++;
        expect(knows(text)).toBe(true);
      }),
      { numRuns: CHANGES, seed: 3 },
    );
    expect(clean).toBeGreaterThan(CHANGES / 200);
  });

  it('are read without a finding where the grammar knows them', () => {
    fc.assert(
      fc.property(changed, (text) => {
        const [first] = parse(text).problems;
        if (first !== undefined && !isOfLines(text, first)) expect(knows(text)).toBe(false);
      }),
      { numRuns: CHANGES, seed: 4 },
    );
  });
});

/** Whether only its lines make a text wrong: a second arrow on one, or the first word of one, which elsewhere could be a value. */
function isOfLines(text: string, { code, span }: Finding): boolean {
  return code === 'DRM019' || BEGINS_LINE.test(text.slice(text.lastIndexOf('\n', span.start - 1) + 1)) || BEGINS_NEXT.test(text.slice(span.start));
}
const BEGINS_LINE = /^\s*(light|scent|touch|warmth|motion|ritual|morning|release|enter|exit)\s*->/;
const BEGINS_NEXT = /^\s*\n\s*(light|scent|touch|warmth|motion|ritual|morning|release|enter|exit)\b/;

/** What the checker says of a program as a whole, or of its files, and not of the words that a change has made. */
const TOLD_OF_WHOLES: ReadonlySet<string> = new Set(['DRM044', 'DRM060', 'DRM061', 'DRM062', 'DRM063', 'DRM064', 'DRM100', 'DRM105', 'DRM110', 'DRM119']);
