/** Promises that tables prove, and such that they leave open, with the reason. */

import { describe, expect, it } from 'vitest';
import type { Program } from '../../../app/program/index.ts';
import { provePromises, verifyProgram } from '../../../app/verifier/index.ts';
import { tables } from '../../support/lowered.ts';

/** As a device judges it first. */
const proved = (program: Program) => provePromises(program, verifyProgram(program));

/** Words awake at 36 dB; a red light asleep that a limit holds at 1 lx; two scenes and a hut for who wakes. */
const proofsOf = (...promises: string[]) =>
  proved(
    tables(`dream "T" {
      needs sound, light, scent
      limit light <= 1lx while asleep
      asset cedar = scent "cedar"
      ritual bed {
        say "Sleep well." at 36dB
        light amber at 10lx
        when asleep -> shore
      }
      scene shore {
        light red at 8lx
        when distress > 0.7 -> release
        on wake -> hut
        after 5m -> lake
      }
      scene lake {
        layer near {
          scene calm { say "ripples" at 30dB every 60s  on sleep -> wild }
          scene wild { say "waves" at 34dB every 60s  on wake -> calm }
        }
        layer far { say "wind" at 33dB every 90s }
        when distress > 0.6 -> release
        on wake -> last shore
        after 3m -> shore
      }
      scene hut {
        when distress > 0.6 for 20s -> release
        when asleep -> shore
        after 30m -> morning
      }
      anchor every 25m { scent cedar at 20% for 10s }
      release { fade all over 30s }
      morning { light amber at 0lx ramp to 80lx over 15m }
      ${promises.map((promise, i) => `promise p${i}: ${promise}`).join('\n')}
    }`),
  );

const PROVEN: readonly (readonly [promise: string, why: string])[] = [
  // Levels: what can be on together, under the limits that hold then.
  ['always sound <= 37dB', '36.6 dB'],
  ['always sound <= 36dB while shore', 'sound 0 dB'],
  ['always light <= 1lx while asleep', '1 lx'],
  ['never light > 1lx while stage is N3', '1 lx'],
  ['always scent <= 20%', '20 %'],
  ['never light > 80lx', '80 lx'],
  ['always cues <= 3600 per hour', 'allow anything else'],
  // Scenes that exclude each other, and scenes that a condition leads out of at once.
  ['never hut and lake', 'active together'],
  ['never lake.near.calm and lake.near.wild', 'active together'],
  ['never hut while asleep', 'active together'],
  ['never hut while stage is REM', 'active together'],
  ['never bed while asleep', 'active together'],
  ['never lake while distress > 0.8', 'active together'],
  ['always awake while hut', 'active together'],
  // Leading to: at once, or by clocks whichever way is taken.
  ['distress > 0.8 and shore leads to release', 'at rest while its cause holds'],
  ['distress > 0.8 and lake.far leads to release within 1s', 'at rest while its cause holds'],
  ['reaches morning', 'lights on'],
  ['reaches bed', 'begins in it'],
];

const OPEN: readonly (readonly [promise: string, why: string])[] = [
  ['always sound <= 36dB', '36.6 dB: say in lake/near/wild at 34 dB and say in lake/far at 33 dB'],
  ['always light <= 1lx', '80 lx'],
  ['always light <= 0.5lx while asleep', '1 lx'],
  ['always sound >= 10dB', '36.6 dB'],
  ['never lake.near.calm and lake.far', 'lake/near/calm and lake/far'],
  ['never shore while asleep', 'shore'],
  // No arrow out of the hut is taken at once: it waits until distress has lasted.
  ['never hut while distress > 0.8', 'hut'],
  ['distress > 0.8 for 30s leads to release within 2m', 'bed, hut'],
  // Who wakes and sleeps again begins the clock of the shore anew, for ever.
  ['shore leads to lake within 5m', 'shore'],
  ['reaches lake', 'depends on its sleeper'],
  ['chance of (woken by a cue) <= 5% per night across adults', 'counted over nights'],
];

