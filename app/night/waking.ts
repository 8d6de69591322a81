/** Waking by sound: the published dose and response, seen by this sleeper in this stage. */

import type { Sleeper } from '../base/index.ts';
import * as P from './parameters.ts';
import { byAge } from './tables.ts';

/** Chance 0–1 that one event with this LAS,max wakes an average sleeper outside deep sleep (Basner 2006). */
export function awakeningChance(level: number): number {
  const [a, b, c] = P.AWAKENING_CURVE;
  const l = Math.min(level, P.AWAKENING_CURVE_MAX_DB);
  return l <= 0 ? 0 : Math.min(1, Math.max(0, (a * l * l + b * l + c) / 100));
}

/** dB to add to a level for what this sleeper hears of it, by stage number. */
export function hearingShift(sleeper: Sleeper, stage: number): number {
  return byAge(P.AGE_SENSITIVITY_DB, sleeper.age) - betterEar(sleeper) - byAge(P.CHILD_SHIELD_DB, sleeper.age) - P.STAGE_SHIELD_DB[stage]!;
}

/** Hearing loss of the better ear, dB: one ear that hears is enough to be woken. Which ear lies in the pillow is not modelled. */
function betterEar({ hearing }: Sleeper): number {
  return Math.min(hearing.left, hearing.right);
}

/**
 * Chance 0–1 that a sound wakes which lifts the level at the pillow from `before` to `after`, dB(A).
 * `events` is how often this cue has sounded already, in this night and those before.
 */
export function wakingBySound(sleeper: Sleeper, stage: number, before: number, after: number, events: number): number {
  const shift = hearingShift(sleeper, stage);
  const rise = awakeningChance(after + shift) - awakeningChance(before + shift);
  if (rise <= 0) return 0;
  return Math.min(1, rise * (sleeper.sensitivity.sound ?? 1) * 0.5 ** (events / (P.HABITUATION_NIGHTS * P.HABITUATION_EVENTS_PER_NIGHT)));
}

/** Level of sounds together: their energies add, 10·log₁₀ Σ 10^(L/10). Silence is −∞; 0 dB and below count as silence. */
export function sumOfLevels(levels: readonly number[]): number {
  let energy = 0;
  for (const level of levels) if (level > 0) energy += 10 ** (level / 10);
  return energy > 0 ? 10 * Math.log10(energy) : Number.NEGATIVE_INFINITY;
}
