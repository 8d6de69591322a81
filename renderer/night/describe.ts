/** The night in words, for who does not see the picture, and for the tooltip. */

import type { NightRecord } from '../../app/bridge/index.ts';
import { clockOf } from './clock.ts';

const STAGE_WORDS = { W: 'awake', N1: 'N1', N2: 'N2', N3: 'N3', REM: 'REM', '?': 'not scored' } as const;
export const UNITS = { sound: 'dB', light: 'lx', scent: '%', touch: '%', warmth: '°C', motion: '%' } as const;

/** One line on a moment: `03:10:24, REM, in shore, sound surf 30 dB`. */
export function momentOf(night: NightRecord, ms: number): string {
  const here = ({ from, to }: { readonly from: number; readonly to: number }) => from <= ms && ms < to;
  const stage = night.stages.find(here)?.stage ?? '?';
  const scenes = night.scenes.filter(here).map(({ path }) => path);
  const innermost = scenes.filter((path) => !scenes.some((other) => other.startsWith(`${path}/`)));
  const cues = night.cues
    .filter(here)
    .map((cue) => `${cue.channel} ${cue.words === '' ? cue.label : `“${cue.words}”`} ${round(levelAt(cue.points, ms))} ${UNITS[cue.channel]}`);
  return [clockOf(night.startMinutes, ms, true), STAGE_WORDS[stage], innermost.length === 0 ? 'no scene' : innermost.join(' + '), ...cues].join(' · ');
}

export function levelAt(points: readonly (readonly [number, number])[], ms: number): number {
  const next = points.findIndex(([at]) => at >= ms);
  const after = points[next === -1 ? points.length - 1 : next];
  const before = points[Math.max(0, next - 1)];
  if (after === undefined || before === undefined) return 0;
  if (next <= 0 || after[0] === before[0]) return after[1];
  return before[1] + ((after[1] - before[1]) * (ms - before[0])) / (after[0] - before[0]);
}

export interface Row {
  readonly at: number;
  readonly clock: string;
  readonly what: string;
}

/** Everything that happened, in order of time. */
export function eventsOf(night: NightRecord): readonly Row[] {
  const row = (at: number, what: string): Row => ({ at, clock: clockOf(night.startMinutes, at, true), what });
  return [
    ...night.transitions.map(({ at, from, to, cause }) => row(at, `${from === '' ? 'begins' : from} → ${to} (${cause})`)),
    ...night.cues.map((cue) => row(cue.from, `${cue.channel}: ${cue.words === '' ? cue.label : `“${cue.words}”`}${cue.limited ? ', lowered to a limit' : ''}`)),
    ...night.awakenings.map(({ at, cause }) => row(at, cause === 'cue' ? 'woken by a cue' : 'wakes by itself')),
    ...night.marks.map(({ at, label }) => row(at, `mark “${label}”`)),
  ].sort((a, b) => a.at - b.at);
}

const round = (value: number): number => Math.round(value * 10) / 10;
