/** Intervals beside published and independently computed values. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaQuantile, clusteredInterval, exactInterval, incompleteBeta, tQuantile } from '../../../app/cohort/intervals.ts';

describe('the exact interval', () => {
  it.each([
    // Clopper and Pearson 1934, as in published tables; the fourth to last by bisection of binomial sums.
    [0, 10, 0, 0.308497],
    [1, 10, 0.002529, 0.445016],
    [5, 10, 0.187086, 0.812914],
    [10, 10, 0.691503, 1],
    [4, 20, 0.057334, 0.436614],
    [81, 263, 0.252737, 0.367622],
    [50, 1000, 0.037335, 0.06539],
    [0, 1000, 0, 0.003682],
  ])('%i of %i', (count, of, low, high) => {
    const found = exactInterval(count, of);
    expect(found.low).toBeCloseTo(low, 5);
    expect(found.high).toBeCloseTo(high, 5);
  });

  it('has the binomial tails it promises, summed term by term', () => {
    const tail = (k: number, n: number, p: number) => {
      let term = (1 - p) ** n;
      let sum = 0;
      for (let i = 0; i <= k; i++) {
        sum += term;
        term *= ((n - i) / (i + 1)) * (p / (1 - p));
      }
      return sum;
    };
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 50 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, share) => {
        const k = Math.min(n - 1, Math.max(1, Math.round(n * share)));
        const { low, high } = exactInterval(k, n);
        expect(tail(k, n, high)).toBeCloseTo(0.025, 9);
        expect(1 - tail(k - 1, n, low)).toBeCloseTo(0.025, 9);
      }),
    );
  });

  it('covers at least 95 % of binomial samples, whatever the rate', () => {
    for (const p of [0.003, 0.02, 0.1, 0.37, 0.5, 0.81]) {
      const n = 60;
      let covered = 0;
      let term = (1 - p) ** n;
      for (let k = 0; k <= n; k++) {
        const { low, high } = exactInterval(k, n);
        if (low <= p && p <= high) covered += term;
        term *= ((n - k) / (k + 1)) * (p / (1 - p));
      }
      expect(covered).toBeGreaterThanOrEqual(0.95);
    }
  });

  it('stands firm at a million nights', () => {
    const { low, high } = exactInterval(400_000, 1_000_000);
    const normal = 1.959964 * Math.sqrt((0.4 * 0.6) / 1e6);
    expect(low).toBeCloseTo(0.4 - normal, 5);
    expect(high).toBeCloseTo(0.4 + normal, 5);
    expect(exactInterval(0, 1_000_000).high).toBeCloseTo(1 - 0.025 ** 1e-6, 12);
  });
});

describe('the interval of clustered nights', () => {
  it('is the exact one where the nights of a sleeper are unrelated, and that of sleepers where they are all alike', () => {
    // 100 sleepers with 4 nights; 200 of 400 nights, spread as Bin(4, ½) would: 6.25, 25, 37.5, 25, 6.25 of each count.
    const unrelated = clusteredInterval(200, 500, 100, 4);
    const independent = exactInterval(200, 400);
    expect(unrelated.high - unrelated.low).toBeCloseTo(independent.high - independent.low, 2);
    const alike = clusteredInterval(200, 800, 100, 4);
    const sleepers = exactInterval(50, 100);
    expect(alike.high - alike.low).toBeCloseTo(sleepers.high - sleepers.low, 2);
    expect(clusteredInterval(0, 0, 100, 4)).toEqual(exactInterval(0, 100));
  });
});

describe('the distributions below', () => {
  it.each([
    [0.975, 1, 12.7062],
    [0.975, 10, 2.22814],
    [0.975, 30, 2.04227],
    [0.995, 5, 4.03214],
    [0.975, 1e6, 1.95997],
  ])('t: p = %f, %d degrees of freedom', (p, freedom, value) => expect(tQuantile(p, freedom)).toBeCloseTo(value, 4));

  it('I_x(a, b) and its inverse undo each other', () => {
    const shape = fc.double({ min: 0.5, max: 5000, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, shape, (p, a, b) => {
        expect(incompleteBeta(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 7);
      }),
    );
  });

  it('I_x(a, b) has its closed forms', () => {
    expect(incompleteBeta(0.3, 1, 1)).toBeCloseTo(0.3, 14);
    expect(incompleteBeta(0.3, 2, 1)).toBeCloseTo(0.09, 14);
    expect(incompleteBeta(0.3, 1, 3)).toBeCloseTo(1 - 0.7 ** 3, 14);
    expect(incompleteBeta(0.5, 0.5, 0.5)).toBeCloseTo(0.5, 13);
  });
});
