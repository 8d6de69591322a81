/** Natural nights: whole, reproducible, older by age as published. */

import { describe, expect, it } from 'vitest';
import { type StageSpan, sleeperSchema } from '../../../app/base/index.ts';
import { CAST, naturalNight, summarize, usualSleeper } from '../../../app/night/index.ts';

function expectWhole(stages: readonly StageSpan[]) {
  expect(stages[0]?.from).toBe(0);
  for (const [i, span] of stages.entries()) {
    expect(span.to).toBeGreaterThan(span.from);
    if (i > 0) expect(span.from).toBe(stages[i - 1]?.to);
  }
}

function mean(age: number, measure: (s: ReturnType<typeof summarize>) => number): number {
  const nights = Array.from({ length: 60 }, (_, seed) => measure(summarize(naturalNight(usualSleeper(age, seed % 2 === 0 ? 'f' : 'm'), seed).stages)));
  return nights.reduce((sum, value) => sum + value, 0) / nights.length;
}

describe('the cast', () => {
  it('has at least twelve different, valid sleepers from 6 to 81 years', () => {
    expect(new Set(CAST.map((s) => s.name)).size).toBe(CAST.length);
    expect(CAST.length).toBeGreaterThanOrEqual(12);
    const ages = CAST.map((s) => s.age);
    expect([Math.min(...ages), Math.max(...ages)]).toEqual([6, 81]);
    for (const sleeper of CAST) expect(sleeperSchema.safeParse(sleeper).success).toBe(true);
  });
});

describe('natural nights', () => {
  it.each(CAST.map((s) => [s.name, s] as const))('of %s touch, cover the night and repeat with their seed', (_, sleeper) => {
    const { stages } = naturalNight(sleeper, 11);
    expectWhole(stages);
    expect(naturalNight(sleeper, 11).stages).toEqual(stages);
    expect(naturalNight(sleeper, 12).stages).not.toEqual(stages);
  });

  it('have less N3, more waking and less efficiency at 75 than at 20 (direction: Ohayon 2004, Boulos 2019)', () => {
    expect(mean(20, (s) => s.stageMinutes.N3)).toBeGreaterThan(mean(75, (s) => s.stageMinutes.N3));
    expect(mean(20, (s) => s.wasoMinutes)).toBeLessThan(mean(75, (s) => s.wasoMinutes));
    expect(mean(20, (s) => s.efficiencyPercent)).toBeGreaterThan(mean(75, (s) => s.efficiencyPercent));
  });
});
