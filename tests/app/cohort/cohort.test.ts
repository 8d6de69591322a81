/** Cohorts: the same bytes however they are made; known answers; lost hands; a cancel. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CohortReport } from '../../../app/base/index.ts';
import { cohortReportSchema } from '../../../app/base/index.ts';
import { type Crew, exactInterval, merge, readCohort, report, runJob, shardOf, writeCohort } from '../../../app/cohort/index.ts';
import { distressOf, measured, measuredNatural } from '../../../app/cohort/measures.ts';
import { nightSeed, sleeperAt } from '../../../app/cohort/plan.ts';
import { CAST, naturalNight, rowOfNaturalNights, rowOfNights, runNight } from '../../../app/night/index.ts';
import { load } from '../../../app/program/index.ts';
import { bytesOf, cohortFrom, faulty, jobOf, LANTERN, programFrom, shuffled, solo } from '../../support/cohorts.ts';

const BRIGHTER = LANTERN.replace('1.0.0', '1.1.0').replace('at 40dB', 'at 64dB');

const rowOf = (told: CohortReport, kind: string, label: string, to = '') =>
  told.programs[0]!.rows.find((row) => row.kind === kind && row.label === label && (to === '' || row.to === to))!;

describe('a cohort', () => {
  it('is the same, byte by byte, for any number of portions at once and any shards, in any order', async () => {
    for (const texts of [[LANTERN], [LANTERN, BRIGHTER]]) {
      const job = jobOf({ sleepers: 90, nights: 3 }, ...texts);
      const whole = await bytesOf(job);
      expect(await bytesOf(job, { crew: shuffled(job.plan.sleepers) })).toBe(whole);
      for (const parts of [2, 3, 7]) {
        const shards = await Promise.all(Array.from({ length: parts }, (_, i) => bytesOf(job, { range: shardOf(job.plan, i + 1, parts) })));
        const [first, ...rest] = [...shards].reverse().map((text) => opened(text));
        for (const other of rest) expect(merge(first!, other).ok).toBe(true);
        expect(writeCohort(first!)).toBe(whole);
      }
    }
  });

  it('adds up alike however its parts are put together', async () => {
    const job = jobOf({ sleepers: 24, nights: 20 }, LANTERN);
    const parts = await Promise.all(Array.from({ length: 8 }, (_, i) => bytesOf(job, { range: [i * 3, i * 3 + 3] })));
    const whole = await bytesOf(job);
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: 8 }), fc.infiniteStream(fc.nat()), (order, chance) => {
        const heap = order.map(opened);
        while (heap.length > 1) {
          const [a] = heap.splice(chance.next().value! % heap.length, 1);
          const i = chance.next().value! % heap.length;
          const sum = merge(heap[i]!, a!);
          if (!sum.ok) throw new Error(sum.failure.message);
        }
        expect(writeCohort(heap[0]!)).toBe(whole);
      }),
      { numRuns: 25 },
    );
  });

  it('plays the nights of a sleeper one after the other, each with what those before have left, also the natural ones and both programs', async () => {
    const job = jobOf({ sleepers: 3, nights: 6, night: { bedtimeMinutes: 60, hoursAwake: 20 } }, BRIGHTER);
    const told = report(await cohortFrom(job));
    const [machine, sums] = [load(programFrom(BRIGHTER)), { woken: 0, asleep: 0, natural: 0, apart: 0 }];
    for (let sleeper = 0; sleeper < 3; sleeper++) {
      const who = sleeperAt(job.plan, sleeper);
      const next = rowOfNights({ machine, sleeper: who, plan: job.plan.night });
      const nextNatural = rowOfNaturalNights(who, job.plan.night);
      for (let night = 0; night < 6; night++) {
        const seed = nightSeed(7, sleeper, night);
        const played = next(seed);
        const alone = runNight({ machine, subject: { kind: 'sleeper', sleeper: who }, seed, plan: job.plan.night });
        if (!played.ok || !alone.ok) throw new Error('cancelled');
        sums.woken += played.value.summary.cueAwakenings;
        sums.asleep += Math.round(played.value.summary.totalSleepMinutes * 60);
        sums.natural += Math.round(nextNatural(seed).summary.totalSleepMinutes * 60);
        sums.apart += Number(JSON.stringify(played.value.stages) !== JSON.stringify(alone.value.stages));
      }
    }
    const [asleep] = told.measures;
    expect(asleep!.sides.map((side) => side!.mean * 60 * 18)).toEqual([expect.closeTo(sums.asleep, 3), expect.closeTo(sums.natural, 3)]);
    expect(told.measures.find(({ name }) => name === 'awakenings by cues')!.sides[0]!.mean * 18).toBeCloseTo(sums.woken);
    expect(sums.apart).toBeGreaterThan(5);
    const pair = report(await cohortFrom(jobOf({ ...job.plan }, BRIGHTER, BRIGHTER)));
    expect(pair.measures.map(({ sides }) => sides[1])).toEqual(pair.measures.map(({ sides }) => sides[0]));
    expect(pair.measures[0]!.sides[0]).toEqual(asleep!.sides[0]);
  });

  it('draws the people that were asked for, and no others', async () => {
    const job = jobOf({ sleepers: 12, ages: [60, 70], sex: 'm', chronotype: 'early' }, LANTERN);
    for (let sleeper = 0; sleeper < 12; sleeper++) {
      const { age, sex, chronotype } = sleeperAt(job.plan, sleeper);
      expect([age >= 60 && age <= 70, sex, chronotype]).toEqual([true, 'm', 'early']);
    }
    expect(await bytesOf(job)).not.toBe(await bytesOf(jobOf({ sleepers: 12, ages: [60, 70] }, LANTERN)));
  });

  it('begins with the nights of a smaller one', async () => {
    const small = await cohortFrom(jobOf({ sleepers: 5, nights: 2 }, LANTERN));
    const night = small.part.worst.flat()[0]!;
    expect(night.seed).toBe(nightSeed(7, night.sleeper, night.night));
  });

  it('knows the answer of a program with a known answer', async () => {
    const nights = 400;
    const told = report(await cohortFrom(jobOf({ sleepers: nights }, LANTERN)));
    expect(cohortReportSchema.parse(told)).toEqual(told);
    // The light begins with every night.
    const lamp = rowOf(told, 'cue', 'light amber');
    expect(lamp.rate).toEqual({ nights, share: 1, ...rounded(exactInterval(nights, nights)) });
    expect(lamp.timesPerNight).toBe(1);
    expect(lamp.minutesPerNight).toBe(10);
    expect(lamp.first).toEqual({ q1: 1, median: 1, q3: 1 });
    // Two arms of the same weight share the nights that reach them.
    const arms = ['wave', 'stay'].map((to) => rowOf(told, 'transition', 'start', to).rate.nights);
    const of = arms[0]! + arms[1]!;
    const { low, high } = exactInterval(arms[0]!, of, 0.0001);
    expect(of).toBeGreaterThan(nights * 0.7);
    expect(low < 0.5 && high > 0.5).toBe(true);
    expect(rowOf(told, 'scene', 'wave').rate.nights).toBe(arms[0]);
    // What never happens has a bound.
    expect(rowOf(told, 'transition', '', 'release').rate).toEqual({ nights: 0, share: 0, ...rounded(exactInterval(0, nights)) });
  });

  it('counts a night as its record tells it, and reopens the worst', async () => {
    const job = jobOf({ sleepers: 60 }, BRIGHTER);
    const told = report(await cohortFrom(job));
    const machine = load(programFrom(BRIGHTER));
    const play = (sleeper: number, seed: number) => {
      const night = runNight({ machine, subject: { kind: 'sleeper', sleeper: sleeperAt(job.plan, sleeper) }, seed });
      if (!night.ok) throw new Error(night.failure.message);
      return night.value;
    };
    const all = Array.from({ length: 60 }, (_, i) => play(i, nightSeed(7, i, 0)));
    const woken = all.filter(({ awakenings }) => awakenings.some(({ cause }) => cause === 'cue')).length;
    expect(woken).toBeGreaterThan(0);
    expect(rowOf(told, 'fact', 'woken by a cue').rate.nights).toBe(woken);
    const mean = (of: (i: number) => number) => all.reduce((sum, _, i) => sum + of(i), 0) / all.length;
    const asleep = told.measures[0]!;
    expect(asleep.sides[0]!.mean).toBeCloseTo(
      mean((i) => Math.round(all[i]!.summary.totalSleepMinutes * 60) / 60),
      6,
    );
    // The natural side is the night of the same seed without any program.
    const natural = (i: number) => naturalNight(sleeperAt(job.plan, i), nightSeed(7, i, 0)).summary;
    expect(asleep.sides[1]!.mean).toBeCloseTo(
      mean((i) => Math.round(natural(i).totalSleepMinutes * 60) / 60),
      6,
    );
    const differences = all.map((night, i) => Math.round(night.summary.totalSleepMinutes * 60) / 60 - Math.round(natural(i).totalSleepMinutes * 60) / 60);
    const m = differences.reduce((a, b) => a + b) / 60;
    const half = 2.000995 * Math.sqrt(differences.reduce((sum, d) => sum + (d - m) ** 2, 0) / 59 / 60);
    expect(asleep.difference!.mean).toBeCloseTo(m, 6);
    expect(asleep.difference!.interval!.low).toBeCloseTo(m - half, 4);
    expect(asleep.difference!.interval!.high).toBeCloseTo(m + half, 4);
    for (const { called } of told.worst.flatMap(({ nights }) => nights)) expect(called).toMatch(/^an? (early |late )?(female|male) of \d+$/);
    for (const { by, nights } of told.worst) {
      const values = nights.map((night) => {
        const record = play(night.sleeper, night.seed);
        if (by === 'distress, peak') return measured(record)[13]! / 1000;
        if (by === 'sleep lost') return (measuredNatural(record)[0]! - measured(record)[0]!) / 60;
        return null;
      });
      for (const [i, value] of values.entries()) if (value !== null) expect(nights[i]!.value).toBeCloseTo(value, 9);
      expect(nights.map(({ value }) => value)).toEqual(nights.map(({ value }) => value).sort((a, b) => b - a));
    }
  });

  it('compares a program with itself and finds nothing; with a louder one, what it does', async () => {
    const same = report(await cohortFrom(jobOf({ sleepers: 30 }, LANTERN, LANTERN)));
    expect(same.changes.every(({ difference: d }) => d.more === 0 && d.less === 0 && d.mean === 0)).toBe(true);
    expect(same.measures.every(({ difference: d }) => d === null || d.mean === 0)).toBe(true);
    const louder = report(await cohortFrom(jobOf({ sleepers: 200 }, LANTERN, BRIGHTER)));
    const woken = louder.changes.find(({ label }) => label === 'woken by a cue')!;
    expect(woken.difference.more).toBeGreaterThan(woken.difference.less);
    expect(woken.difference.interval!.low).toBeGreaterThan(0);
    expect(woken.difference.sign.low).toBeGreaterThan(0.5);
  });

  it('of chosen sleepers plays these', async () => {
    const who = [CAST[0]!];
    const told = report(await cohortFrom(jobOf({ sleepers: 1, nights: 20, who }, LANTERN)));
    expect([told.drawn, told.rateMethod]).toEqual([false, 'Clopper–Pearson']);
    expect(new Set(told.worst.flatMap(({ nights }) => nights.map(({ name }) => name)))).toEqual(new Set(['mara']));
  });
});

describe('distress of a night', () => {
  it('is taken from the lines between its points', () => {
    const signals = (points: [number, number][]) => ({ durationMs: 1000, signals: [{ name: 'distress', unit: '0–1', points }] });
    expect(
      distressOf(
        signals([
          [0, 0],
          [500, 1],
          [1000, 0],
        ]),
      ),
    ).toEqual({ mean: 0.5, peak: 1, aboveMs: expect.closeTo(400, 9) });
    expect(
      distressOf(
        signals([
          [0, 0.2],
          [1000, 0.2],
        ]),
      ),
    ).toEqual({ mean: 0.2, peak: 0.2, aboveMs: 0 });
  });
});

describe('a run', () => {
  const cancelled = { cancelled: false };

  it('does lost portions again, and the result is the same', async () => {
    const job = jobOf({ sleepers: 300 }, LANTERN);
    const tries = new Map<number, number>();
    const crew = faulty((from) => {
      tries.set(from, (tries.get(from) ?? 0) + 1);
      return tries.get(from)! < 3;
    });
    expect(await bytesOf(job, { crew })).toBe(await bytesOf(job));
    expect(new Set(tries.values())).toEqual(new Set([3]));
  });

  it('says what is missing where a portion can not be done', async () => {
    const job = jobOf({ sleepers: 200 }, LANTERN);
    const ran = await runJob(
      faulty((from) => from === 80),
      job,
      { range: [0, 200], threads: 4, cancel: cancelled, onPart: () => {} },
    );
    if (!ran.ok) throw new Error('it failed');
    expect(ran.value.lost).toEqual([{ range: [80, 112], why: 'a hand was lost' }]);
    expect(ran.value.part.covered).toEqual([
      [0, 80],
      [112, 200],
    ]);
  });

  it('tells the first portion at once, and later ones by the clock', async () => {
    let clock = 0;
    const crew: Crew = { ...solo, now: () => (clock += 100) };
    const told: number[] = [];
    await runJob(crew, jobOf({ sleepers: 640 }, LANTERN), { range: [0, 640], threads: 1, cancel: cancelled, onPart: (part) => told.push(part.nights) });
    expect(told[0]).toBe(8);
    expect(told.length).toBeGreaterThan(2);
    expect(told.length).toBeLessThan(12);
  });

  it('stops when it is cancelled, and gives nothing', async () => {
    const cancel = { cancelled: false };
    const ran = await runJob(solo, jobOf({ sleepers: 100_000 }, LANTERN), {
      range: [0, 100_000],
      threads: 1,
      cancel,
      onPart: () => {
        cancel.cancelled = true;
      },
    });
    expect(ran).toMatchObject({ ok: false, failure: { why: 'cancelled' } });
  });
});

describe('what was written', () => {
  it('is read back as it was, and refused where it does not fit', async () => {
    const text = await bytesOf(jobOf({ sleepers: 10 }, LANTERN));
    expect(writeCohort(opened(text))).toBe(text);
    const changed = (change: (raw: never) => void) => {
      const raw = JSON.parse(text);
      change(raw as never);
      return JSON.stringify(raw);
    };
    const wrong = [
      '',
      '{}',
      'null',
      text.slice(0, -2),
      changed((raw: { part: { nights: number } }) => raw.part.nights++),
      changed((raw: { part: { arms: { tallies: unknown[] }[] } }) => raw.part.arms[0]!.tallies.pop()),
      changed((raw: { part: { covered: number[][] } }) => raw.part.covered.push([3, 5])),
      changed((raw: { part: { arms: { sides: { squares: string }[] }[] } }) => {
        raw.part.arms[0]!.sides[0]!.squares = '1e9';
      }),
      changed((raw: { more: number }) => {
        raw.more = 1;
      }),
    ];
    for (const each of wrong) expect(readCohort(each, 'f.json')).toMatchObject({ ok: false, failure: { why: 'refused' } });
  });

  it('is only added to parts of the same cohort', async () => {
    const part = (plan: Partial<Parameters<typeof jobOf>[0]>, text = LANTERN) => cohortFrom(jobOf({ sleepers: 10, ...plan }, text), { range: [0, 5] });
    const one = await part({});
    for (const other of [await part({}), await part({ seed: 8 }), await part({ sleepers: 11 }), await part({}, BRIGHTER)])
      expect(merge(one, other)).toMatchObject({ ok: false, failure: { why: 'refused' } });
    expect(merge(one, { ...(await part({})), engine: 'other' })).toMatchObject({ ok: false });
  });
});

const opened = (text: string) => {
  const read = readCohort(text);
  if (!read.ok) throw new Error(read.failure.message);
  return read.value;
};
const rounded = ({ low, high }: { low: number; high: number }) => ({ low: Number(low.toPrecision(9)), high: Number(high.toPrecision(9)) });
