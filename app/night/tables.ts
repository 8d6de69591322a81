/** Small helpers for the parameter table: values by age, and quantile tables that make a draw one look-up. */

import { BOUT_MIXTURE, type ByAge, WAKE_BOUT_EXPONENT, WAKE_BOUT_RANGE } from './parameters.ts';

/** The value at an age in years. */
export function byAge(table: ByAge, age: number): number {
  for (let i = 1; i < table.length; i++) {
    const before = table[i - 1]!;
    const after = table[i]!;
    if (age <= after[0]) return before[1] + (after[1] - before[1]) * Math.min(1, Math.max(0, (age - before[0]) / (after[0] - before[0])));
  }
  return table.at(-1)![1];
}

/** Cells of a quantile table. The rarest draw of a table is its quantile at 1 − 2⁻¹³, or its upper bound. */
export const CELLS = 1024;
/** Numbers in one table. */
export const ROW = CELLS + 1;

/** Inverse of a distribution function at u in [0, 1), by straight lines between its table's points. */
export function quantile(table: Float64Array, u: number): number {
  const x = u * CELLS;
  const i = x | 0;
  const low = table[i]!;
  return low + (table[i + 1]! - low) * (x - i);
}

/** The same at the upper 20 of 32 random bits; the lower 12 stay free for a decision. */
export function draw(table: Float64Array, bits: number): number {
  const i = bits >>> 22;
  const low = table[i]!;
  return low + (table[i + 1]! - low) * ((bits >>> 12) & 1023) * (1 / 1024);
}

/** Mean of what `quantile` gives. */
export function meanOf(table: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < CELLS; i++) sum += (table[i]! + table[i + 1]!) / 2;
  return sum / CELLS;
}

/** Exponential with mean 1. */
export const EXPONENTIAL = tabulate((u) => -Math.log(1 - u), true);

/** Mixture of a short and a long exponential, mean 1. */
export const MIXTURE = tabulate(mixtureQuantile, true);

/** Truncated power law of wake bouts, minutes. */
export const WAKE_BOUT = tabulate((u) => {
  const [a, b] = WAKE_BOUT_RANGE.map((x) => x ** (1 - WAKE_BOUT_EXPONENT)) as [number, number];
  return (a - u * (a - b)) ** (1 / (1 - WAKE_BOUT_EXPONENT));
}, false);

function tabulate(inverse: (u: number) => number, toMeanOne: boolean): Float64Array {
  const table = new Float64Array(ROW);
  for (let i = 0; i <= CELLS; i++) table[i] = inverse(i < CELLS || !toMeanOne ? i / CELLS : 1 - 1 / (8 * CELLS));
  const scale = toMeanOne ? 1 / meanOf(table) : 1;
  return table.map((x) => x * scale);
}

function mixtureQuantile(u: number): number {
  const { weight, short } = BOUT_MIXTURE;
  const long = (1 - weight * short) / (1 - weight);
  let [low, high] = [0, 40];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (1 - weight * Math.exp(-middle / short) - (1 - weight) * Math.exp(-middle / long) < u) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
