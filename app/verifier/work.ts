/** A bound on how much a check may look at: a program that needs more is not decided, so that no hostile one holds a device up. */

export interface Work {
  left: number;
}

/** Steps that one check may take, of some microseconds each; and steps to look up where every arrow leads, which are shorter. */
export const MOST_WORK = 2_000_000;
export const MOST_LOOKUPS = 20_000_000;

/** Thrown by `spend` and caught where a check begins: never leaves this folder. */
export class Exhausted extends Error {}

export function spend(work: Work, steps: number): void {
  work.left -= steps;
  if (work.left < 0) throw new Exhausted();
}
