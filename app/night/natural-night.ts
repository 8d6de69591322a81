/** Nights without any program. */

import { EPOCH_MS, type Sleeper, STAGES, type StageSpan } from '../base/index.ts';
import type { NightPlan } from './plan.ts';
import { endOf, lieDown, MAX_BOUTS, newSleep, type Sleep, sleepOn, stageOf } from './sleep.ts';
import { type NightSummary, summarize } from './summary.ts';
import { type Traits, traitsOf } from './traits.ts';

export interface NaturalNight {
  readonly stages: StageSpan[];
  /** Lights out to lights on, ms. */
  readonly durationMs: number;
  /** Minutes after local midnight. */
  readonly startMinutes: number;
  readonly summary: NightSummary;
}

/** The same sleeper, seed and plan give the same night. Without a plan it is the sleeper's usual night. */
export function naturalNight(sleeper: Sleeper, seed: number, plan?: NightPlan): NaturalNight {
  const sleep = sleepNight(sleeper, seed, plan);
  const stages = spansOf(sleep);
  return { stages, durationMs: sleep.end, startMinutes: plan?.bedtimeMinutes ?? sleeper.bedtimeMinutes, summary: summarize(stages) };
}

/** Stage numbers (as in STAGES) of the epochs of 30 s from lights out, each the stage at the middle of its epoch. */
export function naturalEpochs(sleeper: Sleeper, seed: number, plan?: NightPlan): Uint8Array {
  return epochsOf(sleepNight(sleeper, seed, plan));
}

/**
 * The fastest way to many nights of one sleeper: what profile and plan mean is worked out once. Its nights are views of memory
 * that they share: copy one before it is handed to another thread.
 */
export function nightsOf(sleeper: Sleeper, plan?: NightPlan): (seed: number) => Uint8Array {
  const traits = traitsOf(sleeper, plan);
  return (seed) => epochsOf(sleepBy(traits, seed));
}

/** Words of four epochs in the longest time in bed of a profile, 16 h, and of one hour more. */
const MOST_WORDS = 510;
const EPOCH = EPOCH_MS;
const HALF_EPOCH_MS = EPOCH_MS / 2;

const shared = newSleep();

/** Borrowed: valid until the next call. */
export function sleepNight(sleeper: Sleeper, seed: number, plan?: NightPlan): Sleep {
  return sleepBy(traitsOf(sleeper, plan), seed);
}

function sleepBy(traits: Traits, seed: number): Sleep {
  lieDown(shared, traits, seed);
  sleepOn(shared, MAX_BOUTS);
  return shared;
}

/** Room for the longest night; all zero between nights. */
const MARKS = new Int32Array(MOST_WORDS);
const MARKED = new Uint8Array(MARKS.buffer);
/** Where the next nights go: many share a block of memory, which costs a fraction of one for each. */
const BLOCK_WORDS = 2 ** 14;
let block = new Int32Array(BLOCK_WORDS);
let used = 0;

/**
 * Each change of stage is marked at its epoch as old ⊕ new; the running ⊕ of all marks is then the stage, four epochs
 * at a time. No branch depends on how long a bout is. Bytes in a word must run upwards, as on all machines in use.
 */
export function epochsOf({ bouts, count: boutCount, end }: Sleep): Uint8Array {
  const count = Math.floor(end / EPOCH_MS);
  let before = 0;
  let epoch = 0;
  for (let i = 0; i < boutCount; i++) {
    const bout = bouts[i]!;
    const stage = bout & 7;
    MARKED[epoch] = MARKED[epoch]! ^ before ^ stage;
    before = stage;
    // The first epoch whose middle is not before the end of the bout.
    epoch = (((bout >> 3) + (HALF_EPOCH_MS - 1)) * (1 / EPOCH)) | 0;
  }
  const words = (count >> 2) + 1;
  if (used + words > BLOCK_WORDS) {
    block = new Int32Array(BLOCK_WORDS);
    used = 0;
  }
  const [to, from] = [block, used];
  let last = 0;
  for (let word = 0; word < words; word++) {
    let x = MARKS[word]!;
    MARKS[word] = 0;
    x ^= x << 8;
    x ^= x << 16;
    to[from + word] = x ^ Math.imul(last, 0x01010101);
    last ^= x >>> 24;
  }
  used += words;
  return new Uint8Array(to.buffer, from * 4, count);
}

/** Bouts as spans; neighbours of the same stage become one. */
export function spansOf(sleep: Sleep): StageSpan[] {
  const spans: StageSpan[] = [];
  let last: StageSpan | undefined;
  let from = 0;
  for (let i = 0; i < sleep.count; i++) {
    const bout = sleep.bouts[i]!;
    const to = endOf(bout);
    if (to <= from) continue;
    const stage = STAGES[stageOf(bout)]!;
    if (last !== undefined && last.stage === stage) last.to = to;
    else {
      last = { from, to, stage };
      spans.push(last);
    }
    from = to;
  }
  return spans;
}
