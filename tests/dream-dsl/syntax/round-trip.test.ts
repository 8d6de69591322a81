/**
 * Any text gives a tree that prints back to exactly that text, with nodes that stand inside of each other; a whole dream gives one
 * without findings. `DREAM_MUTATIONS=100000` tries as many random changes instead of some thousands.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyNode, children, parse, print } from '../../../dream-dsl/syntax/index.ts';
import { samples } from '../../support/samples.ts';

const MUTATIONS = Number(process.env['DREAM_MUTATIONS'] ?? 3000);
const texts = new Map(samples().flatMap(({ name, texts }) => Object.entries(texts).map(([path, text]) => [`${name}: ${path}`, text])));

/** Pieces that begin, end or break something. */
const PIECES = [
  ...['{', '}', '(', ')', '"', "'", '->', '=>', '..', '.', ',', ':', '=', '+=', '<=', '<>', '!', '-', '*', '//', '/// x\n', '\n', ' ', '\t', '\r\n'],
  ...['scene', 'when', 'choose {', 'else', 'is', 'in', 'inside', 'last part of', 'through', 'locked to', 'fade in', 'motif', 'import', 'promise', 'if', 'goto'],
  ...['34dB', '1.2.3', '0..1', '9'.repeat(400), '°', '\u0000', '\ud83c', '🌊', 'é', '\u2028'],
];

function holds(text: string): void {
  const { tree, problems } = parse(text);
  if (print(tree) !== text) throw new Error('it does not print back');
  const visit = (root: AnyNode): void => {
    const open: AnyNode[] = [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (const child of children(node)) {
        if (child.to > child.from && (child.from < node.from || child.to > node.to)) throw new Error(`a ${child.kind} stands outside of its ${node.kind}`);
        open.push(child);
      }
    }
  };
  visit(tree.file);
  for (const { span } of problems) if (span.start < 0 || span.end < span.start || span.end > text.length) throw new Error('a finding stands nowhere');
}

describe.each([...texts])('%s', (_, text) => {
  const { starts, count } = parse(text).tree.tokens;

  it('is read without a finding', () => expect(parse(text).problems).toEqual([]));

  it('prints back cut off anywhere', () => {
    for (let end = 0; end <= text.length; end++) holds(text.slice(0, end));
  });

  it('prints back without any one of its tokens', () => {
    for (let i = 0; i < count; i++) holds(text.slice(0, starts[i]) + text.slice(starts[i + 1]));
  });

  it('prints back with one more piece before any of its tokens', () => {
    for (let i = 0; i < count; i++) holds(text.slice(0, starts[i]) + PIECES[(i * 7) % PIECES.length] + text.slice(starts[i]));
  });
});

describe('parsing', () => {
  it(
    `prints ${MUTATIONS} randomly changed programs back`,
    () => {
      const all = [...texts.values()];
      const change = fc.record({ at: fc.nat(), cut: fc.nat(40), added: fc.array(fc.constantFrom(...PIECES), { maxLength: 3 }) });
      fc.assert(
        fc.property(fc.constantFrom(...all), fc.array(change, { minLength: 1, maxLength: 4 }), (text, changes) => {
          const changed = changes.reduce((so, { at, cut, added }) => {
            const place = at % (so.length + 1);
            return so.slice(0, place) + added.join('') + so.slice(place + cut);
          }, text);
          holds(changed);
        }),
        { numRuns: MUTATIONS },
      );
    },
    300_000 + MUTATIONS * 10,
  );

  it('prints any string back', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), holds), { numRuns: 2000 });
  });

  it.each([
    '{',
    '(',
    'scene a {',
    '- ',
    'not ',
    'when (',
    'choose {',
    'min(',
    'while a {',
    'while a ',
    'scene a ',
    'on x {',
    'scene a is m(',
    'light red through (',
    'motif m(a: ',
    'a.',
    'in ',
    'else ',
  ])('bears “%s” nested fifty thousand times', (piece) => {
    const text = `dream "d" { scene a { when ${piece.repeat(50_000)}`;
    holds(text);
    expect(parse(text).problems.length).toBeGreaterThan(0);
  });
});
