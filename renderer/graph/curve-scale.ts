/** The plane of a curve: where times and levels stand, the grid behind it, and what a hand that is nearly there means. */

import type { CueShape } from '../../dream-dsl/index.ts';
import { type EnvelopePoint, snapped } from './envelope.ts';

export const WIDTH_PX = 218;
export const HEIGHT_PX = 112;
const EDGE_PX = 8;
/** Lines of the grid, at most. */
const MOST_LINES = 5;
/** As near as this a level is pulled onto a line of the grid, or level with another point, px. */
const PULL_PX = 4;

export interface Scale {
  /** ms and levels that are in sight. */
  readonly length: number;
  readonly low: number;
  readonly high: number;
  readonly x: (at: number) => number;
  readonly y: (level: number) => number;
  readonly inTime: (px: number) => number;
  readonly inLevel: (px: number) => number;
}

/** Somewhat more than the points need, within what the channel can do. */
export function scaleOf(points: readonly EnvelopePoint[], bounds: Pick<CueShape, 'lowest' | 'highest'>, step: number): Scale {
  const length = Math.max(...points.map(({ at }) => at), 1000) * 1.15;
  const low = Math.min(0, ...points.map(({ level }) => level));
  const high = Math.min(bounds.highest, Math.max(...points.map(({ level }) => level), low + 4 * step) * 1.25);
  const [width, height] = [WIDTH_PX - 2 * EDGE_PX, HEIGHT_PX - 2 * EDGE_PX];
  return {
    length,
    low,
    high,
    x: (at) => EDGE_PX + (at / length) * width,
    y: (level) => HEIGHT_PX - EDGE_PX - ((level - low) / (high - low || 1)) * height,
    inTime: (px) => (px / width) * length,
    inLevel: (px) => (-px / height) * (high - low),
  };
}

const NICE_MS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400].map((seconds) => seconds * 1000);

/** Round times and levels. */
export function gridOf({ length, low, high }: Scale): { readonly times: readonly number[]; readonly levels: readonly number[] } {
  const time = NICE_MS.find((step) => length / step <= MOST_LINES) ?? length;
  const rough = (high - low) / MOST_LINES;
  const power = 10 ** Math.floor(Math.log10(rough || 1));
  const level = [1, 2, 5, 10].map((factor) => factor * power).find((step) => (high - low) / step <= MOST_LINES) ?? rough;
  return { times: multiples(time, 0, length), levels: multiples(level, low, high) };
}

function multiples(step: number, from: number, to: number): number[] {
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, i) => snapped((first + i) * step, step));
}

/** The nearest of these levels where it is near, else the level itself. */
export function pulled(level: number, { y }: Scale, levels: readonly number[]): number {
  const nearest = levels.reduce((best, one) => (Math.abs(y(one) - y(level)) < Math.abs(y(best) - y(level)) ? one : best), levels[0] ?? level);
  return Math.abs(y(nearest) - y(level)) <= PULL_PX ? nearest : level;
}

/** Positions in the list of the points in a rectangle, px. */
export function pointsWithin(points: readonly EnvelopePoint[], { x, y }: Scale, a: { x: number; y: number }, b: { x: number; y: number }): Set<number> {
  const between = (value: number, one: number, other: number) => Math.min(one, other) <= value && value <= Math.max(one, other);
  return new Set(points.flatMap((point, i) => (between(x(point.at), a.x, b.x) && between(y(point.level), a.y, b.y) ? [i] : [])));
}
