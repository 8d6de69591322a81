/** What answers to “why not?” have in common. */

import type { WhyNot } from '../base/index.ts';
import type { Visits } from './watch.ts';

/** A part of the night, ms since lights out. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export type Answer = Pick<WhyNot, 'verdict' | 'summary'> & Partial<Pick<WhyNot, 'nearest' | 'chances' | 'ways' | 'happened'>>;

export const EMPTY = { happened: [], nearest: null, chances: [], ways: [] } satisfies Partial<WhyNot>;

/** Instants that are listed at the most. */
export const MOST_CHANCES = 20;

export const activeIn = (visits: Visits): WhyNot['active'] => ({ times: visits.length, ms: visits.reduce((sum, { from, to }) => sum + to - from, 0) });
