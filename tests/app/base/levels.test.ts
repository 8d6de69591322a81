/** What levels of cues come to, and levels between points. */

import { describe, expect, it } from 'vitest';
import { levelOn, together } from '../../../app/base/index.ts';

describe('levels together', () => {
  it.each([
    ['sound', [30, 30], 33.01],
    ['sound', [40, 20], 40.04],
    ['sound', [], 0],
    ['sound', [0, 0], 0],
    ['light', [0.5, 10], 10.5],
    ['scent', [20, 15], 20],
    ['warmth', [2, -5], -5],
  ] as const)('%s %j come to %d', (channel, levels, sum) => expect(together(channel, levels)).toBeCloseTo(sum, 2));
});

describe('a level on straight lines', () => {
  const points = [
    [0, 0],
    [10, 20],
    [30, 20],
    [30, 5],
    [40, 0],
  ] as const;
  it.each([
    [0, 0],
    [5, 10],
    [10, 20],
    [25, 20],
    [30, 5],
    [35, 2.5],
    [50, 0],
  ])('at %i ms is %d', (ms, level) => expect(levelOn(points, ms)).toBe(level));
});
