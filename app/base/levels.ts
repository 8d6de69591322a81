/** Levels of cues over time, and what those that are there together come to. The one place of this law. */

import type { Channel } from './vocabulary.ts';

/** Points in order of time with straight lines between them; two at one instant are a jump. */
export type LevelPoints = readonly (readonly [ms: number, level: number])[];

/** The level at an instant: that of the first point before it, of the last after it, and after a jump at the jump. */
export function levelOn(points: LevelPoints, ms: number): number {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]![0] <= ms) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [points[low - 1], points[low]];
  if (before === undefined) return after?.[1] ?? 0;
  if (after === undefined || after[0] === before[0]) return before[1];
  return before[1] + ((after[1] - before[1]) * (ms - before[0])) / (after[0] - before[0]);
}

/** `sum`: as the ear or the eye takes it. `strongest`: nobody published how these add, so the strongest stands for all. */
export const TOGETHER: Readonly<Record<Channel, 'sum' | 'strongest'>> = {
  sound: 'sum',
  light: 'sum',
  scent: 'strongest',
  touch: 'strongest',
  warmth: 'strongest',
  motion: 'strongest',
};

/** Level of sounds together: their energies add, 10·log₁₀ Σ 10^(L/10). Silence is −∞; 0 dB and below count as silence. */
function sumOfLevels(levels: Iterable<number>): number {
  let energy = 0;
  for (const level of levels) if (level > 0) energy += 10 ** (level / 10);
  return energy > 0 ? 10 * Math.log10(energy) : Number.NEGATIVE_INFINITY;
}

/** The same of two. */
export function sumOfTwo(a: number, b: number): number {
  const energy = (a > 0 ? 10 ** (a / 10) : 0) + (b > 0 ? 10 ** (b / 10) : 0);
  return energy > 0 ? 10 * Math.log10(energy) : Number.NEGATIVE_INFINITY;
}

/** What cues of one channel come to, in its unit; 0 is silence, darkness, nothing. Lights add as lux. */
export function together(channel: Channel, levels: Iterable<number>): number {
  if (channel === 'sound') return Math.max(0, sumOfLevels(levels));
  let all = 0;
  for (const level of levels) {
    if (TOGETHER[channel] === 'sum') all += level;
    else if (Math.abs(level) > Math.abs(all)) all = level;
  }
  return all;
}
