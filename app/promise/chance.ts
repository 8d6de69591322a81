/** How often something comes about, counted over nights until it is known on which side of a bound it lies, or the nights are used up. */

import type { NightCount } from '../base/index.ts';
import { exactInterval } from '../cohort/index.ts';

export interface Chance {
  readonly comparison: '<' | '<=' | '>' | '>=';
  /** 0..1. */
  readonly bound: number;
}

/** Nights before it is looked at first; each later look is at twice as many. */
const FIRST_LOOK = 50;
/** Chance of an interval that misses, over all looks together. */
const ALPHA = 0.05;

/** Numbers of nights at which it is looked at, the last of them `most`. */
export function looksUpTo(most: number): readonly number[] {
  const looks: number[] = [];
  for (let at = FIRST_LOOK; at < most; at *= 2) looks.push(at);
  return [...looks, most];
}

/**
 * Each of `looks` intervals misses with at most an equal share of 5 % (Bonferroni), so that stopping early makes none of them
 * false. Exact after Clopper & Pearson 1934.
 */
export function countOf(happened: number, nights: number, looks: number): NightCount {
  return { nights, happened, ...exactInterval(happened, nights, ALPHA / looks), confidence: 1 - ALPHA };
}

/** null: the interval has the bound in it. */
export function standOf({ comparison, bound }: Chance, { low, high }: NightCount): 'kept' | 'broken' | null {
  switch (comparison) {
    case '<':
      return high < bound ? 'kept' : low >= bound ? 'broken' : null;
    case '<=':
      return high <= bound ? 'kept' : low > bound ? 'broken' : null;
    case '>':
      return low > bound ? 'kept' : high <= bound ? 'broken' : null;
    case '>=':
      return low >= bound ? 'kept' : high < bound ? 'broken' : null;
  }
}
