/** What names and paths stand for, where they stand. */

import { describe, expect, it } from 'vitest';
import { check, rangeText, type Sym } from '../../../dream-dsl/check/index.ts';
import { type AnyNode, projectOf, spanOf, walk } from '../../../dream-dsl/syntax/index.ts';
import { spansIn } from '../../support/marked.ts';

const SEA = `asset foam = sound "foam.wav"
motif waves(pace: duration = 5s in 1s..9s, next: scene, voice: sound = foam) {
  var count: 0..9 = 0
  scene swell { play voice at 30dB  after pace -> ebb }
  scene ebb { scene low { after pace -> swell }  enter { set count = min(9, count + 1) } }
  when count > 5 -> next
}`;

const inDream = (body: string): string => `import "lib/sea.dream"\nimport "lib/sea.dream" as s\ndream "T" {
  needs sound, light
  asset surf = sound "s.wav"
  param p: level = 30dB in 20dB..40dB
  var n: 0..1 = 0.5
  ritual bed { on sleep -> shore }
  scene shore { layer sky { scene dusk { after 5m -> night }  scene night { after 5m -> release } }  layer sea { play surf at p loop } }
  scene calm is waves(next = shore)
  scene house { scene dusk { after 5m -> hall }  scene hall { after n * 5m -> dusk } }
${body}
}`;

/** The text with the name in ⟦⟧, and what each segment of it stands for. */
const NAMES: readonly (readonly [string, readonly string[]])[] = [
  ['scene a { after 5m -> ⟦shore⟧ }', ['state shore']],
  ['scene a { after 5m -> ⟦night⟧ }', ['state shore/sky/night']],
  ['scene a { after 5m -> ⟦shore.sky.dusk⟧ }', ['state shore', 'state shore/sky', 'state shore/sky/dusk']],
  ['scene a { after 5m -> ⟦sky.dusk⟧ }', ['state shore/sky', 'state shore/sky/dusk']],
  ['scene a { after 5m -> ⟦house.dusk⟧ }', ['state house', 'state house/dusk']],
  ['scene a { after 5m -> ⟦calm.swell⟧ }', ['state calm', 'state swell of waves']],
  ['scene a { after 5m -> ⟦calm.ebb.low⟧ }', ['state calm', 'state ebb of waves', 'state ebb/low of waves']],
  ['scene a { scene shore { after 5m -> b }  scene b { after 5m -> ⟦shore⟧ } }', ['state a/shore']],
  ['scene a { scene shore { after 5m -> ⟦shore.sky⟧ } }', ['state shore', 'state shore/sky']],
  ['scene a { after 5m -> ⟦a⟧  scene a { } }', ['state a/a']],
  ['scene a { after 5m -> ⟦ritual⟧ }', ['state ritual']],
  ['scene a { after 5m -> ⟦bed⟧ }', ['state ritual']],
  ['scene a { after 5m -> ⟦morning⟧ }', ['state morning']],
  ['scene a { after 5m -> ⟦dusk⟧ }', []],
  ['scene a { after 5m -> last part of ⟦house⟧ }', ['state house']],
  ['scene a { when in ⟦house.hall⟧ -> shore }', ['state house', 'state house/hall']],
  ['scene a { play ⟦surf⟧ }', ['asset surf']],
  ['scene a { play ⟦foam⟧ }', ['asset foam']],
  ['scene a { play ⟦s.foam⟧ }', ['import s', 'asset foam']],
  ['scene a { light ⟦amber⟧ at 1lx }', ['colour amber']],
  ['scene a is ⟦s.waves⟧(next = shore)', ['import s', 'motif waves']],
  ['scene a is ⟦waves⟧(next = shore)', ['motif waves']],
  ['scene a is waves(next = ⟦house.hall⟧)', ['state house', 'state house/hall']],
  ['scene a is waves(next = shore, voice = ⟦s.foam⟧)', ['import s', 'asset foam']],
  ['scene a is waves(⟦n⟧ * 9s, shore)', ['var n']],
  ['scene a { when ⟦time in stage⟧ > 5m -> shore }', ['sensor stageTime']],
  ['scene a { when stage is ⟦N2⟧ -> shore }', ['stage N2']],
  ['scene a { when ⟦p⟧ > 25dB -> shore }', ['param p']],
  ['promise q: never ⟦sound⟧ > 40dB', ['channel sound']],
  ['promise q: ⟦house.dusk⟧ leads to release within 2m', ['state house', 'state house/dusk']],
  ['promise q: reaches ⟦calm.ebb⟧', ['state calm', 'state ebb of waves']],
];

