/** Nights without any program. */

import { EPOCH_MS, type Sleeper, STAGES, type StageSpan } from '../base/index.ts';
import { lieDown, MAX_BOUTS, newSleep, type Sleep, sleepOn } from './sleep.ts';
import { type NightSummary, summarize } from './summary.ts';
import { traitsOf } from './traits.ts';

export interface NaturalNight {
  readonly stages: StageSpan[];
  /** Lights out to lights on, ms. */
  readonly durationMs: number;
  /** Minutes after local midnight. */
  readonly startMinutes: number;
  readonly summary: NightSummary;
}

/** The same sleeper and seed give the same night. */
export function naturalNight(sleeper: Sleeper, seed: number): NaturalNight {
  const sleep = sleepNight(sleeper, seed);
  const stages = spansOf(sleep);
  return { stages, durationMs: sleep.end, startMinutes: sleeper.bedtimeMinutes, summary: summarize(stages) };
}

/** Stage numbers (as in STAGES) of the epochs of 30 s from lights out, each the stage at the middle of its epoch. The fastest way to many nights. */
export function naturalEpochs(sleeper: Sleeper, seed: number): Uint8Array {
  const { stages, ends, end } = sleepNight(sleeper, seed);
  const epochs = new Uint8Array(Math.floor(end / EPOCH_MS));
  for (let epoch = 0, bout = 0; epoch < epochs.length; epoch++) {
    const middle = epoch * EPOCH_MS + EPOCH_MS / 2;
    while (ends[bout]! <= middle) bout++;
    epochs[epoch] = stages[bout]!;
  }
  return epochs;
}

const shared = newSleep();

/** Borrowed: valid until the next call. */
export function sleepNight(sleeper: Sleeper, seed: number): Sleep {
  lieDown(shared, traitsOf(sleeper), seed);
  sleepOn(shared, MAX_BOUTS + 1);
  return shared;
}

/** Bouts as spans; neighbours of the same stage become one. */
export function spansOf(sleep: Sleep): StageSpan[] {
  const spans: StageSpan[] = [];
  let last: StageSpan | undefined;
  let from = 0;
  for (let i = 0; i < sleep.bouts; i++) {
    const to = sleep.ends[i]!;
    if (to <= from) continue;
    const stage = STAGES[sleep.stages[i]!]!;
    if (last !== undefined && last.stage === stage) last.to = to;
    else {
      last = { from, to, stage };
      spans.push(last);
    }
    from = to;
  }
  return spans;
}
