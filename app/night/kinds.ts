/**
 * Kinds of bouts, and what may follow each: the stages, N1 again where it follows wake, and what interrupts REM.
 * All that the process asks of a kind is packed into one word, so that a bout costs one look-up and no branch.
 */

import * as P from './parameters.ts';
import { EXPONENTIAL, MIXTURE, quantile, WAKE_BOUT } from './tables.ts';

/** Kinds 0–4 are the stages of STAGES. */
export const W = 0;
export const N1 = 1;
export const N2 = 2;
export const N3 = 3;
export const REM = 4;
/** Drifting off: N1 at sleep onset and after wake. */
export const DRIFT = 5;
/** N2 for a moment inside of a REM half. */
export const N2_IN_REM = 6;
const KINDS = 8;
const STAGE_OF_KIND = [W, N1, N2, N3, REM, N1, N2, N1];

/** Added to a kind, its row in the REM half of a cycle. */
export const IN_REM = KINDS;

/** What follows each row: otherwise; where the draw is below the chance; that chance. */
const AFTER: readonly (readonly [otherwise: number, below: number, chance: number])[] = [
  [DRIFT, N2, P.W_TO_N2],
  [N2, N2, 0],
  [N1, N3, 0], // This chance changes with sleep pressure; the process puts it in.
  [N1, N2, P.N3_TO_N2],
  [N1, N2, P.REM_TO_N2],
  [N2, N2, 0],
  [N2, N2, 0],
  [N2, N2, 0],
  // In the REM half.
  [DRIFT, N2_IN_REM, P.W_TO_N2],
  [REM, REM, 0],
  [REM, REM, 0],
  [REM, REM, 0],
  [N1, N2_IN_REM, P.REM_TO_N2],
  [REM, REM, 0],
  [REM, REM, 0],
  [REM, REM, 0],
];

/**
 * A row as one word, from the lowest bit: kind in 3, half in 1, stage in 3, whether it ends with its half in 1,
 * how readily it wakes in 8 (N2 is WEIGHT_OF_N2), the chance of what follows in 12 (4096ths).
 */
function word(row: number): number {
  const kind = row % KINDS;
  const stage = STAGE_OF_KIND[kind]!;
  const weight = Math.round((WEIGHT_OF_N2 * P.WAKING_BY_STAGE[stage]!) / P.WAKING_BY_STAGE[N2]);
  const ends = kind === N2 || kind === REM ? 1 : 0;
  return row | (stage << 4) | (ends << 7) | (weight << 8) | (Math.round(4096 * AFTER[row]![2]) << 16);
}
export const WEIGHT_OF_N2 = 64;
export const ENDS_WITH_HALF = 1 << 7;

/** The word of each row. */
export const rows = () => Int32Array.from(AFTER, (_, row) => word(row));
/** The word of what follows each row: at `row << 1`, and where the draw is below the chance one after. */
export const following = () => Int32Array.from(AFTER.flatMap(([otherwise, below], row) => [otherwise, below].map((kind) => word(kind + (row & IN_REM)))));

/** A kind's row of bout lengths has 2 ** LENGTH_BITS of them, in steps of 2 ** LENGTH_STEP ms. */
export const LENGTH_BITS = 10;
export const LENGTH_STEP = 7;

const LENGTHS = 2 ** LENGTH_BITS;
/** The middles of as many equally likely parts of a table. */
const middles = (table: Float64Array) => Float64Array.from({ length: LENGTHS }, (_, i) => quantile(table, (i + 0.5) / LENGTHS));
const MIXED = middles(MIXTURE);
const PLAIN = middles(EXPONENTIAL);
const packed = (minutes: number) => Math.min(65_535, (minutes * 60_000 - 511) / 2 ** LENGTH_STEP);
const AWAKE = Uint16Array.from(middles(WAKE_BOUT), packed);

/**
 * Lengths of bouts by kind and by the upper bits of a random word: equally likely ones. Up to 1023 ms come on top from
 * the bits below. `means` are minutes by kind, beyond the shortest bout.
 */
export function boutLengths(means: Readonly<Record<number, number>>): Uint16Array {
  const lengths = new Uint16Array(KINDS * LENGTHS);
  lengths.set(AWAKE, W * LENGTHS);
  for (let kind = N1; kind < KINDS; kind++) {
    const middle = kind === N2 || kind === N3 || kind === REM ? MIXED : PLAIN;
    const mean = means[kind] ?? 0;
    for (let i = 0, at = kind * LENGTHS; i < LENGTHS; i++, at++) lengths[at] = packed(P.SHORTEST_BOUT + mean * middle[i]!);
  }
  return lengths;
}
