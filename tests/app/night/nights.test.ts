/** Natural nights and recorded ones: whole, reproducible, older by age as published, and exact about bad tables. */

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type StageSpan, sleeperSchema } from '../../../app/base/index.ts';
import { CAST, naturalNight, parseHypnogramCsv, summarize, usualSleeper } from '../../../app/night/index.ts';

const RECORDED = '../shared/data/hypnograms';

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
  it('has at least six different, valid sleepers', () => {
    expect(new Set(CAST.map((s) => s.name)).size).toBe(CAST.length);
    expect(CAST.length).toBeGreaterThanOrEqual(6);
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

describe('recorded nights', () => {
  it('are read with their stages', () => {
    const outcome = parseHypnogramCsv('epoch,stage\n0,W\n1,N1\n2,N1\n3,?\n', 'tiny');
    expect(outcome.ok && outcome.value.epochs).toBe(4);
    if (outcome.ok) expectWhole(outcome.value.stages);
  });

  it.each([
    ['an empty file', ''],
    ['other columns', 'time,value\n0,1\n'],
    ['an unknown stage', 'epoch,stage\n0,W\n1,N9\n'],
    ['a stage named like a part of every object', 'epoch,stage\n0,W\n1,constructor\n'],
    ['another such', 'epoch,stage\n0,__proto__\n'],
  ])('are refused with a place: %s', (_, text) => {
    const outcome = parseHypnogramCsv(text, 'bad.csv');
    expect(outcome).toMatchObject({ ok: false, failure: { place: { file: 'bad.csv' } } });
  });

  it.skipIf(!existsSync(RECORDED)).each(['SC4011', 'SC4051'])('of a laboratory: %s', (name) => {
    const outcome = parseHypnogramCsv(readFileSync(`${RECORDED}/${name}.csv`, 'utf8'), name);
    expect(outcome.ok).toBe(true);
    if (outcome.ok) expectWhole(outcome.value.stages);
  });
});
