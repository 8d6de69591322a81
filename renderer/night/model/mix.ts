/** The actual level of a channel over time: every ramp, fade and jump of its cues, and their sum where several are there together. */

import { type NightRecord, type StimulusChannel, together } from '../../../app/bridge/index.ts';
import type { Points } from './series.ts';

type Cue = NightRecord['cues'][number];

/** A sum of decibels that ramp is no straight line; it is drawn as this many pieces. */
const PIECES = 8;

/** A cue under way. Time only goes forward, so that its place among its points is kept and never searched. */
interface Voice {
  readonly to: number;
  readonly points: Cue['points'];
  /** The first of its points after the instant that was reached. */
  next: number;
}

/** Points with straight lines between them, 0 where nothing is. */
export function mixOf(channel: StimulusChannel, cues: readonly Cue[], durationMs: number): Points {
  const order = cues.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from);
  const edges = edgesOf(order);
  const at: number[] = [];
  const value: number[] = [];
  const add = (ms: number, level: number) => {
    if (at.length > 0 && at[at.length - 1] === ms && value[value.length - 1] === level) return;
    at.push(ms);
    value.push(level);
  };
  add(0, 0);
  const active: Voice[] = [];
  let begun = 0;
  for (let i = 0; i < edges.length; i++) {
    const from = edges[i]!;
    if (from === edges[i + 1]) continue;
    const to = edges[i + 1];
    // Up to here it stayed as it was.
    add(from, value[value.length - 1]!);
    dropOver(active, from);
    for (; begun < order.length && order[begun]!.from <= from; begun++) active.push({ to: order[begun]!.to, points: order[begun]!.points, next: 0 });
    for (const voice of active) forward(voice, from);
    if (to === undefined || active.length === 0) {
      add(from, 0);
      if (to !== undefined) add(to, 0);
    } else addStretch(channel, active, from, to, add);
  }
  if (at[at.length - 1]! < durationMs) add(durationMs, value[value.length - 1]!);
  return { at, value };
}

/** Every instant at which something changes, in order; some of them several times. */
function edgesOf(cues: readonly Cue[]): Float64Array {
  const edges = new Float64Array(cues.reduce((sum, { points }) => sum + points.length + 2, 0));
  let length = 0;
  for (const { from, to, points } of cues) {
    edges[length++] = from;
    edges[length++] = to;
    for (const [ms] of points) edges[length++] = ms;
  }
  return edges.sort();
}

function dropOver(active: Voice[], ms: number): void {
  let kept = 0;
  for (const voice of active) if (voice.to > ms) active[kept++] = voice;
  active.length = kept;
}

function forward(voice: Voice, ms: number): void {
  while (voice.next < voice.points.length && voice.points[voice.next]![0] <= ms) voice.next++;
}

/** Between two edges every cue goes straight. */
function addStretch(channel: StimulusChannel, active: readonly Voice[], from: number, to: number, add: (ms: number, level: number) => void): void {
  const only = active.length === 1 ? active[0]! : null;
  const ramps = only === null && channel === 'sound' && active.some((voice) => levelOf(voice, from) !== levelOf(voice, to));
  const pieces = ramps ? PIECES : 1;
  const levels = new Array<number>(active.length);
  for (let piece = 0; piece <= pieces; piece++) {
    const ms = piece === pieces ? to : from + ((to - from) / pieces) * piece;
    for (let i = 0; i < active.length; i++) levels[i] = levelOf(active[i]!, ms);
    add(ms, only === null ? together(channel, levels) : levels[0]!);
  }
}

/** At an instant from the one that was reached up to its next point, where it is the level before a jump. */
function levelOf({ points, next }: Voice, ms: number): number {
  const [before, after] = [points[next - 1], points[next]];
  if (before === undefined) return after?.[1] ?? 0;
  if (after === undefined || after[0] === before[0]) return before[1];
  return before[1] + ((after[1] - before[1]) * (ms - before[0])) / (after[0] - before[0]);
}
