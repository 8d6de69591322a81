/** Check never throws: not of changed programs, and not where it is asked what each node of them means. `DREAM_MUTATIONS=100000` tries more. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, describe as words } from '../../../dream-dsl/check/index.ts';
import { type AnyNode, type Project, projectOf, walk } from '../../../dream-dsl/syntax/index.ts';
import { samples } from '../../support/samples.ts';
import { MISTAKES } from './mistakes.ts';

const MUTATIONS = Number(process.env['DREAM_MUTATIONS'] ?? 1500);
const PIECES = [
  ...['{', '}', '(', ')', '"', '->', '..', '.', ',', ':', '=', '<=', '-', '*', '{n}', '"{next}"', '0s', '5m', '-1', '30dB', '1e999', '9999999999999999999999'],
  ...[
    'scene a {',
    'scene a is',
    'layer',
    'motif m(next: scene, p: 0..1 = 2) {',
    'is m(',
    'import "a.dream"',
    'import "main.dream" as m',
    'dream "x" {',
    'else ->',
  ],
  ...[
    'when in',
    'not',
    'in a.b.c',
    'inside',
    'last part of',
    'release',
    'morning',
    'ritual',
    'm.m',
    'set n =',
    'var n: 0..1 =',
    'param',
    'promise p: always',
    'reaches',
  ],
  ...[
    'through 0lx at 0s,',
    'locked to breath',
    'fade in',
    'choose {',
    'on',
    'every',
    'raise',
    'limit',
    'needs',
    'asset a = sound "a"',
    'clamp(1,',
    'and',
    'stage is',
  ],
];
const texts = [
  ...samples().map(({ texts, path }) => ({ ...Object.fromEntries(Object.entries(texts).filter(([name]) => name !== path)), 'main.dream': texts[path] ?? '' })),
  ...MISTAKES.map(({ text, others }) => ({ ...others, 'main.dream': text.replace(/[⟦⟧]/g, '') })),
];

describe('check', () => {
  it(`bears ${MUTATIONS} changed programs`, { timeout: 300_000 + MUTATIONS * 20 }, () => {
    const change = fc.record({ at: fc.nat(), cut: fc.nat(30), added: fc.array(fc.constantFrom(...PIECES), { maxLength: 3 }) });
    const property = fc.property(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 5 }), (before, changes) => {
      let text: string = before['main.dream'];
      for (const { at, cut, added } of changes) {
        const start = at % (text.length + 1);
        text = `${text.slice(0, start)}${added.join(' ')} ${text.slice(start + cut)}`;
      }
      asked(projectOf({ ...before, 'main.dream': text }), 'main.dream');
    });
    fc.assert(property, { numRuns: MUTATIONS });
  });

  it('bears every sample cut off anywhere', () => {
    for (const before of texts.slice(0, 12)) {
      const text = before['main.dream'];
      for (let end = 0; end < text.length; end += 3) asked(projectOf({ ...before, 'main.dream': text.slice(0, end) }), 'main.dream');
    }
  });
});

/** Everything that can be asked of a text. */
function asked(project: Project, path: string): void {
  const { findings, symbols } = check(project, path);
  for (const finding of findings) {
    const { message, span } = words(finding, path);
    expect(message).not.toContain('undefined');
    expect(span.start <= span.end && span.end <= symbols.source.tree.text.length).toBe(true);
  }
  walk(symbols.source.tree.file, (node: AnyNode) => {
    switch (node.kind) {
      case 'Path':
        symbols.resolvePath(node);
        break;
      case 'Reference':
        symbols.resolveReference(node);
        symbols.typeOf(node);
        break;
      case 'Go':
      case 'Cue':
      case 'Set':
      case 'Raise':
      case 'In':
      case 'Use':
      case 'NeededChannel':
        symbols.resolve(node);
        break;
      case 'Binary':
      case 'Call':
      case 'Is':
      case 'Text':
      case 'Unary':
        symbols.typeOf(node);
        symbols.constantOf(node);
        break;
      case 'Scene':
      case 'Layer':
      case 'Motif':
        symbols.stateOf(node);
        break;
      default:
    }
  });
}
