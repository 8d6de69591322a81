/** The actual level of a channel over time: every ramp, fade and jump of its cues, and their sum where several are there together. */

import { levelOn, type NightRecord, type StimulusChannel, together } from '../../../app/bridge/index.ts';

type Cue = NightRecord['cues'][number];
type Point = readonly [ms: number, level: number];

/** A sum of decibels that ramp is no straight line; it is drawn as this many pieces. */
const PIECES = 8;

/** Points with straight lines between them, 0 where nothing is. */
export function mixOf(channel: StimulusChannel, cues: readonly Cue[], durationMs: number): readonly Point[] {
  const order = cues.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from);
  const edges = [...new Set(order.flatMap((cue) => [cue.from, cue.to, ...cue.points.map(([at]) => at)]))].sort((a, b) => a - b);
  const points: Point[] = [];
  const add = (ms: number, level: number) => {
    const last = points.at(-1);
    if (last === undefined || last[0] !== ms || last[1] !== level) points.push([ms, level]);
  };
  add(0, 0);
  let active: Cue[] = [];
  let next = 0;
  for (let i = 0; i < edges.length; i++) {
    const at = edges[i]!;
    const end = edges[i + 1];
    // Up to here it stayed as it was.
    add(at, points.at(-1)![1]);
    active = active.filter(({ to }) => to > at);
    while (next < order.length && order[next]!.from <= at) active.push(order[next++]!);
    if (end === undefined || active.length === 0) {
      add(at, 0);
      if (end !== undefined) add(end, 0);
      continue;
    }
    const only = active.length === 1 ? active[0]! : null;
    if (only !== null) {
      add(at, levelOn(only.points, at));
      add(end, before(only, end));
      continue;
    }
    const ramps = channel === 'sound' && active.some((cue) => before(cue, end) !== levelOn(cue.points, at));
    const pieces = ramps ? PIECES : 1;
    const step = (end - at) / pieces;
    for (let piece = 0; piece < pieces; piece++) add(at + step * piece, sumAt(channel, active, at + step * piece, levelOn));
    add(
      end,
      sumAt(channel, active, end, (_, ms, cue) => before(cue, ms)),
    );
  }
  if ((points.at(-1)?.[0] ?? 0) < durationMs) add(durationMs, points.at(-1)?.[1] ?? 0);
  return points;
}

function sumAt(channel: StimulusChannel, cues: readonly Cue[], ms: number, levelOf: (points: Cue['points'], ms: number, cue: Cue) => number): number {
  return together(
    channel,
    cues.map((cue) => levelOf(cue.points, ms, cue)),
  );
}

/** The level that it comes to at `ms`, before a jump there. */
function before({ points }: Cue, ms: number): number {
  for (const [at, level] of points) if (at === ms) return level;
  return levelOn(points, ms);
}
