/** How often something happened: nights, sleepers, times, and when first. Whole numbers, so that sums do not depend on their order. */

import { addBins, count, type Histogram } from './histogram.ts';

/** Width of the bins of first times, ms; the median is known to half of it. */
export const FIRST_BIN_MS = 2 * 60_000;
/** 16 h 40 min. */
const FIRST_BINS = 500;

export interface Tally {
  /** Nights in which it happened. */
  nights: number;
  /** Sleepers to whom it happened. */
  sleepers: number;
  /** Sum over sleepers of the squared number of nights: how alike the nights of a sleeper are. */
  squares: number;
  times: number;
  /** All that it lasted, ms. */
  ms: number;
  /** First time of a night. */
  readonly first: Histogram;
}

export const newTally = (): Tally => ({ nights: 0, sleepers: 0, squares: 0, times: 0, ms: 0, first: [] });

export function addTally(a: Tally, b: Tally): void {
  a.nights += b.nights;
  a.sleepers += b.sleepers;
  a.squares += b.squares;
  a.times += b.times;
  a.ms += b.ms;
  addBins(a.first, b.first);
}

/** Counts along the nights of one sleeper after another. */
export interface Counter {
  readonly tally: Tally;
  /** In this night. */
  times: number;
  first: number;
  /** Nights of this sleeper so far. */
  nights: number;
}

export const newCounter = (): Counter => ({ tally: newTally(), times: 0, first: 0, nights: 0 });

export function happened(c: Counter, at: number, ms = 0): void {
  if (c.times === 0 || at < c.first) c.first = at;
  c.times++;
  c.tally.ms += ms;
}

export function nightOver(c: Counter): void {
  if (c.times === 0) return;
  c.tally.nights++;
  c.tally.times += c.times;
  count(c.tally.first, c.first, FIRST_BIN_MS, FIRST_BINS);
  c.nights++;
  c.times = 0;
}

export function sleeperOver(c: Counter): void {
  if (c.nights === 0) return;
  c.tally.sleepers++;
  c.tally.squares += c.nights * c.nights;
  c.nights = 0;
}
