/** What a sleeper and a plan mean for a night: the rates and lengths that the stage process runs on, worked out once. */

import type { Sleeper } from '../base/index.ts';
import { boutLengths, DRIFT, N1, N2, N2_IN_REM, N3, REM, WEIGHT_OF_N2 } from './kinds.ts';
import * as P from './parameters.ts';
import { middleOfSleep, type NightPlan, pressureAtLightsOut } from './plan.ts';
import { byAge } from './tables.ts';

/** Times of bouts and cycles in ms, beyond the shortest bout where they are means of bouts; rates per ms. */
export interface Traits {
  /** Minutes. */
  readonly inBed: number;
  readonly onsetMean: number;
  /** Mean sleep to an awakening at a middling drive: ms of N2, times WEIGHT_OF_N2. */
  readonly calm: number;
  /** Lengths of bouts, see `boutLengths`. */
  readonly lengths: Uint16Array;
  /** Chance of N3 per unit of sleep pressure, in 4096ths. */
  readonly n3Gain: number;
  readonly cycle: number;
  readonly remGain: number;
  readonly remSkipped: number;
  /** Sleep pressure at lights out. */
  readonly pressure: number;
  /** Circadian share of the drive to sleep, by ms since lights out >> CLOCK_SHIFT. */
  readonly clock: Float64Array;
  /** Chance per REM episode. */
  readonly nightmare: number;
  readonly badDream: number;
}

/** The clock is worked out in steps of 2²⁰ ms, about 17 minutes. */
export const CLOCK_SHIFT = 20;
const MINUTE = 60_000;

const known = new WeakMap<Sleeper, Traits>();

/** Without a plan, the sleeper's usual night. */
export function traitsOf(sleeper: Sleeper, plan?: NightPlan): Traits {
  if (plan !== undefined) return derive(sleeper, plan);
  const kept = known.get(sleeper);
  if (kept !== undefined) return kept;
  const traits = derive(sleeper, {});
  known.set(sleeper, traits);
  return traits;
}

function derive(s: Sleeper, plan: NightPlan): Traits {
  const inBed = plan.timeInBedMinutes ?? s.timeInBedMinutes;
  const clock = clockOf(s, plan.bedtimeMinutes ?? s.bedtimeMinutes, inBed);
  const pressure = pressureAtLightsOut(s, plan);
  const sexed = s.age < P.SEX_FROM_AGE ? 1 : Math.sqrt(P.N3_WOMEN_TO_MEN) ** (s.sex === 'f' ? 1 : -1);
  const prone = s.nightmareProneness / P.TYPICAL_PRONENESS;
  const slowness = Math.exp(-P.DRIVE_ON_ONSET * (pressure + clock[0]! - P.UPPER_THRESHOLD));
  return {
    inBed,
    onsetMean: Math.max(P.ONSET_LATENCY_MIN, byAge(P.ONSET_LATENCY, s.age) * s.onset * slowness),
    calm: (WEIGHT_OF_N2 * 60 * MINUTE) / (byAge(P.AWAKENINGS_PER_H, s.age) * s.wakefulness),
    lengths: lengthsOf(s.age, sexed),
    n3Gain: byAge(P.N3_GAIN, s.age) * sexed * s.deepSleep * 4096,
    cycle: byAge(P.CYCLE_LENGTH, s.age) * MINUTE,
    remGain: byAge(P.REM_GAIN, s.age) * s.remSleep,
    remSkipped: byAge(P.REM_SKIPPED, s.age),
    pressure,
    clock,
    nightmare: Math.min(1, P.NIGHTMARE_SHARE * prone),
    badDream: Math.min(1, P.BAD_DREAM_SHARE * prone),
  };
}

/** By whole year of age and, where the sexes differ, by sex: all the people of an age share the laws of their bouts. */
const knownLengths = new Map<number, Uint16Array>();

function lengthsOf(age: number, sexed: number): Uint16Array {
  const key = age * 3 + Math.sign(sexed - 1);
  const kept = knownLengths.get(key);
  if (kept !== undefined) return kept;
  const beyondShortest = (means: P.ByAge) => Math.max(0, byAge(means, age) - P.SHORTEST_BOUT);
  const lengths = boutLengths({
    [N1]: beyondShortest(P.N1_BOUT),
    [N2_IN_REM]: beyondShortest(P.N1_BOUT),
    [DRIFT]: beyondShortest(P.N1_AFTER_WAKE),
    [N2]: beyondShortest(P.N2_BOUT),
    [N3]: beyondShortest(P.N3_BOUT) * sexed,
    [REM]: beyondShortest(P.REM_BOUT),
  });
  knownLengths.set(key, lengths);
  return lengths;
}

function clockOf(s: Sleeper, bedtime: number, inBed: number): Float64Array {
  const peak = middleOfSleep(s.age, s.chronotype) + P.CIRCADIAN_AFTER_MIDDLE_H * 60;
  const step = 2 ** CLOCK_SHIFT / MINUTE;
  return Float64Array.from(
    { length: Math.ceil(inBed / step) + 2 },
    (_, i) => P.CIRCADIAN_AMPLITUDE * Math.cos(((bedtime + (i + 0.5) * step - peak) * 2 * Math.PI) / 1440),
  );
}
