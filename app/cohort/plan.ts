/** Who sleeps in a cohort, with which seeds, and in which portions the work is done. All of it follows from the plan alone. */

import type { Sleeper } from '../base/index.ts';
import { drawSleeper, type NightPlan } from '../night/index.ts';
import type { Program } from '../program/index.ts';

export type Ages = readonly [least: number, most: number];

export interface Plan {
  /** 0 to 2³² − 1. */
  readonly seed: number;
  readonly sleepers: number;
  /** Nights of each sleeper. */
  readonly nights: number;
  /** Years, of those who are drawn: whom the program is for. */
  readonly ages: Ages;
  /** Of those who are drawn; null: any. */
  readonly sex: Sleeper['sex'] | null;
  readonly chronotype: Sleeper['chronotype'] | null;
  /** What is different about each night. */
  readonly night: NightPlan;
  /** Chosen sleepers, as many as `sleepers`; null: drawn from the population with the seed. */
  readonly who: readonly Sleeper[] | null;
  /** Chosen ones to whom a program may not be played, and why; their nights are not in it. */
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
}

export const MAX_SLEEPERS = 2 ** 21;
export const MAX_NIGHTS = 2 ** 21;

/** Nights in one portion of work, about; some tens of milliseconds. */
const PORTION = 64;

/** Sleepers `from` to before `to`. */
export type Range = readonly [from: number, to: number];

export function sleeperAt(plan: Plan, sleeper: number): Sleeper {
  return plan.who === null ? drawnSleeper(plan.seed, sleeper, plan) : plan.who[sleeper]!;
}

/** Sleeper `number` (from 0) of such people that a seed draws. */
export function drawnSleeper(seed: number, number: number, { ages: [minAge, maxAge], sex, chronotype }: Pick<Plan, 'ages' | 'sex' | 'chronotype'>): Sleeper {
  return drawSleeper(number, seed, { minAge, maxAge, ...(sex === null ? {} : { sex }), ...(chronotype === null ? {} : { chronotype }) });
}

/** Ages that a program is for, as far as there are sleepers of them. */
export function agesOf({ audience }: Program): Ages {
  const least = Math.min(85, Math.max(5, Math.ceil(audience.minAge)));
  return [least, Math.min(85, Math.max(least, Math.floor(audience.maxAge)))];
}

/**
 * The seed of night `night` of sleeper `sleeper`, 32 bits, so that any preview opens it. For a fixed cohort seed this is a
 * permutation of the numbers below 2³²: no two nights of a cohort share a seed, and neither more sleepers nor more nights change
 * the seeds of others. (Finaliser of MurmurHash3, Appleby; each of its steps can be undone.)
 */
export function nightSeed(seed: number, sleeper: number, night: number): number {
  const first = mixed((seed ^ 0x9e3779b9) | 0);
  const second = mixed((seed + 0x7f4a7c15) | 0);
  return mixed(mixed((night * MAX_SLEEPERS + sleeper) ^ first) ^ second) >>> 0;
}

function mixed(word: number): number {
  let x = word | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/** Sleepers of one portion: all nights of a sleeper are done together. */
export const portionOf = ({ nights }: Plan): number => Math.max(1, Math.floor(PORTION / nights));

/** The sleepers of part `part` (from 1) of `parts`, in whole portions; empty where there are fewer portions than parts. */
export function shardOf(plan: Plan, part: number, parts: number): Range {
  const size = portionOf(plan);
  const portions = Math.ceil(plan.sleepers / size);
  const edge = (i: number) => Math.min(plan.sleepers, Math.floor((portions * i) / parts) * size);
  return [edge(part - 1), edge(part)];
}

/** The first portions are small, so that something is known soon. */
export function* portions(plan: Plan, [from, to]: Range): Generator<Range> {
  const most = portionOf(plan);
  let size = Math.max(1, most >> 3);
  for (let at = from, count = 1; at < to; count++) {
    const end = Math.min(to, at + size);
    yield [at, end];
    at = end;
    if (count % 2 === 0) size = Math.min(most, size * 2);
  }
}

/** Ranges in order, touching ones as one. Null where two of them overlap. */
export function joined(a: readonly Range[], b: readonly Range[]): Range[] | null {
  const result: [number, number][] = [];
  for (const [from, to] of [...a, ...b].sort((x, y) => x[0] - y[0])) {
    const last = result.at(-1);
    if (last !== undefined && from < last[1]) return null;
    if (last !== undefined && from === last[1]) last[1] = to;
    else result.push([from, to]);
  }
  return result;
}

/** What of `whole` is in none of the ranges, which are in order. */
export function missingOf(covered: readonly Range[], [from, to]: Range): Range[] {
  const missing: Range[] = [];
  let at = from;
  for (const range of covered) {
    if (range[0] > at) missing.push([at, Math.min(range[0], to)]);
    at = Math.max(at, range[1]);
  }
  if (at < to) missing.push([at, to]);
  return missing;
}
