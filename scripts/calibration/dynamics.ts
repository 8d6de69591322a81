/** How nights move: bouts, cycles, passages between stages. */

import { mean } from './measures.ts';
import type { Simulated } from './simulate.ts';
import { aic, type Estimate, type Fit, fitExponentials, fitPowerLaw, ksChance, ksDistance, meanEstimate, sampleOf } from './statistics.ts';

/** Lengths in whole epochs. */
export interface Lengths {
  readonly wake: readonly number[];
  /** Between awakenings. */
  readonly sleep: readonly number[];
  readonly nrem: readonly number[];
  readonly rem: readonly number[];
  readonly n2: readonly number[];
}

export function lengthsOf(nights: readonly Simulated[]): Lengths {
  const wake: number[] = [];
  const sleep: number[] = [];
  const nrem: number[] = [];
  const rem: number[] = [];
  const n2: number[] = [];
  for (const { bouts } of nights) {
    const first = bouts.findIndex((bout) => bout.stage !== 0);
    const last = bouts.findLastIndex((bout) => bout.stage !== 0);
    const runs = (inside: (stage: number) => boolean, into: number[]) => {
      let length = 0;
      for (const bout of bouts.slice(first, last + 1)) {
        if (inside(bout.stage)) length += bout.length * 2;
        else if (length > 0) {
          into.push(length);
          length = 0;
        }
      }
    };
    runs((stage) => stage === 0, wake);
    runs((stage) => stage !== 0, sleep);
    runs((stage) => stage >= 1 && stage <= 3, nrem);
    runs((stage) => stage === 4, rem);
    runs((stage) => stage === 2, n2);
  }
  return { wake, sleep, nrem, rem, n2 };
}

export interface Judged extends Fit {
  readonly distance: number;
  /** Chance of such a distance in a sample of SAMPLE bouts, if the law were true. */
  readonly chance: number;
  readonly aic: number;
}

/** As many bouts as one study of a few dozen nights has; with more, any law is refused. */
export const SAMPLE = 500;

export function families(lengths: readonly number[], seed: number): Judged[] {
  const drawn = sampleOf(lengths, 20_000, seed);
  const few = sampleOf(lengths, SAMPLE, seed + 1);
  return [fitPowerLaw(drawn), ...[1, 2, 3].map((parts) => fitExponentials(drawn, parts))].map((fit) => ({
    ...fit,
    distance: ksDistance(drawn, fit.cdf),
    chance: ksChance(ksDistance(few, fit.cdf), few.length, fit.cdf, seed),
    aic: aic(fit),
  }));
}

export function boutMean(nights: readonly Simulated[], stage: number): Estimate {
  return meanEstimate(nights.flatMap(({ bouts }) => bouts.filter((bout) => bout.stage === stage).map((bout) => bout.length)));
}

export interface CycleNumbers {
  readonly length: Estimate;
  readonly n3: number;
  readonly rem: number;
  readonly nights: number;
}

/** By number of the cycle, the first five. */
export function cycleNumbers(nights: readonly Simulated[]): CycleNumbers[] {
  return [0, 1, 2, 3, 4].map((i) => {
    const these = nights.flatMap(({ cycles }) => (cycles[i] === undefined ? [] : [cycles[i]]));
    return { length: meanEstimate(these.map((c) => c.length)), n3: mean(these.map((c) => c.n3)), rem: mean(these.map((c) => c.rem)), nights: these.length };
  });
}

/** Share of N3 that falls into the first half of the time asleep, and of REM into the second, %. */
export function halves(nights: readonly Simulated[]): { n3First: Estimate; remSecond: Estimate } {
  const share = (epochs: Uint8Array, stage: number, second: boolean) => {
    const asleep = epochs.filter((s) => s !== 0);
    const middle = asleep.length / 2;
    let [all, part] = [0, 0];
    for (const [i, s] of asleep.entries()) {
      if (s !== stage) continue;
      all++;
      if (i >= middle === second) part++;
    }
    return (100 * part) / all;
  };
  return {
    n3First: meanEstimate(nights.map(({ epochs }) => share(epochs, 3, false))),
    remSecond: meanEstimate(nights.map(({ epochs }) => share(epochs, 4, true))),
  };
}

/** Where bouts of each stage lead, %, rows W N1 N2 N3 REM. */
export function passages(nights: readonly Simulated[]): number[][] {
  const counts = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0]);
  for (const { bouts } of nights) for (let i = 1; i < bouts.length; i++) counts[bouts[i - 1]!.stage]![bouts[i]!.stage]! += 1;
  return counts.map((row) => {
    const all = row.reduce((sum, n) => sum + n, 0);
    return row.map((n) => (100 * n) / all);
  });
}

/** The same of the counts by epoch behind YASA's `simulate_hypnogram` (Metzner, Commun Biol 2021 [R]). */
const COUNTS = [
  [11737, 571, 84, 2, 2],
  [281, 6697, 1661, 11, 59],
  [253, 1070, 26259, 505, 272],
  [49, 176, 279, 9630, 12],
  [57, 189, 84, 2, 10071],
];
export function metznerPassages(): number[][] {
  return COUNTS.map((row, from) => {
    const leaving = row.map((n, to) => (to === from ? 0 : n));
    const all = leaving.reduce((sum, n) => sum + n, 0);
    return leaving.map((n) => (100 * n) / all);
  });
}
