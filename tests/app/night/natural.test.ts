/** The natural stage process: what holds for any sleeper, plan and seed, and which way the night moves with them. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EPOCH_MS, type Sleeper, STAGES, type StageSpan, sleeperSchema } from '../../../app/base/index.ts';
import { recordedCourse, sleeperCourse } from '../../../app/night/course.ts';
import { type NightPlan, naturalEpochs, naturalNight, nightsOf, usualSleeper } from '../../../app/night/index.ts';
import { following, IN_REM, rows } from '../../../app/night/kinds.ts';
import { pressureAtLightsOut } from '../../../app/night/plan.ts';
import { draw, EXPONENTIAL, MIXTURE, meanOf, quantile, WAKE_BOUT } from '../../../app/night/tables.ts';
import { traitsOf } from '../../../app/night/traits.ts';

const anyone = fc
  .record({
    age: fc.integer({ min: 5, max: 85 }),
    sex: fc.constantFrom('f' as const, 'm' as const),
    chronotype: fc.constantFrom('early' as const, 'middle' as const, 'late' as const),
    bedtimeMinutes: fc.integer({ min: 0, max: 2880 }),
    sleepNeedHours: fc.integer({ min: 3, max: 14 }),
    timeInBedMinutes: fc.integer({ min: 60, max: 960 }),
    nightmareProneness: fc.double({ min: 0, max: 1, noNaN: true }),
    onset: fc.double({ min: 0.1, max: 6, noNaN: true }),
    wakefulness: fc.double({ min: 0.1, max: 6, noNaN: true }),
    deepSleep: fc.double({ min: 0.1, max: 6, noNaN: true }),
    remSleep: fc.double({ min: 0.1, max: 6, noNaN: true }),
  })
  .map(({ age, sex, ...rest }): Sleeper => sleeperSchema.parse({ ...usualSleeper(age, sex), ...rest }));
const anyPlan: fc.Arbitrary<NightPlan> = fc.record(
  {
    bedtimeMinutes: fc.integer({ min: 0, max: 2880 }),
    timeInBedMinutes: fc.integer({ min: 20, max: 960 }),
    hoursAwake: fc.integer({ min: 0, max: 96 }),
    sleptHours: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 4 }),
  },
  { requiredKeys: [] },
);
const seeds = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

function stageAt(stages: readonly StageSpan[], at: number) {
  return stages.find((span) => at >= span.from && at < span.to)?.stage;
}

describe('any sleeper, plan and seed', () => {
  it('give one whole night, and the same one again', () => {
    fc.assert(
      fc.property(anyone, anyPlan, seeds, (sleeper, plan, seed) => {
        const { stages, durationMs } = naturalNight(sleeper, seed, plan);
        expect(durationMs).toBe(Math.round((plan.timeInBedMinutes ?? sleeper.timeInBedMinutes) * 60_000));
        expect(stages[0]?.from).toBe(0);
        expect(stages.at(-1)?.to).toBe(durationMs);
        for (const [i, span] of stages.entries()) {
          expect(span.to).toBeGreaterThan(span.from);
          if (i > 0) expect(span.from).toBe(stages[i - 1]?.to);
        }
        expect(naturalNight(sleeper, seed, plan).stages).toEqual(stages);
      }),
    );
  });

  it('give epochs that are the stages at their middles', () => {
    fc.assert(
      fc.property(anyone, anyPlan, seeds, (sleeper, plan, seed) => {
        const { stages, durationMs } = naturalNight(sleeper, seed, plan);
        const epochs = naturalEpochs(sleeper, seed, plan);
        expect(epochs.length).toBe(Math.floor(durationMs / EPOCH_MS));
        expect([...epochs].map((stage) => STAGES[stage])).toEqual([...epochs.keys()].map((i) => stageAt(stages, (i + 0.5) * EPOCH_MS)));
        expect(nightsOf(sleeper, plan)(seed)).toEqual(epochs);
      }),
      { numRuns: 50 },
    );
  });

  it('give the same night bout by bout, and up to an awakening from outside', () => {
    fc.assert(
      fc.property(anyone, seeds, fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.integer({ min: 1, max: 3_600_000 }), (sleeper, seed, when, wakeMs) => {
        const { stages, durationMs } = naturalNight(sleeper, seed);
        const course = sleeperCourse(sleeper, seed);
        const wakeAt = Math.floor(when * durationMs);
        let woken = Number.POSITIVE_INFINITY;
        let at = 0;
        while (course.to < course.end) {
          expect(course.from).toBe(at);
          expect(course.to).toBeGreaterThan(course.from);
          if (course.from < woken) expect(STAGES[course.stage]).toBe(stageAt(stages, course.from));
          if (woken === Number.POSITIVE_INFINITY && course.stage > 0 && course.from < wakeAt && wakeAt < course.to) {
            course.wake(wakeAt, wakeMs);
            woken = wakeAt;
            at = course.to;
            course.next();
            expect([course.stage, course.from, course.to]).toEqual([0, wakeAt, Math.min(course.end, wakeAt + wakeMs)]);
          } else {
            at = course.to;
            course.next();
          }
        }
        expect(course.to).toBe(durationMs);
        expect(course.last()).toBe(course.stage === 0);
      }),
    );
  });
});

describe('the tables of the process', () => {
  it('hold chances between 0 and 1, and rows that lead to rows of the same half', () => {
    for (const word of rows()) expect(word >> 16).toSatisfy((chance: number) => chance >= 0 && chance <= 4096);
    for (const [i, word] of following().entries()) expect(word & IN_REM).toBe((i >> 1) & IN_REM);
  });

  it('draw lengths with the means that they say', () => {
    for (const table of [EXPONENTIAL, MIXTURE]) expect(meanOf(table)).toBeCloseTo(1, 6);
    expect(quantile(WAKE_BOUT, 0)).toBeCloseTo(0.5);
    fc.assert(
      fc.property(fc.integer(), (bits) => {
        const length = draw(WAKE_BOUT, bits);
        expect(length).toBeGreaterThanOrEqual(0.5);
        expect(length).toBeLessThanOrEqual(60);
      }),
    );
  });

  it('give everybody rates and lengths that are numbers above nothing', () => {
    fc.assert(
      fc.property(anyone, anyPlan, (sleeper, plan) => {
        const traits = traitsOf(sleeper, plan);
        for (const value of [traits.onsetMean, traits.calm, traits.cycle, traits.n3Gain, traits.remGain]) expect(value).toBeGreaterThan(0);
        for (const chance of [traits.pressure, traits.nightmare, traits.badDream, traits.remSkipped]) expect(chance).toSatisfy((x: number) => x >= 0 && x <= 1);
        expect(Math.max(...traits.lengths)).toBeLessThanOrEqual(65_535);
      }),
    );
  });
});

describe('sleep pressure (Daan, Beersma & Borbély 1984)', () => {
  it('rises with hours awake and falls with sleep had, within 0 and 1', () => {
    fc.assert(
      fc.property(anyone, fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 11 }), (sleeper, hours, slept) => {
        const awake = (hoursAwake: number) => pressureAtLightsOut(sleeper, { hoursAwake });
        expect(awake(hours + 1)).toBeGreaterThan(awake(hours));
        expect(awake(hours + 1)).toBeLessThanOrEqual(1);
        expect(awake(0)).toBeGreaterThanOrEqual(0);
        const had = (h: number) => pressureAtLightsOut(sleeper, { sleptHours: [h] });
        expect(had(slept + 1)).toBeLessThan(had(slept));
      }),
    );
  });

  it('of a usual evening is that of someone who always has the sleep they need', () => {
    fc.assert(
      fc.property(anyone, (sleeper) => {
        const usual = pressureAtLightsOut(sleeper, {});
        expect(pressureAtLightsOut(sleeper, { sleptHours: [sleeper.sleepNeedHours, sleeper.sleepNeedHours] })).toBeCloseTo(usual, 9);
        expect(pressureAtLightsOut(sleeper, { bedtimeMinutes: sleeper.bedtimeMinutes + 120 })).toBeGreaterThan(usual);
      }),
    );
  });
});

/** Mean over nights of two people of an age. */
function means(plan: NightPlan | ((sleeper: Sleeper) => NightPlan), change: Partial<Sleeper> = {}, age = 27, nights = 240) {
  const sum = { sol: 0, waso: 0, sleep: 0, n1: 0, n3: 0, rem: 0, latency: 0 };
  for (let seed = 0; seed < nights; seed++) {
    const sleeper = { ...usualSleeper(age, seed % 2 === 0 ? 'f' : 'm'), ...change };
    const { summary } = naturalNight(sleeper, seed, typeof plan === 'function' ? plan(sleeper) : plan);
    sum.sol += (summary.onsetLatencyMinutes ?? summary.stageMinutes.W) / nights;
    sum.waso += summary.wasoMinutes / nights;
    sum.sleep += summary.totalSleepMinutes / nights;
    sum.n1 += summary.stageMinutes.N1 / nights;
    sum.n3 += summary.stageMinutes.N3 / nights;
    sum.rem += summary.stageMinutes.REM / nights;
  }
  return sum;
}

