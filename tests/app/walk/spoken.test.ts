/** A ritual with a name is spoken of by it, in everything that is told of a night; its path stays what it is. */

import { expect, it } from 'vitest';
import { spoken } from '../../../app/base/index.ts';
import { codeWords } from '../../../app/program/index.ts';
import { compareNights, momentAt, reachedIn, whyNotCue, whyNotTransition, whyOf } from '../../../app/walk/index.ts';
import { dream, tables } from '../../support/lowered.ts';
import { walkNight } from '../../support/walks.ts';

const house = (ritual: string) =>
  tables(
    dream(`
  ritual ${ritual} {
    say "lie down" at 40dB
    while stage is REM { say "gone" at 30dB }
    on asleep -> shore
    when stage is REM -> shore
    after 9h -> shore
    on bell -> shore
  }
  scene shore {
    after 20m choose { 1 -> ritual  1 -> cave }
    when in ritual -> cave
    on signal LRLR -> cave
  }
  scene cave { after 5m -> ritual }`),
  );
const program = house('bedtime');
const walk = walkNight(program);
const { record } = walk;
const whole = { from: 0, to: record.durationMs };

it('keeps the path in what is kept, and tells the name beside it', () => {
  expect(record.ritual).toBe('bedtime');
  expect(record.scenes.map(({ path }) => path)).toContain('ritual');
  expect(record.transitions.some(({ from, to }) => from === 'ritual' || to === 'ritual')).toBe(true);
  expect([spoken(record, 'ritual'), spoken(record, 'shore'), spoken({}, 'ritual')]).toEqual(['bedtime', 'shore', 'ritual']);
});

it('says nothing of a name where there is none', () => {
  expect(walkNight(house('')).record).not.toHaveProperty('ritual');
});

const told: readonly (readonly [string, () => unknown])[] = [
  ['why', () => record.transitions.map(({ transition, at }) => whyOf(walk, 'transition', transition, at))],
  ['why a cue', () => record.cues.map(({ cue, from }) => whyOf(walk, 'cue', cue, from))],
  ['why not', () => program.transitions.map((_, row) => whyNotTransition(walk, row, whole))],
  ['why not a cue', () => program.cues.map((_, cue) => whyNotCue(walk, cue, whole))],
  ['a moment', () => ({ ...momentAt(walk, 1000), scenes: [] })],
  ['conditions', () => program.exprs.map((_, i) => codeWords(program, i))],
  ['the way to a scene', () => reachedIn(record, 'cave')],
  ['a comparison', () => compareNights(record, { ...record, transitions: [] })],
];
it.each(told)('%s', (_, of) => {
  const text = JSON.stringify(of());
  expect(text).toContain('bedtime');
  expect(text).not.toMatch(/\britual\b/);
});

it('takes a night in which the ritual had another name for the same', () => {
  const { differences, same } = compareNights(record, walkNight(house('evening')).record);
  expect(differences).toEqual([]);
  expect(same).toBe(record.transitions.length + record.cues.length + record.awakenings.length + record.marks.length);
});
