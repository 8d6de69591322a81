/** Random streams: repeatable, apart from each other, and spread as they should be. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponential, nextInt32, normal, type RandomStream, restart, stream, uniform } from '../../../app/base/index.ts';

const take = (s: RandomStream, n: number, draw: (s: RandomStream) => number) => Array.from({ length: n }, () => draw(s));
const mean = (xs: number[]) => xs.reduce((a, b) => a + b, 0) / xs.length;

describe('random streams', () => {
  it('repeats for the same seed and label', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.string(), fc.nat(), (seed, label, index) => {
        const again = stream(0, 'other');
        restart(again, seed, label, index);
        expect(take(stream(seed, label, index), 8, nextInt32)).toEqual(take(again, 8, nextInt32));
      }),
      { numRuns: 50 },
    );
  });

  it('differs by seed, by label and by index', () => {
    const first = (seed: number, label: string, index = 0) => take(stream(seed, label, index), 3, nextInt32).join();
    const all = new Set<string>();
    for (let seed = -50; seed < 50; seed++)
      all
        .add(first(seed, 'a'))
        .add(first(seed, 'b'))
        .add(first(seed, 'a', 1))
        .add(first(seed + 2 ** 40, 'a'));
    expect(all.size).toBe(400);
  });

  it('never changes the numbers that a seed gives', () => {
    expect(take(stream(7, 'natural'), 4, nextInt32)).toMatchInlineSnapshot(`
      [
        1812790995,
        428046460,
        1505878057,
        -388169263,
      ]
    `);
  });

  it('is spread evenly', () => {
    const s = stream(1, 'spread');
    const bins = new Array<number>(10).fill(0);
    for (let i = 0; i < 20_000; i++) {
      const u = uniform(s);
      expect(u >= 0 && u < 1).toBe(true);
      bins[Math.floor(u * 10)]!++;
    }
    const chi2 = bins.reduce((sum, n) => sum + (n - 2000) ** 2 / 2000, 0);
    expect(chi2).toBeLessThan(27.9); // 9 degrees of freedom, p = 0.001
  });

  it('keeps the means it promises', () => {
    const s = stream(2, 'means');
    expect(mean(take(s, 20_000, (x) => exponential(x, 3)))).toBeCloseTo(3, 0);
    const z = take(s, 20_000, normal);
    expect(Math.abs(mean(z))).toBeLessThan(0.03);
    expect(mean(z.map((x) => x * x))).toBeCloseTo(1, 1);
  });
});