describe('nights that are not usual', () => {
  const usual = means({ timeInBedMinutes: 480 });

  it('after a night without sleep: sooner asleep, more N3, less waking (Åkerstedt, abstract)', () => {
    const recovery = means({ timeInBedMinutes: 480, hoursAwake: 40 });
    expect(recovery.sol).toBeLessThan(usual.sol);
    expect(recovery.n3).toBeGreaterThan(usual.n3);
    expect(recovery.waso).toBeLessThan(usual.waso);
  });

  it('more N3 the less was slept the night before (Psychophysiology 1997;34:227, abstract)', () => {
    const n3 = [5, 3, 1].map((hours) => means({ timeInBedMinutes: 480, sleptHours: [hours] }).n3);
    expect(n3).toEqual([...n3].sort((a, b) => a - b));
  });

  it('longer sleep after longer waking where the bed is free (Rosenthal 1991, abstract)', () => {
    const sleep = [1, 25, 49].map((hoursAwake) => means({ bedtimeMinutes: 480, timeInBedMinutes: 960, hoursAwake }).sleep);
    expect(sleep).toEqual([...sleep].sort((a, b) => a - b));
  });

  it('short: N3 is kept and REM is lost', () => {
    const short = means({ timeInBedMinutes: 240 });
    expect(short.n3 / usual.n3).toBeGreaterThan(0.6);
    expect(short.rem / usual.rem).toBeLessThan(0.4);
  });

  it('too early in the evening: longer until sleep comes', () => {
    expect(means((s) => ({ timeInBedMinutes: 480, bedtimeMinutes: s.bedtimeMinutes - 180 })).sol).toBeGreaterThan(usual.sol);
  });

  it('by day: shorter and more broken than by night after as long awake', () => {
    const day = means({ timeInBedMinutes: 480, bedtimeMinutes: 480, hoursAwake: 24 });
    const night = means((s) => ({ timeInBedMinutes: 480, bedtimeMinutes: s.bedtimeMinutes, hoursAwake: 24 }));
    expect(day.sleep).toBeLessThan(night.sleep);
    expect(day.waso).toBeGreaterThan(night.waso);
  });

  it('naps: more N3 late in the day, more REM in the morning', () => {
    const nap = (hour: number) => means({ bedtimeMinutes: hour * 60, timeInBedMinutes: 90, hoursAwake: hour - 7 }, {}, 27, 600);
    expect(nap(19).n3).toBeGreaterThan(nap(13).n3);
    expect(nap(9).rem).toBeGreaterThan(nap(16).rem);
  });
});

