/** One cue as it plays: its level over time as points with straight lines between them. */

import { CHANNELS, type Channel, type NightRecord } from '../base/index.ts';
import type { Effect, Machine } from '../program/index.ts';

export type CueStart = Extract<Effect, { kind: 'cue-start' }>;
type Points = NightRecord['cues'][number]['points'];

export interface CueTrack {
  readonly instance: number;
  readonly cue: number;
  readonly channel: Channel;
  readonly label: string;
  readonly words: string;
  limited: boolean;
  readonly from: number;
  /** When it ends if nothing stops it, ms. */
  to: number;
  /** How long it would last by its own length and course, ms; ∞: until it is stopped. */
  readonly asked: number;
  readonly points: Points;
  /** Sound: the level last judged for waking, dB; −∞ before that. */
  judged: number;
}

/** Speech rate for words without a recording, ms for each word, and the shortest. [assumption (model)] */
const MS_PER_WORD = 400;
const SHORTEST_SPEECH_MS = 1000;

export function startTrack({ program, cues }: Machine, e: CueStart, assetMs: readonly (number | null)[]): CueTrack {
  const row = program.cues[e.cue]!;
  const bounds = cues[e.cue]!;
  const { channel } = row;
  const speech = row.verb === 'say' || row.verb === 'ask';
  const own = row.asset >= 0 ? (assetMs[row.asset] ?? null) : speech ? speechMs(e.words) : null;
  const length = e.durationMs ?? (e.loop ? null : own);
  const course = e.envelope.length === 0 ? 0 : e.envelope.at(-1)!.atMs;
  return {
    instance: e.instance,
    cue: e.cue,
    channel,
    label: row.asset >= 0 ? (program.assets[row.asset]?.name ?? row.verb) : speech ? row.verb : labelOf(row.verb, e.words),
    words: speech ? e.words : '',
    limited: e.limited || (e.envelope.length === 0 ? clamp(bounds, e.level) !== e.level : e.envelope.some(({ level }) => clamp(bounds, level) !== level)),
    from: e.at,
    to: length === null ? Number.POSITIVE_INFINITY : e.at + length,
    asked: length ?? (course > 0 ? course : Number.POSITIVE_INFINITY),
    points: pointsOf(bounds, e),
    judged: Number.NEGATIVE_INFINITY,
  };
}

/** From silence in a straight line to where the envelope is when the fade is over; from there along the envelope. */
function pointsOf(bounds: Bounds, e: CueStart): Points {
  const full = e.at + e.fadeInMs;
  if (e.envelope.length === 0) {
    const level = clamp(bounds, e.level);
    return e.fadeInMs > 0
      ? [
          [e.at, 0],
          [full, level],
        ]
      : [[full, level]];
  }
  const envelope = e.envelope.map(({ atMs, level }): [number, number] => [e.at + atMs, clamp(bounds, level)]);
  const points: Points = e.fadeInMs > 0 ? [[e.at, 0]] : [];
  points.push([full, along(envelope, full)]);
  for (const point of envelope) if (point[0] > full) points.push(point);
  return points;
}

/** Level at an instant; 0 before and after. */
export function levelAt({ points, from, to }: CueTrack, at: number): number {
  return at < from || at >= to ? 0 : along(points, at);
}

/** On straight lines between points; level before the first and after the last. */
export function along(points: Points, at: number): number {
  let before = points[0]!;
  for (const point of points) {
    if (point[0] > at) return before === point ? point[1] : before[1] + ((point[1] - before[1]) * (at - before[0])) / (point[0] - before[0]);
    before = point;
  }
  return before[1];
}

/** Adds the instants at which it is as loud as it gets before it falls or stays. */
export function addPeaksOf(track: CueTrack, peaks: { at: number; track: CueTrack }[]): void {
  const { points } = track;
  for (let i = 0; i < points.length; i++) {
    const level = points[i]![1];
    const before = i === 0 ? 0 : points[i - 1]![1];
    const after = i === points.length - 1 ? 0 : points[i + 1]![1];
    if (level > before && level >= after) peaks.push({ at: points[i]![0], track });
  }
}

/** From `at` on nothing of it is above `ceiling`. A limit that ends lets it stay as low as it is. */
export function lowerTrack(track: CueTrack, at: number, ceiling: number | null): void {
  if (ceiling === null || at >= track.to) return;
  const level = levelAt(track, at);
  const later = track.points.filter(([t]) => t > at);
  if (level <= ceiling && later.every(([, value]) => value <= ceiling)) return;
  while (track.points.length > 0 && track.points.at(-1)![0] >= at) track.points.pop();
  track.limited = true;
  const from: [number, number] = [at, level];
  if (level > ceiling) track.points.push([at, level], [at, ceiling]);
  else track.points.push(from);
  let before = from;
  for (const point of later) {
    const crossing =
      (before[1] - ceiling) * (point[1] - ceiling) < 0 ? before[0] + ((ceiling - before[1]) * (point[0] - before[0])) / (point[1] - before[1]) : null;
    if (crossing !== null) track.points.push([Math.round(crossing), ceiling]);
    track.points.push([point[0], Math.min(ceiling, point[1])]);
    before = point;
  }
}

/** Ends it at `at`, fading to nothing over `fadeMs`. */
export function stopTrack(track: CueTrack, at: number, fadeMs: number): void {
  if (at >= track.to) return;
  const level = levelAt(track, at);
  while (track.points.length > 0 && track.points.at(-1)![0] >= at) track.points.pop();
  track.points.push([at, level]);
  if (fadeMs > 0) track.points.push([at + fadeMs, 0]);
  track.to = at + fadeMs;
}

/** The row of the record, cut at the end of the night. */
export function recordOf(track: CueTrack, end: number): NightRecord['cues'][number] {
  const to = Math.min(track.to, end);
  const last = to < track.to || Number.isFinite(track.to) ? levelBefore(track, to) : 0;
  const { points } = track;
  const [before, final] = [points[points.length - 2], points[points.length - 1]];
  if (final?.[0] !== to || (before !== undefined && before[0] >= to)) {
    while (points.length > 0 && points[points.length - 1]![0] >= to) points.pop();
    points.push([to, last]);
  }
  if (points.length < 2) points.unshift([track.from, last]);
  return { cue: track.cue, channel: track.channel, label: track.label, from: track.from, to, points, limited: track.limited, words: track.words };
}

function levelBefore(track: CueTrack, at: number): number {
  for (const point of track.points) if (point[0] === at) return point[1];
  return at < track.from ? 0 : along(track.points, at);
}

type Bounds = Machine['cues'][number];
const clamp = ({ floor, ceiling }: Bounds, level: number): number => (Number.isFinite(level) ? Math.min(ceiling, Math.max(floor, level)) : 0);

/** How long words without a recording last, ms. Cues often say the same again: what was counted lately is not counted anew. */
export function speechMs(words: string): number {
  const known = spoken.get(words);
  if (known !== undefined) return known;
  if (spoken.size >= MOST_SPOKEN) spoken.clear();
  const ms = Math.max(SHORTEST_SPEECH_MS, words.split(/\s+/).length * MS_PER_WORD);
  spoken.set(words, ms);
  return ms;
}
const spoken = new Map<string, number>();
const MOST_SPOKEN = 100;

const labelOf = (verb: string, words: string): string => (CHANNELS.includes(verb as Channel) && words !== '' ? words : verb);
