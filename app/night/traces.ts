/** The course of the signals that a program reads, for views: on the grid, where they change. */

import type { NightRecord, Sensor } from '../base/index.ts';
import { GRID_MS, type Standing } from './body.ts';
import type { Sensing } from './sensing.ts';

const SHOWN: readonly Sensor[] = ['heart', 'breath', 'movement', 'arousal'];

export interface Traces {
  readonly sensing: Sensing | null;
  readonly lines: readonly { readonly sensor: Sensor; readonly points: [ms: number, value: number][] }[];
  next: number;
}

/** null: no line is kept. */
export function newTraces(sensing: Sensing | null): Traces {
  return { sensing, lines: SHOWN.filter((sensor) => sensing?.machine.reads.has(sensor)).map((sensor) => ({ sensor, points: [] })), next: 0 };
}

/** Draws on up to before `until`; the sleeper has stood so since the last time. */
export function trace(t: Traces, until: number, standing: Standing): void {
  if (t.sensing === null || t.lines.length === 0) return;
  for (; t.next < until; t.next += GRID_MS) {
    for (const { sensor, points } of t.lines) {
      const value = t.sensing.body.read(sensor, t.next, standing);
      if (points.at(-1)?.[1] !== value) points.push([t.next, value]);
    }
  }
}

export const copyOfTraces = (t: Traces): Traces => ({ ...t, lines: t.lines.map((line) => ({ ...line, points: [...line.points] })) });

export const tracesOf = ({ lines }: Traces): NightRecord['signals'] =>
  lines
    .filter(({ points }) => points.length > 0)
    .map(({ sensor, points }) => ({ name: sensor, unit: sensor === 'heart' || sensor === 'breath' ? '/min' : '0–1', points }));
