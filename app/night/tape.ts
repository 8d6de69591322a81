/** What a program was told in a night, and how its sleeper stood: enough to walk the night again from anywhere. */

import type { Sensor } from '../base/index.ts';
import type { Input, StartOptions } from '../program/index.ts';
import { type Body, GRID_MS, type Standing } from './body.ts';

export interface Tape {
  /** How the program was begun; null before lights out. */
  begin: StartOptions | null;
  body: Body | null;
  /** In the order in which the program took them. */
  readonly inputs: Input[];
  /** In order of time; each until the next. */
  readonly standings: Stood[];
  /** When the program was taken off; infinite: it never was. */
  offAt: number;
}

interface Stood extends Standing {
  readonly since: number;
}

export const newTape = (): Tape => ({ begin: null, body: null, inputs: [], standings: [], offAt: Number.POSITIVE_INFINITY });

/** Keeps how the sleeper stands from `since` on, where that is new. */
export function keepStanding({ standings }: Tape, since: number, { stage, stageSince, onset, cycle, wokenByCue, distress }: Standing): void {
  const last = standings.at(-1);
  const { at, value, target } = distress;
  const same =
    last?.stage === stage &&
    last.stageSince === stageSince &&
    last.onset === onset &&
    last.cycle === cycle &&
    last.wokenByCue === wokenByCue &&
    last.distress.at === at &&
    last.distress.value === value &&
    last.distress.target === target;
  if (same) return;
  if (last?.since === since) standings.pop();
  standings.push({ since, stage, stageSince, onset, cycle, wokenByCue, distress: { at, value, target, points: [] } });
}

/** A sensor as it would be read at the last point of the grid up to `at`; those that only change with an event, at once. */
export function sensorAt(tape: Tape, sensor: Sensor, at: number): number {
  const stood = standingAt(tape, at);
  const point = Math.max(Math.floor(at / GRID_MS) * GRID_MS, Math.min(at, stood.since));
  return tape.body?.read(sensor, point, stood) ?? 0;
}

function standingAt({ standings }: Tape, at: number): Stood {
  let low = 0;
  let high = standings.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (standings[middle]!.since <= at) low = middle;
    else high = middle - 1;
  }
  return standings[low]!;
}
