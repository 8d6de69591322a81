/** What is different about one night: when the light goes out, how long the bed is kept, and how long the sleeper was awake before. */

import type { Sleeper } from '../base/index.ts';
import * as P from './parameters.ts';
import { byAge } from './tables.ts';

/** Absent: as usual. */
export interface NightPlan {
  /** Lights out, minutes after local midnight (may exceed 1440). */
  readonly bedtimeMinutes?: number;
  readonly timeInBedMinutes?: number;
  /** Hours awake before lights out. Absent: since the sleeper's usual time of rising. */
  readonly hoursAwake?: number;
  /** Hours slept in each of the nights before, the last one last. Absent: what the sleeper needs. */
  readonly sleptHours?: readonly number[];
}

const DAY = 1440;

/**
 * Sleep pressure 0–1 at lights out. Process S of the two-process model: it rises towards 1 awake and falls towards 0
 * asleep; a sleeper who always has the sleep that they need stands in its steady state.
 */
export function pressureAtLightsOut(s: Sleeper, plan: NightPlan): number {
  const risen = (hours: number, from: number) => 1 - (1 - from) * Math.exp(-hours / P.PRESSURE_RISE_H);
  const fallen = (hours: number, from: number) => from * Math.exp(-hours / P.PRESSURE_FALL_H);
  const need = s.sleepNeedHours;
  const byDay = Math.exp(-(24 - need) / P.PRESSURE_RISE_H);
  let evening = (1 - byDay) / (1 - byDay * Math.exp(-need / P.PRESSURE_FALL_H));
  let morning = fallen(need, evening);
  for (const slept of plan.sleptHours ?? []) {
    morning = fallen(slept, evening);
    evening = risen(24 - slept, morning);
  }
  const bedtime = plan.bedtimeMinutes ?? s.bedtimeMinutes;
  if (plan.hoursAwake === undefined && Math.abs(bedtime - s.bedtimeMinutes) < 1) return evening;
  // Who would go to bed before having risen has not been awake.
  return risen(plan.hoursAwake ?? Math.max(0, sinceRising(s, bedtime)), morning);
}

/** Hours from the usual end of sleep to this lights out. */
function sinceRising(s: Sleeper, bedtime: number): number {
  const later = ((((bedtime - s.bedtimeMinutes) % DAY) + DAY) % DAY) / 60;
  return later - s.sleepNeedHours + (later > MAX_DELAY_H ? 0 : 24);
}

/** A bedtime later by up to this counts as staying up, hours; beyond, as lying down early on the next day. Anything else has to be said. */
const MAX_DELAY_H = 11;

/** Usual middle of sleep of an age and chronotype, minutes after midnight. */
export function middleOfSleep(age: number, chronotype: Sleeper['chronotype']): number {
  return byAge(P.USUAL_BEDTIME, age) + byAge(P.USUAL_TIME_IN_BED, age) / 2 + P.CHRONOTYPE_SHIFT_H[chronotype] * 60;
}
