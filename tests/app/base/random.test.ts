/** Random streams: the same for a seed, different for others, and even. */

import { describe, expect, it } from 'vitest';
import { nextRandom, randomStream } from '../../../app/base/index.ts';

function take(count: number, seed: number, stream = 0): number[] {
  let state = randomStream(seed, stream);
  return Array.from({ length: count }, () => {
    const next = nextRandom(state);
    state = next.state;
    return next.value;
  });
}

describe('random streams', () => {
  it('give the same values for the same seed and stream', () => {
    expect(take(20, 42, 1)).toEqual(take(20, 42, 1));
  });

  it('differ by seed and by stream', () => {
    expect(take(5, 1)).not.toEqual(take(5, 2));
    expect(take(5, 1, 0)).not.toEqual(take(5, 1, 1));
  });

  it('fill [0, 1) evenly: ten bins of 20,000 values by chi-square, 9 degrees of freedom, p = 0.001', () => {
    const bins = new Array<number>(10).fill(0);
    for (const value of take(20_000, 7)) bins[Math.floor(value * 10)] = (bins[Math.floor(value * 10)] as number) + 1;
    const chi = bins.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
    expect(chi).toBeLessThan(27.88);
  });
});
