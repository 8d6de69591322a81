/** What stands in `anywhere`: reactions of the dream itself, in every scene, until the release or the morning. */

import { expect, it } from 'vitest';
import type { Input, Program } from '../../../app/program/index.ts';
import { tables } from '../../support/lowered.ts';
import { at, event, story } from '../../support/story.ts';

const dream = (anywhere: string): Program =>
  tables(`dream "T" {
    needs sound
    var n: 0..9 = 0
    scene a { after 15s -> b  on knock { mark "here" }  on pass { raise knock } }
    scene b { after 15s -> a }
    anywhere { ${anywhere} }
    anchor every 9h { raise pass  raise call }
    release { }
    morning { }
  }`);
const feels = (distress: number, ms: number): Input => ({ kind: 'sensors', at: ms, changes: { distress } });
const HAD = ' +T +a';
const told = (program: Program, ...inputs: Input[]) => ` ${story(program, inputs)}`.replace(HAD, '').trim();

const cases: readonly [rule: string, anywhere: string, inputs: readonly Input[], told: string][] = [
  ['a condition is held across scenes', 'when distress > 0.6 for 20s -> release', [feels(0.8, 5000), at(25_000)], '-a +b fade -b +release'],
  [
    'and begins anew when it was false',
    'when distress > 0.6 for 20s -> release',
    [feels(0.8, 5000), feels(0.1, 20_000), feels(0.8, 21_000), at(29_999)],
    '-a +b',
  ],
  ['a clock rings once, from lights out', 'after 20s { mark "late" }', [at(50_000)], '-a +b !late -b +a -a +b'],
  ['and again and again', 'every 10s { set n = n + 1 }', [at(20_000)], 'n=1 -a +b n=2'],
  ['a scene goes first', 'on knock { mark "anywhere" }', [event('knock', 1)], '!here'],
  ['where it does not react, the dream does', 'on knock { mark "anywhere" }', [event('knock', 16_000)], '-a +b !anywhere'],
  ['a guard may ask where the dream is', 'on knock when in b { mark "in b" }', [event('knock', 1), event('knock', 16_000)], '!here -a +b !in b'],
  ['an arrow leaves every scene', 'on call -> b', [event('call', 1)], '-a +b'],
  ['nothing is heard after the release', 'on call { mark "heard" }', [{ kind: 'release', at: 1 }, event('call', 2)], 'fade -a +release'],
  ['nor in the morning', 'on call { mark "heard" }  every 1s -> a', [{ kind: 'morning', at: 1 }, event('call', 2), at(5000)], '-a +morning'],
];

it.each(cases)('%s', (_, anywhere, inputs, expected) => {
  expect(told(dream(anywhere), ...inputs)).toBe(expected);
});

it('is the reaction of the dream in the tables', () => {
  const { states, transitions } = dream('on call -> b');
  expect(states.map(({ path }) => path)).toEqual(['', 'a', 'b', 'release', 'morning']);
  expect(transitions.filter(({ source }) => source === 0).map(({ cause }) => cause)).toEqual([{ on: 'event', event: 'call' }]);
});