describe('a name stands for', () => {
  it.each(NAMES)('%s', (marked, expected) => {
    const { text, spans } = spansIn(inDream(marked));
    expect(meaning(text, spans[0]?.start ?? -1)).toEqual(expected);
  });

  it.each([
    ['play ⟦voice⟧ at 30dB', ['param voice']],
    ['after ⟦pace⟧', ['param pace']],
    ['-> ⟦ebb⟧', ['state ebb of waves']],
    ['count > 5 -> ⟦next⟧', ['param next']],
    ['set ⟦count⟧', ['var count']],
  ])('in a motif: %s', (marked, expected) => {
    const plain = marked.replace(/[⟦⟧]/g, '');
    const { text, spans } = spansIn(SEA.replace(plain, marked));
    expect(meaning(text, spans[0]?.start ?? -1)).toEqual(expected);
  });
});

/** The range of an expression, where `n` is 0..1 and `p` a level of 20dB..40dB. */
const RANGES: readonly (readonly [string, string])[] = [
  ['n + 1', '1..2'],
  ['2 - n', '1..2'],
  ['n * 10s', '0s..10s'],
  ['p - 5dB', '15dB..35dB'],
  ['p / 2dB', '10..20'],
  ['-n', '-1..0'],
  ['min(n, 0.5)', '0..0.5'],
  ['max(n, 0.5)', '0.5..1'],
  ['clamp(n, 0.25, 0.75)', '0.25..0.75'],
  ['clamp(0.5, n, 1)', '0.5..1'],
  ['abs(n - 1)', '0..1'],
  ['round(n * 3)', '0..3'],
  ['1 / n', 'anything'],
  ['1 / (n + 1)', '0.5..1'],
  ['n * n - n', '-1..1'],
  ['90m', '1.5h'],
  ['0.25h', '15m'],
];

describe('the range of an expression', () => {
  it.each(RANGES)('%s: %s', (written, expected) => {
    const project = projectOf({ 'main.dream': inDream(`scene a { on wake { set n = ${written} } }`), 'lib/sea.dream': SEA });
    const { symbols } = check(project, 'main.dream');
    let range = '';
    walk(symbols.source.tree.file, (node) => {
      if (node.kind === 'Set') range = rangeText(symbols.typeOf(node.value));
    });
    expect(range).toBe(expected);
  });
});

function meaning(text: string, start: number): string[] {
  const project = projectOf(text.includes('dream "T"') ? { 'main.dream': text, 'lib/sea.dream': SEA } : { 'main.dream': text });
  const { symbols } = check(project, 'main.dream');
  let found: readonly Sym[] | null = null;
  walk(symbols.source.tree.file, (node: AnyNode) => {
    if (spanOf(symbols.source.tree, node).start !== start && !(node.kind === 'Set' && spanOf(symbols.source.tree, node.name).start === start)) return;
    if (node.kind === 'Path') found = symbols.resolvePath(node);
    else if (node.kind === 'Reference') found = symbols.resolveReference(node);
    else if (node.kind === 'Set') found = [symbols.resolve(node) as Sym];
  });
  return (found ?? ([] as readonly Sym[])).map(said);
}

function said(symbol: Sym): string {
  switch (symbol.kind) {
    case 'state':
      return `state ${symbol.path}${symbol.file === 'main.dream' ? motifOf(symbol) : ' of waves'}`;
    case 'import':
      return `import ${symbol.alias}`;
    case 'sensor':
      return `sensor ${symbol.id}`;
    case 'channel':
      return `channel ${symbol.channel}`;
    case 'anchor':
      return symbol.path;
    default:
      return `${symbol.kind} ${symbol.name}`;
  }
}

/** Of a text that is a motif itself. */
function motifOf(symbol: Extract<Sym, { kind: 'state' }>): string {
  let top = symbol;
  while (top.parent !== null) top = top.parent;
  return top.role === 'motif' ? ' of waves' : '';
}
