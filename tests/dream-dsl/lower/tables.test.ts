/** Each construct as rows of the tables. */

import { describe, expect, it } from 'vitest';
import { action, claim, compiled, cue, dream, reactions, tables } from '../../support/lowered.ts';

const HEAD =
  'asset surf = sound "s.wav"\n param volume: level = 34dB in 25dB..42dB\n param pause: duration = 5m in 1m..10m\n param who: text = "Lila"\n var n: 0..9 = 3\n var still: duration = 90s\n';

describe('cues', () => {
  it.each<[string, Record<string, unknown>]>([
    ['play surf at volume - 4dB loop', { verb: 'play', asset: 'surf', level: 'param 0 num 4 sub', loop: true }],
    ['play surf fade 30s', { verb: 'play', asset: 'surf', fadeIn: 'num 30000', fadeOut: 'num 30000' }],
    ['play surf fade in 5s', { verb: 'play', asset: 'surf', fadeIn: 'num 5000' }],
    ['play surf fade out 1m', { verb: 'play', asset: 'surf', fadeOut: 'num 60000' }],
    ['play surf fade in 5s out 1m', { verb: 'play', asset: 'surf', fadeIn: 'num 5000', fadeOut: 'num 60000' }],
    ['light amber at 5lx ramp to 0lx over 20m', { verb: 'light', words: ['amber'], level: 'num 5', envelope: ['num 5 at num 0', 'num 0 at num 1200000'] }],
    ['light amber through 0lx at 10s, 1lx at 5m', { verb: 'light', words: ['amber'], envelope: ['num 0 at num 10000', 'num 1 at num 300000'] }],
    ['touch at 10% for 2s every 3m', { verb: 'touch', level: 'num 10', duration: 'num 2000', repeat: 'num 180000' }],
    ['play surf locked to slow wave', { verb: 'play', asset: 'surf', lock: { rhythm: 'slow-wave', degrees: 0 } }],
    ['play surf locked to breath 90deg every 5s', { verb: 'play', asset: 'surf', repeat: 'num 5000', lock: { rhythm: 'breath', degrees: 90 } }],
    ['while stage is N3 { play surf for 1s }', { verb: 'play', asset: 'surf', duration: 'num 1000', gate: 'sensor stage num 3 eq' }],
    ['say "Hello {who}"', { verb: 'say', words: ['Hello ', { param: 2, scale: 1, unit: '' }] }],
    ['say "{n} of {volume}"', { verb: 'say', words: [{ var: 0, scale: 1, unit: '' }, ' of ', { param: 0, scale: 1, unit: 'dB' }] }],
    [
      'say "in {pause}, still {still}"',
      { verb: 'say', words: ['in ', { param: 1, scale: 60_000, unit: 'm' }, ', still ', { var: 1, scale: 1000, unit: 's' }] },
    ],
  ])('%s', (text, expected) => {
    const program = tables(dream(`${HEAD} scene a { ${text}\n after 1h -> release }`));
    expect(cue(program, 0)).toEqual(expected);
    expect([program.cues.length, program.states[1]?.cues, program.cues[0]?.state]).toEqual([1, [0], 1]);
  });
});

