/** Where the axis of time has its ticks, from a tenth of a second to hours. */

import { clockOf } from '../clock.ts';
import type { View } from '../view.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const STEPS_MS = [
  100,
  200,
  500,
  SECOND,
  2 * SECOND,
  5 * SECOND,
  10 * SECOND,
  15 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  60 * MINUTE,
  120 * MINUTE,
  240 * MINUTE,
];
/** Room for one label, px: `23:41`, `23:41:07`, `23:41:07.2`. */
const roomOf = (step: number): number => (step < SECOND ? 92 : step < MINUTE ? 78 : 56);

export interface Tick {
  readonly ms: number;
  readonly label: string;
}

/** On round times of the clock. `startMinutes` are those of lights out. */
export function ticksOf(view: View, width: number, startMinutes: number): readonly Tick[] {
  const pxPerMs = width / (view.to - view.from);
  const step = STEPS_MS.find((size) => size * pxPerMs >= roomOf(size)) ?? 480 * MINUTE;
  const start = startMinutes * MINUTE;
  const ticks: Tick[] = [];
  for (let n = Math.ceil((view.from + start) / step); n * step - start <= view.to; n++) {
    const ms = n * step - start;
    const label = clockOf(startMinutes, ms, step < MINUTE);
    ticks.push({ ms, label: step < SECOND ? `${label}.${Math.floor(((((ms + start) % SECOND) + SECOND) % SECOND) / 100)}` : label });
  }
  return ticks;
}
