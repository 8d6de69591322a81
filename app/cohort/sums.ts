/** Sums of measures, alone and in pairs of the same night: exact, so that they are the same in any order and any partition. */

import { addBins, count, type Histogram } from './histogram.ts';
import type { Measure } from './measures.ts';

/** One measure under one condition. */
export interface Side {
  nights: number;
  sum: number;
  squares: bigint;
  readonly bins: Histogram;
}

/** One measure of the same nights under two conditions: the changed minus the base. */
export interface Pair {
  /** Nights that have it under both. */
  nights: number;
  sum: number;
  squares: bigint;
  /** Nights in which the changed is higher; in which the base is. */
  more: number;
  less: number;
  /** Over sleepers, with S the sum of the differences of a sleeper and n the number: how many have n > 0, Σ S², Σ S·n, Σ n². */
  sleepers: number;
  sleeperSquares: bigint;
  sleeperProducts: bigint;
  sleeperNights: number;
}

export const newSide = (): Side => ({ nights: 0, sum: 0, squares: 0n, bins: [] });
export const newPair = (): Pair => ({
  nights: 0,
  sum: 0,
  squares: 0n,
  more: 0,
  less: 0,
  sleepers: 0,
  sleeperSquares: 0n,
  sleeperProducts: 0n,
  sleeperNights: 0,
});

export function addSide(a: Side, b: Side): void {
  a.nights += b.nights;
  a.sum += b.sum;
  a.squares += b.squares;
  addBins(a.bins, b.bins);
}

export function addPair(a: Pair, b: Pair): void {
  a.nights += b.nights;
  a.sum += b.sum;
  a.squares += b.squares;
  a.more += b.more;
  a.less += b.less;
  a.sleepers += b.sleepers;
  a.sleeperSquares += b.sleeperSquares;
  a.sleeperProducts += b.sleeperProducts;
  a.sleeperNights += b.sleeperNights;
}

export function takeSide(side: Side, value: number | null, { width, bins }: Measure): void {
  if (value === null) return;
  side.nights++;
  side.sum += value;
  side.squares += BigInt(value * value);
  count(side.bins, value, width, bins);
}

/** A pair along the nights of one sleeper after another. */
export interface Pairing {
  readonly pair: Pair;
  sum: number;
  nights: number;
}

export const newPairing = (): Pairing => ({ pair: newPair(), sum: 0, nights: 0 });

export function takePair(p: Pairing, changed: number | null, base: number | null): void {
  if (changed === null || base === null) return;
  const difference = changed - base;
  const { pair } = p;
  pair.nights++;
  pair.sum += difference;
  if (difference !== 0) pair.squares += BigInt(difference * difference);
  if (difference > 0) pair.more++;
  if (difference < 0) pair.less++;
  p.sum += difference;
  p.nights++;
}

export function closeSleeper(p: Pairing): void {
  if (p.nights === 0) return;
  const { pair } = p;
  pair.sleepers++;
  if (p.sum !== 0) {
    pair.sleeperSquares += BigInt(p.sum) * BigInt(p.sum);
    pair.sleeperProducts += BigInt(p.sum) * BigInt(p.nights);
  }
  pair.sleeperNights += p.nights * p.nights;
  p.sum = 0;
  p.nights = 0;
}