describe('reactions', () => {
  const SCENES = ' scene b { scene c { after 1m -> d } scene d { after 1m -> c } on wake -> a }';
  it.each<[string, Record<string, unknown>[]]>([
    ['on stage N1 -> b', [{ cause: 'stage.N1', arms: ['b'] }]],
    ['on signal LRLR -> b.d', [{ cause: 'signal.LRLR', arms: ['b/d'] }]],
    ['on knock when n > 3 -> b', [{ cause: 'knock', guard: 'var 0 num 3 gt', arms: ['b'] }]],
    ['every 5m when n < 9 { set n = min(9, n + 1) }', [{ cause: 'every num 300000', guard: 'var 0 num 9 lt', actions: ['n = num 9 var 0 num 1 add min'] }]],
    ['when heart < 60bpm for 2m -> b', [{ cause: 'when sensor heart num 60 lt for num 120000', arms: ['b'] }]],
    ['when in b.c -> release', [{ cause: 'when in 3', arms: ['release'] }]],
    ['after pause -> last b', [{ cause: 'after param 1', arms: ['deep b'] }]],
    ['after 1m -> last part of b', [{ cause: 'after num 60000', arms: ['shallow b'] }]],
    ['-> b', [{ cause: 'when num 1', arms: ['b'] }]],
    [
      'choose { 3 -> b when n is 1 2 -> b.d else -> release }',
      [{ cause: 'when num 1', arms: ['b weight num 3 if var 0 num 1 eq', 'b/d weight num 2', 'else release'] }],
    ],
    ['after 8m choose { 1 -> b n -> b }', [{ cause: 'after num 480000', arms: ['b weight num 1', 'b weight var 0'] }]],
    [
      'on wake { set n = 0 raise knock mark "at {n}" -> b }',
      [{ cause: 'wake', actions: ['n = num 0', 'raise knock', { mark: ['at ', { var: 0, scale: 1, unit: '' }] }], arms: ['b'] }],
    ],
    ['on wake { play surf for 2s }', [{ cause: 'wake', actions: [{ play: { verb: 'play', asset: 'surf', duration: 'num 2000' } }] }]],
    [
      'together "keepers" within 5m -> b else -> release',
      [
        { cause: 'together.keepers', arms: ['b'] },
        { cause: 'after num 300000', arms: ['release'] },
      ],
    ],
  ])('%s', (text, expected) => {
    const program = tables(dream(`${HEAD} scene a { ${text}\n }\n${SCENES}\n scene knocking { every 1m { raise knock } }`));
    expect(reactions(program, 'a')).toEqual(expected);
  });

  it('`inside` does not leave the scene that reacts; `enter` and `exit` are actions of their scene', () => {
    const program = tables(
      dream(
        `${HEAD} scene a { enter { set n = 1 play surf for 1s } exit { mark "left" } on wake -> inside y  scene x { after 1m -> y } scene y { after 1m -> release } }`,
      ),
    );
    expect(reactions(program, 'a')).toEqual([{ cause: 'wake', arms: ['inside a/y'] }]);
    const [, row] = program.states;
    expect(row?.onEnter.map((item) => action(program, item))).toEqual(['n = num 1', { play: { verb: 'play', asset: 'surf', duration: 'num 1000' } }]);
    expect([row?.onExit.map((item) => action(program, item)), row?.cues]).toEqual([[{ mark: ['left'] }], []]);
  });
});

describe('promises', () => {
  const BODY = 'asset surf = sound "s.wav"\n scene a { play surf at 30dB loop  after 1m -> release }';
  const statement = (text: string) => {
    const program = tables(dream(`${BODY}\n promise p: ${text}`));
    const { text: words, statement: row } = program.promises[0] as (typeof program.promises)[number];
    const spoken = Object.entries(row).map(([key, value]) => [
      key,
      typeof value === 'number' && key !== 'bound' && key !== 'state' ? claim(program, value) : value,
    ]);
    return [words, Object.fromEntries(spoken)];
  };
  it.each<[string, string, Record<string, unknown>]>([
    [
      'always  sound <= 38dB\n while stage is N3',
      'always sound <= 38dB while stage is N3',
      { kind: 'invariant', always: true, claim: 'level sound num 38 le', condition: 'sensor stage num 3 eq' },
    ],
    ['never light > 1lx', 'never light > 1lx', { kind: 'invariant', always: false, claim: 'level light num 1 gt', condition: null }],
    [
      'distress > 0.8 for 30s leads to release within 2m',
      'distress > 0.8 for 30s leads to release within 2m',
      { kind: 'leads-to', cause: 'sensor distress num 0.8 gt', held: 'num 30000', goal: 'in 2', within: 'num 120000' },
    ],
    ['in a leads to release', 'in a leads to release', { kind: 'leads-to', cause: 'in 1', held: null, goal: 'in 2', within: null }],
    ['reaches morning', 'reaches morning', { kind: 'reaches', state: 3 }],
    [
      'chance of ( woken by a cue ) <= 5% per night across adults',
      'chance of (woken by a cue) <= 5% per night across adults',
      { kind: 'chance', event: 'sensor wokenByCue', comparison: '<=', bound: 5, population: 'adults' },
    ],
  ])('%s', (text, words, row) => expect(statement(text)).toEqual([words, row]));
});

describe('origins', () => {
  it('name the text and the place of each row', () => {
    const texts = {
      'main.dream': 'import "m.dream"\ndream "T" {\n needs light\n scene a is m { after 1m -> release }\n}',
      'm.dream': 'motif m { light amber at 1lx\n on wake -> release }',
    };
    const { origins } = compiled(texts) ?? { origins: { states: [], transitions: [], cues: [] } };
    const said = (rows: typeof origins.cues) => rows.map(({ file, span }) => `${file}: ${texts[file as keyof typeof texts].slice(span.start, span.end)}`);
    expect(said(origins.cues)).toEqual(['m.dream: light amber at 1lx']);
    expect(said(origins.transitions)).toEqual(['m.dream: on wake -> release', 'main.dream: after 1m -> release']);
    expect(said(origins.states)[1]).toBe('main.dream: scene a is m { after 1m -> release }');
  });
});
