/**
 * Nights per second on one core. Natural ones beside a per-epoch Markov loop: both give the 960 stages of 8 h in a new
 * array, from the same random numbers. The loop knows one table for everybody and every hour; ours has cycles, sleep
 * pressure, the clock, bouts of their own laws, and a sleeper.
 *
 * Programmed nights within 3× of natural ones is measured like with like, in the last row: both give the same record (stages,
 * distress, awakenings, effects, summary, notes) without traces of signals, as a cohort asks for it; the natural one is a night under
 * a program that does nothing, as a device in its natural mode keeps it. What the program adds, scenes, cues and arrows, is its own
 * work and counts. The row before is no such comparison, and tells what a preview costs: a record with traces, beside stages and
 * their summary alone. Alone: `node tests/bench/run.ts nights`.
 */

import { readFileSync } from 'node:fs';
import { stream, uniform } from '../../app/base/index.ts';
import { NATURAL } from '../../app/device/natural.ts';
import { CAST, naturalNight, nightsOf, runNight } from '../../app/night/index.ts';
import { load, type Machine } from '../../app/program/index.ts';
import { compileText } from '../support/one-text.ts';
import { rate, ratesBeside } from './rate.ts';
import type { Row } from './run.ts';

/** Counts of YASA's `simulate_hypnogram` (Metzner 2021), rows W N1 N2 N3 R. */
const COUNTS = [
  [11737, 571, 84, 2, 2],
  [281, 6697, 1661, 11, 59],
  [253, 1070, 26259, 505, 272],
  [49, 176, 279, 9630, 12],
  [57, 189, 84, 2, 10071],
];
const SUMS = COUNTS.map((row) => {
  const total = row.reduce((sum, count) => sum + count, 0);
  return row.map((_, i) => row.slice(0, i + 1).reduce((sum, count) => sum + count, 0) / total);
});
const EPOCHS = 960;

export function nightRows(): Row[] {
  const sleeper = CAST[0];
  if (sleeper === undefined) throw new Error('there is no cast');
  let seed = 0;
  const night = nightsOf(sleeper, { timeInBedMinutes: EPOCHS / 2 });
  const { ours: hypnograms, theirs: markov } = ratesBeside(
    (count) => {
      for (let i = 0; i < count; i++) night(seed++);
    },
    (count) => {
      for (let i = 0; i < count; i++) markovNight(seed++);
    },
    1000,
  );
  const natural = rate((count) => {
    for (let i = 0; i < count; i++) naturalNight(sleeper, seed++);
  }, 500);
  const machine = load(compileText(readFileSync('templates/tide-house/tide-house.dream', 'utf8')));
  const nothing = load(NATURAL);
  const play = (machine: Machine, signals: boolean) => (count: number) => {
    for (let i = 0; i < count; i++) runNight({ machine, subject: { kind: 'sleeper', sleeper }, seed: seed++, signals });
  };
  const programmed = rate(play(machine, true), 40);
  const { ours: counted, theirs: recorded } = ratesBeside(play(machine, false), play(nothing, false), 40);
  return [
    { work: 'natural nights/s, 960 epochs', peer: 'Markov loop, 960 epochs', ours: hypnograms, theirs: markov, goal: 3 },
    { work: 'programmed nights/s (tide-house)', peer: 'our natural nights, with summary', ours: programmed, theirs: natural, goal: 1 / 3 },
    { work: 'programmed nights/s (tide-house), as counted', peer: 'natural nights, the same record', ours: counted, theirs: recorded, goal: 1 / 3 },
  ];
}

function markovNight(seed: number): Uint8Array {
  const random = stream(seed, 'markov');
  const stages = new Uint8Array(EPOCHS);
  for (let i = 1; i < EPOCHS; i++) {
    const u = uniform(random);
    const row = SUMS[stages[i - 1] as number] as number[];
    let stage = 0;
    while (u >= (row[stage] as number)) stage++;
    stages[i] = stage;
  }
  return stages;
}