describe('what a profile says', () => {
  it.each([
    ['onset', 'sol'],
    ['wakefulness', 'waso'],
    ['deepSleep', 'n3'],
    ['remSleep', 'rem'],
  ] as const)('%s changes %s that way', (trait, measure) => {
    const [low, high] = [0.5, 2].map((value) => means({}, { [trait]: value })[measure]) as [number, number];
    expect(high).toBeGreaterThan(low);
  });

  it('women have more N3 than men from middle age on (Walsleben 2004), and as much before', () => {
    const n3 = (age: number, sex: 'f' | 'm') => means({}, { sex }, age).n3;
    expect(n3(60, 'f')).toBeGreaterThan(n3(60, 'm'));
    expect(n3(25, 'f')).toBe(n3(25, 'm'));
  });

  it('late people lie awake longer early in the evening', () => {
    const at = (chronotype: Sleeper['chronotype']) => means({ bedtimeMinutes: 1320, hoursAwake: 15 }, { chronotype }).sol;
    expect(at('late')).toBeGreaterThan(at('early'));
  });
});

it('a recording counts its cycles from fifteen minutes of NREM', () => {
  const course = recordedCourse([
    { from: 0, to: 20 * 60_000, stage: 'N2' },
    { from: 20 * 60_000, to: 30 * 60_000, stage: 'REM' },
    { from: 30 * 60_000, to: 60 * 60_000, stage: 'N2' },
  ]);
  course.next();
  course.next();
  expect(course.cycle).toBe(2);
});
