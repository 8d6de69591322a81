/** What a sleeper's profile means for a night: the rates and lengths that the stage process runs on, worked out once for each sleeper. */

import type { Sleeper } from '../base/index.ts';
import * as P from './parameters.ts';
import { byAge, meanOf, WAKE_BOUT } from './tables.ts';

/** Times in minutes, rates per minute. */
export interface Traits {
  readonly inBed: number;
  readonly onsetMean: number;
  /** Awakenings per minute of sleep by stage number. */
  readonly wakeRate: Float64Array;
  readonly n1Bout: number;
  readonly n1AfterWake: number;
  readonly n3Bout: number;
  readonly remBout: number;
  readonly n3Gain: number;
  readonly cycle: number;
  readonly remGain: number;
  readonly remSkipped: number;
  /** Sleep pressure at lights out, and where the need is met. */
  readonly pressure: number;
  readonly satisfied: number;
  /** Clock of lights out and of the strongest circadian drive, minutes. */
  readonly lightsOut: number;
  readonly circadianPeak: number;
  /** Chance per REM episode. */
  readonly nightmare: number;
  readonly badDream: number;
}

const known = new WeakMap<Sleeper, Traits>();

export function traitsOf(sleeper: Sleeper): Traits {
  const kept = known.get(sleeper);
  if (kept !== undefined) return kept;
  const traits = derive(sleeper);
  known.set(sleeper, traits);
  return traits;
}

/** Drive to sleep by the clock, −1…1. */
export function circadian(traits: Traits, minutesSinceLightsOut: number): number {
  return Math.cos(((traits.lightsOut + minutesSinceLightsOut - traits.circadianPeak) * 2 * Math.PI) / 1440);
}

function derive(s: Sleeper): Traits {
  // The steady state of the two processes when each day has this much sleep: pressure rises to 1 awake, falls to 0 asleep.
  const risen = Math.exp(-(24 - s.sleepNeedHours) / P.PRESSURE_RISE_H);
  const fallen = Math.exp(-s.sleepNeedHours / P.PRESSURE_FALL_H);
  const pressure = (1 - risen) / (1 - risen * fallen);
  const sleepMinutes = byAge(P.USUAL_SLEEP, s.age);
  const wakeRate = (byAge(P.WASO, s.age) / meanOf(WAKE_BOUT) / sleepMinutes) * s.wakefulness;
  const sexed = s.age < P.SEX_FROM_AGE ? 1 : Math.sqrt(P.N3_WOMEN_TO_MEN) ** (s.sex === 'f' ? 1 : -1);
  const prone = s.nightmareProneness / P.TYPICAL_PRONENESS;
  return {
    inBed: s.timeInBedMinutes,
    onsetMean: P.ONSET_LATENCY_MIN + (byAge(P.ONSET_LATENCY, s.age) - P.ONSET_LATENCY_MIN) * s.wakefulness,
    wakeRate: Float64Array.from(P.WAKING_BY_STAGE, (factor) => factor * wakeRate),
    n1Bout: byAge(P.N1_BOUT, s.age),
    n1AfterWake: byAge(P.N1_AFTER_WAKE, s.age),
    n3Bout: byAge(P.N3_BOUT, s.age),
    remBout: byAge(P.REM_BOUT, s.age),
    n3Gain: byAge(P.N3_GAIN, s.age) * sexed,
    cycle: byAge(P.CYCLE_LENGTH, s.age),
    remGain: byAge(P.REM_GAIN, s.age),
    remSkipped: byAge(P.REM_SKIPPED, s.age),
    pressure,
    satisfied: pressure * fallen,
    lightsOut: s.bedtimeMinutes,
    circadianPeak: (P.CIRCADIAN_PEAK_H + P.CHRONOTYPE_SHIFT_H[s.chronotype]) * 60,
    nightmare: Math.min(1, P.NIGHTMARE_SHARE * prone),
    badDream: Math.min(1, P.BAD_DREAM_SHARE * prone),
  };
}
