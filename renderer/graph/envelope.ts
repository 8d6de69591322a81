/** The numbers of an envelope: snapped to what one would write, kept in order and in bounds, and as the words of the text. */

import type { Channel, CueShape } from '../../dream-dsl/index.ts';

/** Milliseconds since the cue began; the level in the unit of its channel. */
export interface EnvelopePoint {
  readonly at: number;
  readonly level: number;
}

export const UNIT_OF: Readonly<Record<Channel, string>> = { sound: 'dB', light: 'lx', scent: '%', touch: '%', warmth: 'C', motion: '%' };
/** The smallest step that one would write. */
export const STEP_OF: Readonly<Record<Channel, number>> = { sound: 1, light: 0.1, scent: 1, touch: 1, warmth: 0.1, motion: 1 };

/** Of many small steps nothing but whole ones of these is written. */
const FINEST = 0.001;

/** null where a value depends on the night or on a parameter: then it is changed in words. */
export function pointsOf({ points }: CueShape): EnvelopePoint[] | null {
  const known: EnvelopePoint[] = [];
  for (const { level, at } of points) {
    if (level.value === null || at.value === null) return null;
    known.push({ at: at.value, level: level.value });
  }
  return known;
}

/** Whole seconds of a short envelope, half minutes and minutes of a long one, ms. */
export const timeStep = (lengthMs: number): number => (lengthMs <= 120_000 ? 1000 : lengthMs <= 600_000 ? 5000 : lengthMs <= 3_600_000 ? 30_000 : 60_000);

export const snapped = (value: number, step: number): number => Math.round(Math.round(value / step) * step * 1000) / 1000;

/** Moves the points that are chosen; the first stays at the start, none goes past another, no level out of bounds. */
export function moved(
  points: readonly EnvelopePoint[],
  chosen: ReadonlySet<number>,
  by: EnvelopePoint,
  { lowest, highest }: Pick<CueShape, 'lowest' | 'highest'>,
  step: number,
): EnvelopePoint[] {
  let after = 0;
  return points.map((point, i) => {
    const last = after;
    const next = points.findIndex((_, j) => j > i && !chosen.has(j));
    const before = next < 0 ? Number.POSITIVE_INFINITY : (points[next]?.at ?? 0) - step * (next - i);
    const at = i === 0 ? 0 : chosen.has(i) ? Math.min(Math.max(last, point.at + by.at), Math.max(last, before)) : point.at;
    after = at + step;
    return chosen.has(i) ? { at, level: snapped(Math.min(highest, Math.max(lowest, point.level + by.level)), FINEST) } : { ...point, at };
  });
}

/** What it may come to where it stands between others, as somebody reads it. */
export function placeFor(points: readonly EnvelopePoint[], i: number, step: number): string {
  const [before, next] = [points[i - 1], points[i + 1]];
  const from = durationText((before?.at ?? 0) + step);
  return next === undefined ? `from ${from} on` : `from ${from} to ${durationText(next.at - step)}`;
}

/** In the middle of the longest stretch, or one step behind the only point. */
export function withPoint(points: readonly EnvelopePoint[], at?: EnvelopePoint): { readonly points: EnvelopePoint[]; readonly index: number } {
  let put = at;
  if (put === undefined) {
    let longest = -1;
    let start = 0;
    for (let i = 0; i + 1 < points.length; i++) {
      const length = (points[i + 1]?.at ?? 0) - (points[i]?.at ?? 0);
      if (length > longest) [longest, start] = [length, i];
    }
    const [a, b] = [points[start], points[start + 1]];
    put = a === undefined ? { at: 0, level: 0 } : b === undefined ? { at: a.at + 60_000, level: a.level } : middle(a, b);
  }
  const index = points.filter((point) => point.at <= (put as EnvelopePoint).at).length;
  return { points: points.toSpliced(index, 0, put), index };
}

function middle(a: EnvelopePoint, b: EnvelopePoint): EnvelopePoint {
  const at = snapped((a.at + b.at) / 2, timeStep(b.at - a.at));
  const share = b.at === a.at ? 0 : (at - a.at) / (b.at - a.at);
  return { at, level: snapped(a.level + (b.level - a.level) * share, 0.1) };
}

/** One point is a level, two from the start are a ramp, more an envelope. */
export function envelopeText(points: readonly EnvelopePoint[], channel: Channel): string {
  const level = ({ level: value }: EnvelopePoint) => `${value}${UNIT_OF[channel]}`;
  const [first, second] = points;
  if (first === undefined) return '';
  if (second === undefined) return `at ${level(first)}`;
  if (points.length === 2) return `at ${level(first)} ramp to ${level(second)} over ${durationText(second.at)}`;
  return `through ${points.map((point) => `${level(point)} at ${durationText(point.at)}`).join(', ')}`;
}

/** Between which levels they go. */
export function rangeText(points: readonly EnvelopePoint[], channel: Channel): string {
  const levels = points.map(({ level }) => level);
  return `${Math.min(...levels)}–${Math.max(...levels)}${UNIT_OF[channel]}`;
}

/** Half a minute counts in minutes from two of them on: 90s, but 6.5m. */
export function durationText(ms: number): string {
  if (ms !== 0 && ms % 3_600_000 === 0) return `${ms / 3_600_000}h`;
  if (ms !== 0 && ms % (ms > 120_000 ? 30_000 : 60_000) === 0) return `${ms / 60_000}m`;
  return ms % 1000 === 0 || ms > 1000 ? `${Math.round(ms / 100) / 10}s` : `${Math.round(ms)}ms`;
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** What a duration as one writes it comes to; null where it is none. A number alone has the unit of the one `before`. */
export function durationMs(text: string, before = ''): number | null {
  const found = /^\s*(\d+(?:\.\d+)?)\s*(ms|s|m|h)\s*$/.exec(withUnit(text, unitIn(before)));
  return found === null ? null : Number(found[1]) * (UNIT_MS[found[2] ?? ''] ?? 1);
}

/** What a level of a channel comes to; null where it is none, or one of another unit. */
export function levelIn(text: string, channel: Channel): number | null {
  const unit = UNIT_OF[channel];
  const written = withUnit(text, unit);
  const value = written.endsWith(unit) ? written.slice(0, -unit.length).trim() : '';
  return /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : null;
}

/** A number alone with its unit behind it; anything else as it is. */
export const withUnit = (text: string, unit: string): string => (/^\s*-?\d+(?:\.\d+)?\s*$/.test(text) ? `${text.trim()}${unit}` : text.trim());

/** The unit of a number as it is written; '' where it has none. */
export const unitIn = (text: string): string => /^\s*-?\d+(?:\.\d+)?\s*([a-zA-Z%]+)\s*$/.exec(text)?.[1] ?? '';

/** One time for both ways is said once. */
export function fadeText(into: string, out: string): string {
  if (into === '' && out === '') return '';
  if (into === out) return `fade ${into}`;
  return `fade${into === '' ? '' : ` in ${into}`}${out === '' ? '' : ` out ${out}`}`;
}
