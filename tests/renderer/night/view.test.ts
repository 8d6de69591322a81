/** Zooming and moving along a night. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf, lengthOf, spanOf } from '../../../renderer/night/clock.ts';
import { shifted, zoomed } from '../../../renderer/night/view.ts';

const NIGHT = 28_800_000;

describe('the stretch that is shown', () => {
  it('keeps the moment under the pointer in its place', () => {
    const view = zoomed({ from: 0, to: NIGHT }, 2, NIGHT / 4, NIGHT);
    expect(view).toEqual({ from: NIGHT / 8, to: (NIGHT * 5) / 8 });
    expect((NIGHT / 4 - view.from) / (view.to - view.from)).toBe(0.25);
  });

  it('never leaves the night, whatever is done', () => {
    const step = fc.record({
      factor: fc.double({ min: 0.05, max: 20, noNaN: true }),
      at: fc.integer({ min: -NIGHT, max: 2 * NIGHT }),
      by: fc.integer({ min: -NIGHT, max: NIGHT }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let view = { from: 0, to: NIGHT };
        for (const { factor, at, by } of steps) view = shifted(zoomed(view, factor, at, NIGHT), by, NIGHT);
        expect(view.from).toBeGreaterThanOrEqual(-1e-6);
        expect(view.to).toBeLessThanOrEqual(NIGHT + 1e-3);
        expect(view.to - view.from).toBeGreaterThanOrEqual(999);
      }),
    );
  });
});

describe('times', () => {
  it.each([
    [1395, 0, '23:15'],
    [1395, 45 * 60_000, '00:00'],
    [1500, 0, '01:00'],
  ])('lights out at minute %i, %i ms later', (start, ms, clock) => expect(clockOf(start, ms)).toBe(clock));

  it('has seconds where asked', () => expect(clockOf(0, 3_661_000, true)).toBe('01:01:01'));
  it.each([
    [44.6, '45 min'],
    [432, '7 h 12 min'],
    [59.7, '1 h 00 min'],
  ])('%d minutes', (minutes, words) => expect(spanOf(minutes)).toBe(words));
  it.each([
    [400, '0.4 s'],
    [41_000, '41 s'],
    [725_000, '12 min 5 s'],
    [7_380_000, '2 h 03 min'],
  ])('%d ms last', (ms, words) => expect(lengthOf(ms)).toBe(words));
});