describe('promises', () => {
  it.each(PROVEN.map(([promise, why], i) => ({ promise, why, i })))('$promise: proven', ({ promise, why }) => {
    const [proof] = proofsOf(promise);
    expect(proof).toMatchObject({ verdict: 'proven' });
    expect(proof?.why).toContain(why);
  });

  it.each(OPEN.map(([promise, why]) => ({ promise, why })))('$promise: not decided', ({ promise, why }) => {
    const [proof] = proofsOf(promise);
    expect(proof).toMatchObject({ verdict: 'not decided' });
    expect(proof?.why).toContain(why);
  });

  it('are not spoken of where the program may never come to rest', () => {
    const program = tables('dream "T" {\n needs sound\n scene a { after 5m -> a }\n promise p: never a while asleep\n}');
    program.transitions[0]!.cause = { on: 'when', test: program.exprs.push(['num', 1]) - 1, held: -1 };
    expect(proved(program)[0]).toMatchObject({ verdict: 'not decided', why: expect.stringContaining('always comes to rest') });
  });

  it('count the clocks on every way', () => {
    const program = tables(`dream "T" {
      needs sound
      scene up {
        scene one { after 2m -> two  on stage N3 -> two }
        scene two { after 3m -> down }
        after 4m choose { 1 -> down  1 -> aside }
      }
      scene aside { after 90s -> down  when asleep for 1m -> release }
      scene down { after 10m -> up }
      promise p: up leads to down within 330s
      promise q: up leads to down within 329s
      promise r: up.one leads to down within 5m
      promise s: aside leads to down within 90s
      promise t: down leads to up.two within 10m
    }`);
    expect(proved(program).map(({ verdict }) => verdict)).toEqual(['proven', 'not decided', 'not decided', 'proven', 'not decided']);
  });

  it('trust the way out that holds anywhere, whose clock runs through every scene', () => {
    const program = tables(`dream "T" {
      needs sound
      param fear: 0..1 = 0.6 in 0.5..0.7
      var n: 0..1 = 0
      scene a { after 5s -> b  on knock { set n = 1 } }
      scene b { after 5s -> a  exit { raise knock } }
      anywhere {
        when distress > fear for 20s -> release
        when movement > 0.9 -> morning
        when breath > 30bpm for 5s choose { 1 -> release when n > 0 }
        when heart > 150bpm and n > 0 for 5s -> release
        when arousal > 0.9 for 5s -> b
      }
      promise same: distress > 0.7 for 20s leads to release within 2m
      promise more: distress > 0.8 and heart > 90bpm for 30s leads to release within 1s
      promise less: distress > 0.65 for 20s leads to release within 2m
      promise sooner: distress > 0.8 for 19s leads to release within 2m
      promise instant: distress > 0.8 leads to release within 2m
      promise at_once: movement > 0.95 leads to release within 1s
      promise still: never a while movement > 0.95
      promise guarded: breath > 30bpm for 10s leads to release within 2m
      promise changing: heart > 160bpm and n > 0 for 10s leads to release within 2m
      promise elsewhere: arousal > 0.95 for 10s leads to b within 2m
    }`);
    expect(proved(program).map(({ verdict }, i) => [program.promises[i]?.name, verdict === 'proven'])).toEqual([
      ['same', true],
      ['more', true],
      ['less', false],
      ['sooner', false],
      ['instant', false],
      ['at_once', true],
      ['still', true],
      ['guarded', false],
      ['changing', false],
      ['elsewhere', false],
    ]);
    expect(proved(program)[0]?.why).toBe('From anywhere the dream itself leads out after 20 s.');
  });

  it('know no way by history: what is resumed may be another scene', () => {
    const program = tables(`dream "T" {
      needs sound
      scene outer {
        scene a { after 2m -> b }
        scene b { on stage N3 -> rest }
      }
      scene rest { after 1m -> last outer }
      promise p: rest leads to outer within 1m
      promise q: rest leads to outer.a within 1m
    }`);
    expect(proved(program).map(({ verdict }) => verdict)).toEqual(['proven', 'not decided']);
  });
});
