/** The formatter: white space alone, always the same way, and never across what is broken. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, format, projectOf } from '../../../dream-dsl/index.ts';
import { FIRST_SIGNIFICANT, parse, Token } from '../../../dream-dsl/syntax/index.ts';
import { layoutsOf } from '../../support/layouts.ts';
import { applied } from '../../support/marked.ts';
import { samples } from '../../support/samples.ts';

const formatted = (text: string): string => applied(text, format(text));

/** What must never change: tokens and comments in their order. */
function words(text: string): readonly string[] {
  const { kinds, starts, count } = parse(text).tree.tokens;
  const result: string[] = [];
  for (let i = 0; i < count; i++) {
    const kind = kinds[i] as number;
    if (kind !== Token.space && kind !== Token.newline) result.push(text.slice(starts[i], starts[i + 1]).trimEnd());
  }
  return result;
}

/** The tree without its places: what the program says. */
function meaning(text: string): string {
  const { tree, problems } = parse(text);
  const place = new Map<number, number>();
  let n = 0;
  for (let i = 0; i <= tree.tokens.count; i++) {
    place.set(i, n);
    if ((tree.tokens.kinds[i] as number) >= FIRST_SIGNIFICANT) n++;
  }
  const plain = JSON.stringify(tree.file, (key, value) => (key === 'from' ? place.get(value as number) : key === 'to' || key === 'within' ? undefined : value));
  return `${plain}\n${problems.map((p) => p.code).join()}`;
}

const TABLE: readonly (readonly [string, string, string])[] = [
  ['indents and separates', 'dream "T"{version 1.0.0\nscene a{tone calm 1\n}}', 'dream "T" {\n  version 1.0.0\n\n  scene a {\n    tone calm 1\n  }\n}\n'],
  [
    'keeps a block on one line where it was',
    'dream "T" {\n  scene a{after 5m->b   light red at 1lx}\n}\n',
    'dream "T" {\n  scene a { after 5m -> b  light red at 1lx }\n}\n',
  ],
  ['leaves braces without anything on one line', 'dream "T" {\nscene night{\n}\n}', 'dream "T" {\n  scene night { }\n}\n'],
  ['keeps one blank line of several', 'dream "T" {\n\n\n  version 1.0.0\n\n\n\n  needs sound\n\n}\n', 'dream "T" {\n  version 1.0.0\n\n  needs sound\n}\n'],
  [
    'puts assets in columns',
    'dream "T" {\n  asset surf = sound "a"\n  asset cedar=scent "b"\n}\n',
    'dream "T" {\n  asset surf  = sound "a"\n  asset cedar = scent "b"\n}\n',
  ],
  [
    'begins new columns after a blank line',
    'dream "T" {\n  asset a = sound "a"\n\n  asset cedar = scent "b"\n}\n',
    'dream "T" {\n  asset a = sound "a"\n\n  asset cedar = scent "b"\n}\n',
  ],
  [
    'puts arms in columns',
    'dream "T" {\n  scene a {\n    choose {\n10 -> a\nelse->b }\n  }\n}\n',
    'dream "T" {\n  scene a {\n    choose {\n      10   -> a\n      else -> b\n    }\n  }\n}\n',
  ],
  [
    'puts promises in columns',
    'dream "T" {\n  promise quiet: reaches a\n  promise escape: reaches b\n}\n',
    'dream "T" {\n  promise quiet:  reaches a\n  promise escape: reaches b\n}\n',
  ],
  [
    'keeps comments where they belong',
    '//a\ndream "T" { // b\n// c\n\n/// d\n\nscene a { tone calm 1 } // e\n  // f\n}',
    '//a\ndream "T" {  // b\n  // c\n\n  /// d\n  scene a { tone calm 1 }  // e\n  // f\n}\n',
  ],
  [
    'keeps a comment inside of an item',
    'dream "T" {\n  scene a {\n    light red // why\n at 1lx\n  }\n}\n',
    'dream "T" {\n  scene a {\n    light red  // why\n        at 1lx\n  }\n}\n',
  ],
  ['keeps an operator apart, a sign and dots together', 'dream "T" {\n  var a: - 1 .. 1=0.5-0.25*2\n}\n', 'dream "T" {\n  var a: -1..1 = 0.5 - 0.25 * 2\n}\n'],
  [
    'keeps a call together',
    'dream "T" {\n  scene a { enter { set w = min( 1,w+0.2 ) } }\n}\n',
    'dream "T" {\n  scene a { enter { set w = min(1, w + 0.2) } }\n}\n',
  ],
  [
    'breaks a long cue before its options',
    `dream "T" {\n  scene a {\n    say "${'x'.repeat(70)}" at 30dB fade in 5s out 20s\n  }\n}\n`,
    `dream "T" {\n  scene a {\n    say "${'x'.repeat(70)}" at 30dB\n        fade in 5s out 20s\n  }\n}\n`,
  ],
  [
    'breaks a long condition before `and`',
    `dream "T" {\n  scene a {\n    when heart < 60bpm and distress > 0.25 and movement < 0.125 and arousal < 0.125 and not awake -> b\n  }\n}\n`,
    `dream "T" {\n  scene a {\n    when heart < 60bpm and distress > 0.25 and movement < 0.125 and arousal < 0.125 and not awake\n        -> b\n  }\n}\n`,
  ],
  [
    'opens a block that does not fit',
    `dream "T" {\n  scene abcdef { say "${'x'.repeat(60)}" at 30dB  after 10m -> elsewhere }\n}\n`,
    `dream "T" {\n  scene abcdef {\n    say "${'x'.repeat(60)}" at 30dB\n    after 10m -> elsewhere\n  }\n}\n`,
  ],
  [
    'puts parameters below each other where they do not fit',
    `motif m(pace: duration = 4s in 2s..10s, voice: sound, next: scene, words: text = "breathe in, and out") {\n  after pace -> next\n}\n`,
    `motif m(\n  pace: duration = 4s in 2s..10s,\n  voice: sound,\n  next: scene,\n  words: text = "breathe in, and out"\n) {\n  after pace -> next\n}\n`,
  ],
  [
    'separates imports from the rest',
    'import "a.dream"\nimport "b.dream" as b\ndream "T" {\n}\n',
    'import "a.dream"\nimport "b.dream" as b\n\ndream "T" { }\n',
  ],
  ['keeps dotted paths together', 'dream "T" {\n  scene a { after 5m  ->  b.c }\n}\n', 'dream "T" {\n  scene a { after 5m -> b.c }\n}\n'],
  [
    'keeps the line ends of Windows',
    'dream "T" {\r\nversion 1.0.0\r\n\r\n\r\nneeds sound  // x \r\n}',
    'dream "T" {\r\n  version 1.0.0\r\n\r\n  needs sound  // x\r\n}\r\n',
  ],
  ['leaves nothing of nothing', '  \n\n ', ''],
  [
    'leaves a broken item alone and formats the rest',
    'dream "T" {\nscene a {\nplay    ->   b\n   after  5m->b\n}\nscene b{tone calm   1}\n}\n',
    'dream "T" {\n  scene a {\n    play    ->   b\n    after 5m -> b\n  }\n\n  scene b { tone calm 1 }\n}\n',
  ],
  ['leaves a text without its brace alone', 'dream "T" {\n   scene a {\n  tone calm   1\n\n', 'dream "T" {\n   scene a {\n  tone calm   1\n'],
];

