/** A value over time, with a pyramid of least and greatest values, so that any stretch of it is drawn in the time of its pixels. */

import type { LevelPoints } from '../../../app/bridge/index.ts';

/** Instants and the values there; as many of each. */
export interface Points {
  readonly at: ArrayLike<number>;
  readonly value: ArrayLike<number>;
}

/** Straight lines between points in order of time; two points at one instant are a jump. */
export interface Series {
  readonly at: Float64Array;
  readonly value: Float64Array;
  /** `least[k][i]`, `greatest[k][i]`: over the points from i·2^(k+1) on. */
  readonly least: readonly Float64Array[];
  readonly greatest: readonly Float64Array[];
  readonly min: number;
  readonly max: number;
}

export function seriesOf(points: Points): Series {
  const at = new Float64Array(points.at);
  const value = new Float64Array(points.value);
  const least: Float64Array[] = [];
  const greatest: Float64Array[] = [];
  while ((least.at(-1) ?? value).length > 1) {
    least.push(halved(least.at(-1) ?? value, Math.min));
    greatest.push(halved(greatest.at(-1) ?? value, Math.max));
  }
  const [min, max] = [least.at(-1)?.[0] ?? value[0] ?? 0, greatest.at(-1)?.[0] ?? value[0] ?? 0];
  return { at, value, least, greatest, min, max };
}

export const pointsOf = (pairs: LevelPoints): Points => ({ at: pairs.map(([at]) => at), value: pairs.map(([, value]) => value) });

function halved(values: Float64Array, better: (a: number, b: number) => number): Float64Array {
  const half = new Float64Array((values.length + 1) >> 1);
  for (let i = 0; i < half.length; i++) half[i] = better(values[2 * i]!, values[2 * i + 1] ?? values[2 * i]!);
  return half;
}

/** Number of points at or before `ms`. */
export function pointsUntil({ at }: Series, ms: number): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle]! <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The value at an instant; after a jump at the jump. */
export function valueAt(series: Series, ms: number): number {
  const next = pointsUntil(series, ms);
  const { at, value } = series;
  if (next === 0) return value[0] ?? 0;
  if (next === at.length) return value[next - 1]!;
  const [before, after] = [at[next - 1]!, at[next]!];
  return value[next - 1]! + ((value[next]! - value[next - 1]!) * (ms - before)) / (after - before);
}

/** Least and greatest value anywhere from `from` to `to`. */
export function boundsOf(series: Series, from: number, to: number): [least: number, greatest: number] {
  const [a, b] = [valueAt(series, from), valueAt(series, to)];
  let [least, greatest] = [Math.min(a, b), Math.max(a, b)];
  // The points in between, in the largest blocks that fit.
  let [i, end] = [pointsUntil(series, from), pointsUntil(series, to)];
  // A jump at the very start counts from where it comes.
  while (i > 0 && series.at[i - 1] === from) i--;
  for (let level = -1; i < end; level++) {
    const [low, high] = level < 0 ? [series.value, series.value] : [series.least[level]!, series.greatest[level]!];
    if (i & 1) {
      least = Math.min(least, low[i]!);
      greatest = Math.max(greatest, high[i]!);
      i++;
    }
    if (end & 1) {
      end--;
      least = Math.min(least, low[end]!);
      greatest = Math.max(greatest, high[end]!);
    }
    i >>= 1;
    end >>= 1;
  }
  return [least, greatest];
}

/** Mean over time from `from` to `to`. */
export function meanOf(series: Series, from: number, to: number): number {
  if (to <= from) return valueAt(series, from);
  let area = 0;
  let [ms, value] = [from, valueAt(series, from)];
  for (let i = pointsUntil(series, from); i < series.at.length && series.at[i]! < to; i++) {
    area += ((value + series.value[i]!) / 2) * (series.at[i]! - ms);
    [ms, value] = [series.at[i]!, series.value[i]!];
  }
  area += ((value + valueAt(series, to)) / 2) * (to - ms);
  return area / (to - from);
}
