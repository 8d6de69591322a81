/** docs/grammar.ebnf and the parser hold each other: what the one makes, the other reads, and what the one refuses, the other does not know. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../../dream-dsl/check/index.ts';
import { parse, projectOf } from '../../../dream-dsl/syntax/index.ts';
import { KEYWORDS } from '../../../dream-dsl/syntax/token.ts';
import { partsOf, readGrammar, recogniser } from '../../support/ebnf.ts';
import { samples } from '../../support/samples.ts';
import { writer } from '../../support/sentences.ts';
import { mistakes } from '../../support/syntax-mistakes.ts';

const SENTENCES = Number(process.env['DREAM_SENTENCES'] ?? 3000);
const grammar = readGrammar(readFileSync(join(import.meta.dirname, '../../../docs/grammar.ebnf'), 'utf8'));
const knows = recogniser(grammar);

/** Mistakes that a grammar without line ends and types can not see, and what it takes them for. */
const UNSEEN: ReadonlyMap<string, string> = new Map([
  ['after 5m -> b ⟦->⟧ c', 'an arrow of its own, which begins a line'],
  ['play surf locked to slow wave ⟦at⟧ 0deg', 'a level that is an angle'],
  ['after 5m choose { ⟦otherwise⟧ -> b }', 'a variable as a weight'],
  ['play surf at 30dB\n      ⟦for⟧ 5m loop', 'how long the cue above lasts'],
]);
const unseen = (marked: string) => [...UNSEEN.keys()].some((line) => marked.includes(`\n    ${line}\n`));

describe('the grammar', () => {
  it(`makes ${SENTENCES} sentences that the parser reads without a finding, and that have everything in its place`, () => {
    const { sentence, unused } = writer(grammar, 11, 18);
    for (let i = 0; i < SENTENCES; i++) {
      const text = sentence();
      const { tree, problems } = parse(text);
      const misplaced = problems.length > 0 ? [] : check(projectOf({ 'main.dream': text }), 'main.dream').findings.filter(({ code }) => code === 'DRM018');
      for (const { code, span } of [...problems, ...misplaced]) {
        const place = `${text.slice(0, span.start)}⟦${text.slice(span.start, span.end)}⟧${text.slice(span.end)}`;
        expect.fail(`${code} in sentence ${i} of ${tree.tokens.count} tokens: …${place.slice(Math.max(0, span.start - 200), span.end + 100)}…`);
      }
    }
    expect(unused()).toEqual([]);
  });

  const texts = samples().flatMap(({ name, texts }) => Object.entries(texts).map(([path, text]) => [`${name}: ${path}`, text] as const));
  it.each(texts)('knows %s', (_, text) => expect(knows(text)).toBe(true));

  it.each(mistakes.filter(([, marked]) => !unseen(marked)))('does not know %s in %j', (_, marked) => {
    expect(knows(marked.replace(/[⟦⟧]/g, ''))).toBe(false);
  });

  it.each(mistakes.filter(([, marked]) => unseen(marked)))('can not see %s in %j', (_, marked) => {
    expect(knows(marked.replace(/[⟦⟧]/g, ''))).toBe(true);
  });

  it('keeps the words from being names that the parser does', () => {
    const reserved = partsOf(grammar.get('Reserved') ?? { kind: 'literal', text: '' }).flatMap((part) => (part.kind === 'literal' ? [part.text] : []));
    const refused = KEYWORDS.filter((word) => parse(`asset ${word} = sound "s.wav"`).problems.some(({ code }) => code === 'DRM013'));
    expect(reserved.toSorted()).toEqual(refused.toSorted());
  });
});