describe('format', () => {
  it.each(TABLE)('%s', (_, text, expected) => {
    expect(formatted(text)).toBe(expected);
    expect(formatted(expected)).toBe(expected);
  });

  it.each(samples().flatMap(({ name, texts }) => Object.entries(texts).map(([path, text]) => [`${name} ${path}`, text] as const)))(
    '%s: keeps what it says, and is done in one go',
    (_, text) => {
      const once = formatted(text);
      expect(words(once)).toEqual(words(text));
      expect(meaning(once) === meaning(text), once).toBe(true);
      expect(formatted(once)).toBe(once);
      for (const line of once.split('\n')) if (!/["/]/.test(line)) expect(line.length).toBeLessThanOrEqual(100);
    },
  );

  it('gives the same result for any layout of a sample without blank lines', () => {
    for (const { texts } of samples()) {
      for (const text of Object.values(texts)) {
        fc.assert(
          fc.property(layoutsOf(text), (loose) => {
            const once = formatted(loose);
            expect(words(once)).toEqual(words(text));
            expect(meaning(once) === meaning(text), once).toBe(true);
            expect(formatted(once)).toBe(once);
          }),
          { numRuns: 30 },
        );
      }
    }
  });

  it('loses nothing of a broken text, and is done in one go there too', () => {
    for (const { texts } of samples()) {
      for (const text of Object.values(texts)) {
        fc.assert(
          fc.property(
            fc.nat(text.length),
            fc.nat(30),
            fc.constantFrom('', '{', '}', '"', '(', ' ', '\n', '->', 'when', '//', '&', 'scene x'),
            (at, length, put) => {
              const broken = text.slice(0, at) + put + text.slice(at + length);
              const once = formatted(broken);
              expect(once.replace(/\s/g, '')).toBe(broken.replace(/\s/g, ''));
              expect(words(once)).toEqual(words(broken));
              expect(formatted(once)).toBe(once);
            },
          ),
          { numRuns: 100 },
        );
      }
    }
  });

  it.each(samples().map((sample) => [sample.name, sample] as const))('%s: gives the same tables', (_, { texts, path }) => {
    const before = compile(projectOf(texts), path);
    const squeezed = Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, text.replace(/^[ \t]+/gm, '').replace(/ +/g, ' ')]));
    const after = compile(projectOf(Object.fromEntries(Object.entries(squeezed).map(([file, text]) => [file, formatted(text)]))), path);
    expect(before).not.toBeNull();
    expect(after?.program).toEqual(compile(projectOf(squeezed), path)?.program);
    expect(compile(projectOf(Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, formatted(text)]))), path)?.program).toEqual(
      before?.program,
    );
  });

  it('edits only what changes', () => {
    const text = 'dream "T" {\n  version 1.0.0\n   needs sound\n}\n';
    expect(format(text)).toEqual([{ span: { start: text.indexOf('needs') - 1, end: text.indexOf('needs') }, newText: '' }]);
  });
});
