/** When a device would find a phase of the slow wave or the breath: waves that are there, found with an error. A model; see docs/science.md. */

import { normal, type RandomStream, restart, type Sleeper, stream, uniform } from '../base/index.ts';
import type { Awaited } from '../program/index.ts';
import { breathRate } from './body.ts';
import * as P from './parameters.ts';

export interface Rhythms {
  readonly sleeper: Sleeper;
  readonly seed: number;
  readonly random: RandomStream;
}

export const newRhythms = (sleeper: Sleeper, seed: number): Rhythms => ({ sleeper, seed, random: stream(seed, 'wave') });

/** The first finding of this phase after `after` in a stage that lasts until `until`; infinite where there is none. Each wave has its own draw. */
export function nextFinding(r: Rhythms, lock: Awaited, after: number, until: number, stage: number): number {
  const slow = lock.rhythm === 'slow-wave';
  const share = slow ? P.SLOW_WAVE_SHARE[stage]! : 1;
  if (share === 0) return Number.POSITIVE_INFINITY;
  const length = slow ? 1000 / P.SLOW_WAVE_HZ : 60_000 / breathRate(r.sleeper, stage);
  const spread = slow ? P.SLOW_WAVE_PHASE_SD : P.BREATH_PHASE_SD;
  const from = Math.max(after, lock.from - 1);
  for (let wave = Math.floor(from / length - lock.degrees / 360 - 0.5); ; wave++) {
    restart(r.random, r.seed, lock.event, wave);
    const there = uniform(r.random) < share;
    const error = circular(normal(r.random) * spread);
    const at = Math.round((wave + (lock.degrees + error) / 360) * length);
    if (at >= until) return Number.POSITIVE_INFINITY;
    if (there && at > from) return at;
  }
}

/** Within half a circle. */
const circular = (degrees: number): number => degrees - 360 * Math.round(degrees / 360);
