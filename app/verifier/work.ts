/** A bound on how much a check may look at: a program that needs more is not decided, so that no hostile one holds a device up. */

export interface Work {
  left: number;
}

/** Steps that one check may take; a program of some thousand scenes needs a thousandth of it. */
export const MOST_WORK = 20_000_000;

/** Thrown by `spend` and caught where a check begins: never leaves this folder. */
export class Exhausted extends Error {}

export function spend(work: Work, steps: number): void {
  work.left -= steps;
  if (work.left < 0) throw new Exhausted();
}
