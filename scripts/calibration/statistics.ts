/** The statistics of the calibration: means with intervals, quantiles, slopes, and distances between distributions. */

import { stream, uniform } from '../../app/base/index.ts';

export interface Estimate {
  readonly value: number;
  /** 95 % interval of `value`. */
  readonly low: number;
  readonly high: number;
}

export function meanEstimate(values: readonly number[]): Estimate {
  const known = values.filter((value) => !Number.isNaN(value));
  const value = known.reduce((sum, x) => sum + x, 0) / known.length;
  const variance = known.reduce((sum, x) => sum + (x - value) ** 2, 0) / (known.length - 1);
  const error = 1.96 * Math.sqrt(variance / known.length);
  return { value, low: value - error, high: value + error };
}

export const spread = (values: readonly number[]): number => {
  const known = values.filter((value) => !Number.isNaN(value));
  const middle = known.reduce((sum, x) => sum + x, 0) / known.length;
  return Math.sqrt(known.reduce((sum, x) => sum + (x - middle) ** 2, 0) / (known.length - 1));
};

export function quantileOf(values: readonly number[], q: number): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const at = q * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at - Math.floor(at));
}

/** The median, with the interval by order statistics. */
export function medianEstimate(values: readonly number[]): Estimate {
  const half = 0.98 / Math.sqrt(values.length);
  return { value: quantileOf(values, 0.5), low: quantileOf(values, 0.5 - half), high: quantileOf(values, 0.5 + half) };
}

/** Least squares slope of y over x. */
export function slopeEstimate(points: readonly (readonly [x: number, y: number])[]): Estimate {
  const known = points.filter(([, y]) => !Number.isNaN(y));
  const [mx, my] = [0, 1].map((i) => known.reduce((sum, point) => sum + point[i as 0 | 1], 0) / known.length) as [number, number];
  const sxx = known.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  const value = known.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / sxx;
  const rest = known.reduce((sum, [x, y]) => sum + (y - my - value * (x - mx)) ** 2, 0) / (known.length - 2);
  const error = 1.96 * Math.sqrt(rest / sxx);
  return { value, low: value - error, high: value + error };
}

/**
 * Fits to lengths that are known in whole epochs, as counts: by maximum likelihood of the chance of each length.
 * A power law P(k) ∝ k^−a on `least` … the longest, or a mixture of geometric laws, the exponentials of counted time.
 */
export interface Fit {
  readonly name: string;
  readonly parameters: string;
  /** Free numbers in it. */
  readonly free: number;
  /** P(length ≤ k), k from 1. */
  readonly cdf: (k: number) => number;
  readonly logLikelihood: number;
  readonly exponent?: number;
}

export function fitPowerLaw(lengths: readonly number[], least = 1): Fit {
  const most = lengths.reduce((longest, k) => Math.max(longest, k), 1);
  const long = lengths.filter((k) => k >= least);
  const logs = long.reduce((sum, k) => sum + Math.log(k), 0);
  const likelihood = (a: number) => -a * logs - long.length * Math.log(zeta(a, least, most));
  const a = goldenMaximum(likelihood, 1.01, 4);
  const total = zeta(a, least, most);
  const sums = new Float64Array(most + 1);
  for (let k = least; k <= most; k++) sums[k] = sums[k - 1]! + k ** -a / total;
  return {
    name: 'power law',
    parameters: `exponent ${a.toFixed(2)}`,
    free: 1,
    cdf: (k) => sums[Math.min(most, k)]!,
    logLikelihood: likelihood(a),
    exponent: a,
  };
}

const zeta = (a: number, least: number, most: number): number => {
  let sum = 0;
  for (let k = least; k <= most; k++) sum += k ** -a;
  return sum;
};

/** By expectation and maximisation from spread-out means. */
export function fitExponentials(lengths: readonly number[], parts: number): Fit {
  const counts = new Map<number, number>();
  for (const k of lengths) counts.set(k, (counts.get(k) ?? 0) + 1);
  const average = lengths.reduce((sum, k) => sum + k, 0) / lengths.length;
  let weights: number[] = Array.from({ length: parts }, () => 1 / parts);
  let stops: number[] = Array.from({ length: parts }, (_, i) => Math.min(0.95, 1 / (average * 4 ** (i - (parts - 1) / 2))));
  let logLikelihood = 0;
  for (let round = 0; round < 400; round++) {
    const [mass, time] = [new Array<number>(parts).fill(0), new Array<number>(parts).fill(0)];
    logLikelihood = 0;
    for (const [k, n] of counts) {
      const chances = stops.map((p, i) => weights[i]! * p * (1 - p) ** (k - 1));
      const all = chances.reduce((sum, x) => sum + x, 0);
      logLikelihood += n * Math.log(all);
      for (let i = 0; i < parts; i++) {
        mass[i]! += (n * chances[i]!) / all;
        time[i]! += (n * k * chances[i]!) / all;
      }
    }
    weights = mass.map((m) => m / lengths.length);
    stops = mass.map((m, i) => Math.min(0.9999, m / time[i]!));
  }
  const cdf = (k: number) => stops.reduce((sum, p, i) => sum + weights[i]! * (1 - (1 - p) ** k), 0);
  const words = stops.map((p, i) => `${(0.5 / p).toFixed(1)} min (${Math.round(100 * weights[i]!)} %)`).join(', ');
  return { name: parts === 1 ? 'exponential' : `${parts} exponentials`, parameters: words, free: 2 * parts - 1, cdf, logLikelihood };
}

/** Greatest distance between the counted lengths and a law. */
export function ksDistance(lengths: readonly number[], cdf: (k: number) => number): number {
  const most = lengths.reduce((longest, k) => Math.max(longest, k), 1);
  const counts = new Float64Array(most + 1);
  for (const k of lengths) counts[k]! += 1;
  let [below, distance] = [0, 0];
  for (let k = 1; k <= most; k++) {
    below += counts[k]! / lengths.length;
    distance = Math.max(distance, Math.abs(below - cdf(k)));
  }
  return distance;
}

/** Akaike's weight of evidence: lower is better. */
export const aic = (fit: Fit): number => 2 * fit.free - 2 * fit.logLikelihood;

/** Chance of a KS distance at least this great in samples of this size from the law itself (parametric bootstrap without refitting, so it is on the lenient side). */
export function ksChance(distance: number, size: number, cdf: (k: number) => number, seed: number, rounds = 200): number {
  const random = stream(seed, 'ks');
  let beyond = 0;
  for (let round = 0; round < rounds; round++) {
    const drawn = Array.from({ length: size }, () => {
      const u = uniform(random);
      let [low, high] = [1, 4096];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (cdf(middle) >= u) high = middle;
        else low = middle + 1;
      }
      return low;
    });
    if (ksDistance(drawn, cdf) >= distance) beyond++;
  }
  return (beyond + 1) / (rounds + 1);
}

/** A sample of this size without replacement, in the order drawn. */
export function sampleOf<T>(values: readonly T[], size: number, seed: number): T[] {
  const random = stream(seed, 'sample');
  const pool = [...values];
  for (let i = 0; i < Math.min(size, pool.length); i++) {
    const j = i + Math.floor(uniform(random) * (pool.length - i));
    [pool[i], pool[j]] = [pool[j]!, pool[i]!];
  }
  return pool.slice(0, size);
}

function goldenMaximum(f: (x: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  for (let i = 0; i < 40; i++) {
    const [x, y] = [b - ratio * (b - a), a + ratio * (b - a)];
    if (f(x) > f(y)) b = y;
    else a = x;
  }
  return (a + b) / 2;
}
