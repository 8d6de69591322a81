/** Motifs in their places: what each scene made of one has of its own, and what it is given. */

import { describe, expect, it } from 'vitest';
import { analyze, compile, projectOf } from '../../../dream-dsl/index.ts';
import { cue, dream, reactions, tables } from '../../support/lowered.ts';

const BREATHING = `motif breathing(pace: duration = 5s in 1s..9s, next: scene) {
  var breaths: 0..200 = 0
  scene inhale { after pace -> exhale }
  scene exhale { enter { set breaths = min(200, breaths + 1) }  after pace * 2 -> inhale }
  when breaths > 60 -> next
}\n`;

describe('motifs', () => {
  it('have states and variables for each scene that is made of them', () => {
    const program = tables(BREATHING + dream('scene a is breathing(2s, next = b)\n scene b is breathing(next = a) { on wake -> release }'));
    expect(program.states.map(({ path }) => path)).toEqual(['', 'a', 'a/inhale', 'a/exhale', 'b', 'b/inhale', 'b/exhale', 'release', 'morning']);
    expect(program.vars).toEqual([
      { name: 'a.breaths', value: 0, min: 0, max: 200 },
      { name: 'b.breaths', value: 0, min: 0, max: 200 },
    ]);
    expect(reactions(program, 'a')).toEqual([{ cause: 'when var 0 num 60 gt', arms: ['b'] }]);
    expect(reactions(program, 'b')).toEqual([
      { cause: 'when var 1 num 60 gt', arms: ['a'] },
      { cause: 'wake', arms: ['release'] },
    ]);
    expect([...reactions(program, 'a/exhale'), ...reactions(program, 'b/exhale')].map(({ cause }) => cause)).toEqual([
      'after num 2000 num 2 mul',
      'after num 5000 num 2 mul',
    ]);
  });

  it('read an argument anew each time, in the place of who gives it', () => {
    const text = dream('var slow: 1s..3s = 1s\n scene a is breathing(slow * 2, b) { every 1m { set slow = 3s } }\n scene b { after 1m -> a }');
    expect(reactions(tables(BREATHING + text), 'a/inhale')).toEqual([{ cause: 'after var 0 num 2 mul', arms: ['a/exhale'] }]);
  });

  it('hand on what they are given: scenes, sounds, colours, words and values', () => {
    const program = tables(
      `motif inner(voice: sound, shade: colour, where: scene, words: text = "breathe", loud: level = 30dB) {
  play voice at loud
  light shade at 1lx
  say "{words} at {loud}" at 30dB
  when in where -> where
}
motif outer(sounding: sound, back: scene) { scene core is inner(sounding, amber, where = back, words = "softly, {back_words}")  var back_words: 0..1 = 0 }
${dream('asset surf = sound "s.wav"\n scene deep { layer one is outer(surf, home) layer two { } }\n scene home { after 1m -> deep }')}`,
    );
    expect([0, 1, 2].map((i) => cue(program, i))).toEqual([
      { verb: 'play', asset: 'surf', level: 'num 30' },
      { verb: 'light', words: ['amber'], level: 'num 1' },
      { verb: 'say', words: ['softly, ', { var: 0, scale: 1, unit: '' }, ' at 30dB'], level: 'num 30' },
    ]);
    expect(program.vars.map(({ name }) => name)).toEqual(['deep/one.back_words']);
    const home = program.states.findIndex(({ path }) => path === 'home');
    expect(reactions(program, 'deep/one/core')).toEqual([{ cause: `when in ${home}`, arms: ['home'] }]);
  });

  it('say a value that is reckoned from others as it is at that moment', () => {
    const program = tables(
      `motif teller(pace: duration) { enter { mark "every {pace}" }  after 1h -> release }\n${dream('var n: 1..5 = 1\n scene a is teller(10s * n)\n scene b is teller(2m)\n scene c { choose { n -> a 1 -> b } every 1m { set n = 2 } }')}`,
    );
    expect(program.states.flatMap(({ onEnter }) => onEnter)).toEqual([
      { do: 'mark', words: ['every ', { expr: expect.any(Number), scale: 1000, unit: 's' }] },
      { do: 'mark', words: ['every 2m'] },
    ]);
  });

  it('are reached into, and reach out', () => {
    const program = tables(BREATHING + dream('scene a is breathing(2s, b)\n scene b { after 1m -> a.exhale  on wake -> last a }'));
    expect(reactions(program, 'b').map(({ arms }) => arms)).toEqual([['a/exhale'], ['deep a']]);
  });

  it('of other texts bring their sounds, from the folder of the project, and names that stay apart', () => {
    const program = tables({
      'main.dream': `import "sea/sea.dream" as sea\n${dream('asset surf = sound "s.wav"\n scene a is sea.waves { play surf }')}`,
      'sea/sea.dream': 'import "../wind.dream"\nasset surf = sound "sounds/surf.wav"\nmotif waves { play surf  scene gust is gusts  when awake -> release }',
      'wind.dream': 'asset wind = sound "wind.wav"\nmotif gusts { play wind  after 1m -> release }',
    });
    expect(program.assets).toEqual([
      { name: 'surf', channel: 'sound', source: 's.wav' },
      { name: 'sea.surf', channel: 'sound', source: 'sea/sounds/surf.wav' },
      { name: 'wind', channel: 'sound', source: 'wind.wav' },
    ]);
    expect(program.cues.map((_, i) => cue(program, i)['asset'])).toEqual(['sea.surf', 'surf', 'wind']);
  });

  it('that come back to themselves, or grow beyond measure, end', () => {
    const growing = Array.from({ length: 40 }, (_, i) => `motif m${i} { scene a is m${i + 1} scene b is m${i + 1} }`).join('\n');
    for (const text of [
      `motif m { scene x is m }\n${dream('scene a is m')}`,
      `motif m { scene x is k } motif k { scene y is m }\n${dream('scene a is m')}`,
      `motif m(a: duration = b, b: duration = a) { after a + b -> release }\n${dream('scene s is m')}`,
      `${growing}\nmotif m40 { after 1m -> release }\n${dream('scene a is m0')}`,
    ]) {
      const project = projectOf({ 'main.dream': text });
      expect(compile(project, 'main.dream')).toBe(null);
    }
  });

  it.each([
    ['a level that a variable may hold below', 'scene a is wave(l, release)', []],
    ['a variable that is always above', 'scene a is wave(l + 5dB, release)', ['DRM133']],
    ['what is at the limit', 'scene a is wave(42dB, release)', []],
    ['a limit that holds for a while only', 'scene a is wave(60dB, release)', [], 'limit sound <= 42dB while asleep'],
  ])('are held against the limits of their dream: %s', (_, scene, codes, limit = 'limit sound <= 42dB') => {
    const motif = 'motif wave(loud: level, next: scene) { say "hush" at loud  after 1m -> next }';
    const head = 'var l: 38dB..50dB = 40dB';
    const text = `${motif}\ndream "T" { needs sound\n${limit}\n${head}\n${scene}\nscene z { enter { set l = 39dB }  after 1m -> a }\nrelease { fade all over 9s } }`;
    const found = analyze(projectOf({ 'a.dream': text }), 'a.dream').problems.filter(({ severity, code }) => severity === 'error' || code === 'DRM133');
    expect(found.map(({ code }) => code)).toEqual(codes);
  });
});
