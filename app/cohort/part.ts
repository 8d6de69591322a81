/** What a portion of a cohort comes to: numbers only, and two of them add up to what both would have given at once. */

import { joined, type Range } from './plan.ts';
import { addPair, addSide, type Pair, type Side } from './sums.ts';
import { addTally, type Tally } from './tally.ts';
import { addWorst, type WorstNight } from './worst.ts';

/** Of nights under one condition. */
export interface Arm {
  /** By row of the program. */
  readonly tallies: Tally[];
  /** By measure. */
  readonly sides: Side[];
}

export interface Part {
  /** Sleepers whose nights are in it. */
  covered: readonly Range[];
  nights: number;
  /** What programs were told in these nights. */
  events: number;
  /** The program and the natural night; or two programs. */
  readonly arms: readonly Arm[];
  /** By measure, and then by row that both conditions have. */
  readonly pairs: Pair[];
  /** By criterion. */
  readonly worst: WorstNight[][];
}

/** Takes `other` into `part`. Both of the same job, and of different sleepers. */
export function addPart(part: Part, other: Part): void {
  const covered = joined(part.covered, other.covered);
  if (covered === null) throw new Error('the same sleepers twice');
  part.covered = covered;
  part.nights += other.nights;
  part.events += other.events;
  for (const [a, arm] of part.arms.entries()) {
    for (const [i, tally] of arm.tallies.entries()) addTally(tally, other.arms[a]!.tallies[i]!);
    for (const [i, side] of arm.sides.entries()) addSide(side, other.arms[a]!.sides[i]!);
  }
  for (const [i, pair] of part.pairs.entries()) addPair(pair, other.pairs[i]!);
  for (const [i, list] of part.worst.entries()) addWorst(list, other.worst[i]!);
}
