/** Chances counted over nights: when it is looked, and that looking often does not make a false answer likelier. */

import { describe, expect, it } from 'vitest';
import { stream, uniform } from '../../../app/base/index.ts';
import { type Chance, countOf, looksUpTo, standOf } from '../../../app/promise/chance.ts';

describe('looksUpTo', () => {
  it.each([
    [10, [10]],
    [50, [50]],
    [400, [50, 100, 200, 400]],
    [1000, [50, 100, 200, 400, 800, 1000]],
  ])('%i nights are looked at after %j', (most, looks) => {
    expect(looksUpTo(most)).toEqual(looks);
  });
});

describe('standOf', () => {
  const count = (low: number, high: number) => ({ nights: 100, happened: 5, low, high, confidence: 0.95 });
  it.each([
    ['<=', 0.02, 0.05, 'kept'],
    ['<', 0.02, 0.05, null],
    ['<=', 0.02, 0.06, null],
    ['<=', 0.06, 0.2, 'broken'],
    ['<', 0.05, 0.2, 'broken'],
    ['>=', 0.05, 0.2, 'kept'],
    ['>', 0.05, 0.2, null],
    ['>=', 0.01, 0.04, 'broken'],
  ] as const)('%s 5 %% with %d to %d is %s', (comparison, low, high, stand) => {
    expect(standOf({ comparison, bound: 0.05 }, count(low, high))).toBe(stand);
  });
});

it('is wrong in at most one of twenty runs, though it stops as soon as it can', () => {
  const chance: Chance = { comparison: '<=', bound: 0.05 };
  const looks = looksUpTo(800);
  const random = stream(7, 'chance');
  let wrong = 0;
  for (let run = 0; run < 1000; run++) {
    let happened = 0;
    // The truth is a hair above the bound: every “kept” is false.
    for (let night = 1; night <= 800; night++) {
      if (uniform(random) < 0.0501) happened++;
      if (!looks.includes(night)) continue;
      const stand = standOf(chance, countOf(happened, night, looks.length));
      if (stand === 'kept') wrong++;
      if (stand !== null) break;
    }
  }
  expect(wrong).toBeLessThanOrEqual(50);
  expect(wrong).toBeGreaterThan(0);
});
