/** Seeds and portions follow from the plan alone. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined, missingOf, nightSeed, portions, type Range, shardOf } from '../../../app/cohort/plan.ts';

const plan = (sleepers: number, nights: number) => ({
  seed: 1,
  sleepers,
  nights,
  ages: [5, 85] as const,
  sex: null,
  chronotype: null,
  night: {},
  who: null,
  leftOut: [],
});

describe('the seeds of nights', () => {
  it('are all different within a cohort, and 32 bits', () => {
    for (const seed of [0, 1, 0xffffffff]) {
      const seeds = new Set<number>();
      for (let sleeper = 0; sleeper < 50_000; sleeper++) for (let night = 0; night < 3; night++) seeds.add(nightSeed(seed, sleeper, night));
      expect(seeds.size).toBe(150_000);
      expect([...seeds].every((s) => Number.isInteger(s) && s >= 0 && s <= 0xffffffff)).toBe(true);
    }
  });

  it('have every bit set in half of the cases, also between neighbours and cohorts', () => {
    const turned = new Array<number>(32).fill(0);
    const n = 20_000;
    for (let i = 0; i < n; i++) {
      const change = nightSeed(i & 15, i, 0) ^ (i & 1 ? nightSeed(i & 15, i + 1, 0) : nightSeed((i & 15) + 1, i, 0));
      for (let bit = 0; bit < 32; bit++) turned[bit]! += (change >>> bit) & 1;
    }
    for (const count of turned) expect(Math.abs(count / n - 0.5)).toBeLessThan(0.03);
  });
});

describe('shards and portions', () => {
  const ranges = fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 365 }), fc.integer({ min: 1, max: 40 }));

  it('hold every sleeper once, in small portions', () => {
    fc.assert(
      fc.property(ranges, ([sleepers, nights, parts]) => {
        const whole = plan(sleepers, nights);
        const shards = Array.from({ length: parts }, (_, i) => [...portions(whole, shardOf(whole, i + 1, parts))]).flat();
        expect(joined(shards, [])).toEqual([[0, sleepers]]);
        expect(shards.every(([from, to]) => (to - from) * nights <= Math.max(64, nights))).toBe(true);
      }),
    );
  });

  it('tell what is missing, and refuse the same twice', () => {
    const some: Range[] = [
      [2, 4],
      [6, 7],
    ];
    expect(missingOf(some, [0, 9])).toEqual([
      [0, 2],
      [4, 6],
      [7, 9],
    ]);
    expect(joined(some, missingOf(some, [0, 9]))).toEqual([[0, 9]]);
    expect(joined(some, [[3, 5]])).toBeNull();
  });
});
