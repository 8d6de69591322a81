/** Any text gives a tree that prints back to exactly that text; a whole dream gives one without findings. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, print } from '../../../dream-dsl/index.ts';

const dream = readFileSync('tests/support/dreams/tide-house.dream', 'utf8');

describe('parsing', () => {
  it('finds nothing wrong with a dream that uses the whole language', () => {
    expect(parse(dream).problems).toEqual([]);
  });

  it('prints every prefix of it back', () => {
    for (let end = 0; end <= dream.length; end++) expect(print(parse(dream.slice(0, end)).tree)).toBe(dream.slice(0, end));
  });

  it('prints it back with a piece cut out and another put in, wherever', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '"',
      '->',
      'scene',
      ' ',
      '\n',
      'when',
      '34dB',
      '..',
      '(',
      '°',
      '\u0000',
      '🌊',
      '//',
      '/// x\n',
      'choose {',
      '1.2.3',
    );
    fc.assert(
      fc.property(fc.nat(dream.length), fc.nat(12), fc.array(pieces, { maxLength: 4 }), (at, cut, added) => {
        const text = dream.slice(0, at) + added.join('') + dream.slice(at + cut);
        expect(print(parse(text).tree)).toBe(text);
      }),
      { numRuns: 1500 },
    );
  });

  it.each(['{', '(', 'scene a {', '- ', 'not ', 'when ('])('bears “%s” nested fifty thousand times', (piece) => {
    const text = `dream "d" { scene a { when ${piece.repeat(50_000)}`;
    const { tree, problems } = parse(text);
    expect(print(tree)).toBe(text);
    expect(problems.length).toBeGreaterThan(0);
  });
});
