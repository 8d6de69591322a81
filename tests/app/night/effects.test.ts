/** What cues do: dose and response, attribution against known answers, dreams and memory, harm, and nights in a row. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NightRecord, Sleeper, StageSpan } from '../../../app/base/index.ts';
import { STAGES } from '../../../app/base/index.ts';
import * as E from '../../../app/night/effect-parameters.ts';
import { naturalNight, rowOfNights, runNight, usualSleeper } from '../../../app/night/index.ts';
import { memoryAfter, NO_MEMORY, remembering } from '../../../app/night/memory.ts';
import { earShift, type Hearer, hearingShift, lidPasses, rousingBySound, rousingByTouch } from '../../../app/night/waking.ts';
import { load } from '../../../app/program/index.ts';
import { compileText } from '../../support/one-text.ts';

const HEAD =
  'needs sound, light, scent, touch, warmth, motion\n asset sway = motion "sway"\n asset drops = touch "drops"\n asset pine = scent "pine"\n asset bell = sound "bell.wav"\n';

function machine(body: string) {
  return load(compileText(`dream "T" {\n ${HEAD}${body}\n}`));
}

const adult = usualSleeper(30, 'f');
const seeds = (count: number) => Array.from({ length: count }, (_, i) => i);

function nights(body: string, count: number, sleeper: Sleeper = adult): NightRecord[] {
  const loaded = machine(body);
  return seeds(count).map((seed) => {
    const outcome = runNight({ machine: loaded, subject: { kind: 'sleeper', sleeper }, seed, signals: false });
    if (!outcome.ok) throw new Error(outcome.failure.message);
    return outcome.value;
  });
}

const stageAt = (stages: readonly StageSpan[], at: number) => STAGES.indexOf((stages.find((s) => at >= s.from && at < s.to)?.stage ?? 'W') as 'W');
const count = (records: readonly NightRecord[], kind: string, caused = true) =>
  records.reduce((sum, { effects = [] }) => sum + effects.filter((e) => e.kind === kind && (!caused || e.cue >= 0)).length, 0);
const woken = (records: readonly NightRecord[]) => records.reduce((sum, { summary }) => sum + summary.cueAwakenings, 0);

/** Whether a count of successes is what this many tries of this chance give, to four standard deviations. */
function expectChance(successes: number, chances: readonly number[]) {
  const mean = chances.reduce((sum, p) => sum + p, 0);
  const sd = Math.sqrt(chances.reduce((sum, p) => sum + p * (1 - p), 0));
  expect(Math.abs(successes - mean)).toBeLessThan(4 * sd);
}

const hearer = (change: Partial<Hearer> & { age?: number } = {}): Hearer => ({
  sleeper: { ...adult, age: change.age ?? 30 },
  stage: 2,
  lying: 'free',
  minutes: 210,
  nights: 0,
  ...change,
});
const level = fc.double({ min: 0, max: 100, noNaN: true });
const SILENCE = Number.NEGATIVE_INFINITY;

describe('chances of waking and of lighter sleep', () => {
  const both = (h: Hearer, db: number) => rousingBySound(h, SILENCE, db);
  const never = (less: Hearer, more: Hearer) =>
    fc.assert(
      fc.property(level, (db) => {
        const [a, b] = [both(less, db), both(more, db)];
        expect(a.wakes).toBeLessThanOrEqual(b.wakes + 1e-12);
      }),
    );

  it('are chances, and grow with the level', () => {
    fc.assert(
      fc.property(
        level,
        level,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 5, max: 85 }),
        (a, b, stage, minutes, age) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)].map((db) => both(hearer({ stage, minutes, age }), db)) as [
            ReturnType<typeof both>,
            ReturnType<typeof both>,
          ];
          expect(low.wakes).toBeGreaterThanOrEqual(0);
          expect(high.wakes + high.lightens).toBeLessThanOrEqual(1 + 1e-12);
          expect(high.wakes).toBeGreaterThanOrEqual(low.wakes - 1e-12);
        },
      ),
    );
  });

  it('are least in N3 (Rechtschaffen 1966)', () => {
    for (const stage of [1, 2, 4]) never(hearer({ stage: 3 }), hearer({ stage }));
  });

  it('do not fall with age (Zepelin 1984), and are less in children (Busby 1994)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 85 }), fc.integer({ min: 5, max: 85 }), level, (a, b, db) => {
        expect(both(hearer({ age: Math.min(a, b) }), db).wakes).toBeLessThanOrEqual(both(hearer({ age: Math.max(a, b) }), db).wakes + 1e-12);
      }),
    );
  });

  it('grow with time since lights out (ANSI S12.9-6), and fall with habituation to a half', () => {
    never(hearer({ minutes: 60 }), hearer({ minutes: 400 }));
    never(hearer({ nights: 5 }), hearer({ nights: 2 }));
    expect(both(hearer({ nights: 14 }), 60).wakes).toBeCloseTo(both(hearer(), 60).wakes / 2);
    expect(both(hearer({ nights: 99 }), 60).wakes).toBeCloseTo(both(hearer(), 60).wakes / 2);
  });

  it('of shifts do not habituate (Thiessen 1978)', () => {
    expect(both(hearer({ nights: 14 }), 60).lightens).toBe(both(hearer(), 60).lightens);
  });

  it('are those of Basner 2006 for an average sleeper in the middle of the night', () => {
    expect(both(hearer({ minutes: E.TIME_ON_WAKING.middle }), 45).wakes).toBeCloseTo(0.0231, 3);
    expect(both(hearer({ minutes: E.TIME_ON_WAKING.middle }), 70).wakes).toBeCloseTo(0.0876, 3);
    expect(both(hearer(), 32).wakes).toBe(0);
  });

  it('go by the better ear, and by the one in the pillow', () => {
    const deaf = { ...adult, hearing: { left: 80, right: 0 } };
    expect(earShift(deaf, 'free')).toBe(-0);
    expect(earShift(deaf, 'right')).toBe(-E.PILLOW_DB);
    expect(earShift(deaf, 'left')).toBe(-0);
    expect(earShift(adult, 'right')).toBe(-0);
    expect(hearingShift({ ...adult, hearing: { left: 80, right: 80 } }, 2)).toBe(-80);
  });

  it('by scent are none (PMC4922455), by other channels grow with their level', () => {
    for (const stage of [1, 2, 3, 4]) expect(rousingByTouch(hearer({ stage, minutes: 600 }), 'scent', 100)).toEqual({ wakes: 0, lightens: 0 });
    for (const channel of ['light', 'touch', 'warmth', 'motion'] as const)
      fc.assert(
        fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), fc.double({ min: 0, max: 1000, noNaN: true }), (a, b) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)].map((x) => rousingByTouch(hearer(), channel, x).wakes) as [number, number];
          expect(low).toBeLessThanOrEqual(high);
          expect(high).toBeLessThanOrEqual(1);
        }),
      );
  });

  it('by light: none at 1 lx, a quarter in N3 by the strongest (strobe), red more than blue through the lids (Ando & Kripke 1996)', () => {
    const light = (lux: number, colour: string) => rousingByTouch(hearer({ stage: 3, minutes: E.TIME_ON_WAKING.middle }), 'light', lux, colour).wakes;
    expect(light(1, 'white')).toBe(0);
    expect(light(1000, 'white')).toBeCloseTo(0.25);
    expect(light(100, 'red')).toBeGreaterThan(light(100, 'blue'));
    expect(lidPasses('red') / lidPasses('blue')).toBeCloseTo(5.6 / 0.3);
  });
});

describe('the causal effect of one cue', () => {
  const CUE = 'scene a { after 2h -> b  when distress > 2 -> release }\n scene b { say "wake" at 70dB  when distress > 2 -> release }';
  const records = nights(CUE, 1500);
  // The answer is known: the stage at the cue is natural, and the chance in each stage is the table's.
  const known = records.flatMap(({ cues, naturalStages }) =>
    cues.map(({ from }) => rousingBySound(hearer({ stage: stageAt(naturalStages, from), minutes: from / 60_000 }), SILENCE, 70)),
  );
  const asleep = records.filter(({ cues, naturalStages }) => stageAt(naturalStages, cues[0]?.from ?? 0) > 0);

  it('is attributed as often as its chance says', () => {
    expect(asleep.length).toBeGreaterThan(1000);
    const chances = asleep.map(
      ({ cues, naturalStages }) => rousingBySound(hearer({ stage: stageAt(naturalStages, cues[0]!.from), minutes: 120 }), SILENCE, 70).wakes,
    );
    expectChance(woken(asleep), chances);
    expect(known.length).toBe(1500);
  });

  it('is found again by comparing the nights with and without the program, without attribution', () => {
    const awakeSoon = (stages: readonly StageSpan[], from: number) => stages.some((s) => s.stage === 'W' && s.from > from && s.from <= from + 15_500);
    let difference = 0;
    const chances: number[] = [];
    for (const { cues, stages, naturalStages } of asleep) {
      const { from } = cues[0]!;
      difference += Number(awakeSoon(stages, from)) - Number(awakeSoon(naturalStages, from));
      chances.push(rousingBySound(hearer({ stage: stageAt(naturalStages, from), minutes: 120 }), SILENCE, 70).wakes);
    }
    expectChance(difference, chances);
  });

  it('is nothing before the cue, and the natural night is that of the seed', () => {
    for (const { seed, cues, stages, naturalStages } of records.slice(0, 100)) {
      expect(naturalStages).toEqual(naturalNight(adult, seed).stages);
      const before = ({ to }: StageSpan) => to < cues[0]!.from;
      expect(stages.filter(before)).toEqual(naturalStages.filter(before));
    }
  });
});

describe('nights with cues', () => {
  const every = (db: number) => `scene a { say "listen" at ${db}dB every 10m  when distress > 2 -> release }`;

  it('louder ones wake more', () => {
    const counts = [30, 45, 60, 73].map((db) => woken(nights(every(db), 60)));
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts[0]).toBe(0);
    expect(counts[3]).toBeGreaterThan(30);
  });

  it('the deaf wake by none, and nothing is heard in their dreams', () => {
    const deaf = { ...adult, hearing: { left: 110, right: 110 } };
    const records = nights(every(70), 20, deaf);
    expect(woken(records)).toBe(0);
    for (const { effects = [] } of records) expect(effects.filter(({ cue }) => cue >= 0)).toEqual([]);
  });

  it('shifts to lighter sleep happen, and change the course from there only', () => {
    const records = nights(every(50), 40);
    expect(count(records, 'lighter')).toBeGreaterThan(10);
    for (const { effects = [], awakenings, stages, naturalStages } of records) {
      const first = Math.min(...[...effects, ...awakenings].filter(({ cue }) => cue >= 0).map(({ at }) => at));
      expect(stages.filter(({ to }) => to < first)).toEqual(naturalStages.filter(({ to }) => to < first));
      for (const [i, span] of stages.entries()) if (i > 0) expect(span.from).toBe(stages[i - 1]!.to);
    }
  });

  it('rocking brings sleep sooner and deepens it, and wakes nobody', () => {
    const records = nights('scene a { motion sway at 20% for 8h  when distress > 2 -> release }', 80, { ...adult, onset: 2, sleepNeedHours: 7 });
    expect(woken(records)).toBe(0);
    const mean = (of: (r: NightRecord) => number) => records.reduce((sum, r) => sum + of(r), 0) / records.length;
    const onset = (stages: readonly StageSpan[]) => stages.find((s) => s.stage !== 'W')?.from ?? 0;
    const n3 = (stages: readonly StageSpan[]) => stages.reduce((sum, s) => sum + (s.stage === 'N3' ? s.to - s.from : 0), 0);
    expect(mean(({ stages }) => onset(stages)) / mean(({ naturalStages }) => onset(naturalStages))).toBeCloseTo(10 / 16.7, 2);
    expect(mean(({ stages }) => n3(stages))).toBeGreaterThan(mean(({ naturalStages }) => n3(naturalStages)));
  });
});

describe('dreams and memory', () => {
  it('words in N1 come into two dreams of three (Haar Horowitz)', () => {
    const records = nights('scene a { on stage N1 -> b  when distress > 2 -> release }\n scene b { say "tree" at 30dB  when distress > 2 -> release }', 300);
    expectChance(count(records, 'incubated'), new Array(300).fill(E.INCUBATION));
  });

  it('cues in REM come into the dream as Dement & Wolpert found: touch, light, tone', () => {
    const inRem = (cue: string) => {
      const records = nights(`scene a { on stage REM -> b  when distress > 2 -> release }\n scene b { ${cue}  when distress > 2 -> release }`, 300);
      return [count(records, 'incorporated'), records.filter(({ cues }) => cues.length > 0).length] as const;
    };
    for (const [cue, channel] of [
      ['touch drops at 10% for 2s', 'touch'],
      ['light red at 1lx for 2s', 'light'],
      ['play bell at 30dB for 2s', 'sound'],
    ] as const) {
      const [times, played] = inRem(cue);
      expectChance(times, new Array(played).fill(E.INCORPORATION[channel]));
    }
    expect(inRem('scent pine at 20% for 10s')[0]).toBe(0);
  });

  it('a memory is reactivated only by what was heard awake, in N2 or N3 (Hu 2020)', () => {
    const body = (awake: string) =>
      `ritual { ${awake} on stage N2 -> a  after 3h -> release }\n scene a { play bell at 30dB for 2s every 10m  when distress > 2 -> release }`;
    expect(count(nights(body('play bell at 35dB for 2s'), 20), 'reactivated')).toBeGreaterThan(15);
    expect(count(nights(body(''), 20), 'reactivated')).toBe(0);
  });

  it('signals in REM are about three times as many with a cue known from waking (Konkoly 2024)', () => {
    const body = (awake: string) =>
      `ritual { ${awake} on stage N1 -> a  after 3h -> release }\n scene a { while stage is REM { play bell at 30dB for 2s every 1m }  on signal LRLR { mark "lucid" }  when distress > 2 -> release }`;
    const [cued, uncued] = [count(nights(body('play bell at 35dB for 2s'), 400), 'lucid', false), count(nights(body(''), 400), 'lucid', false)];
    expect(cued / uncued).toBeGreaterThan(1.6);
    expect(cued / uncued).toBeLessThan(4);
  });
});

describe('harm', () => {
  const DREAD = 'scene a { tone dread 1  while stage is REM { say "it is here" at 30dB every 4m }  when distress > 2 -> release }';
  const KIND = 'scene a { tone calm 1  while stage is REM { say "it is well" at 30dB every 4m }  when distress > 2 -> release }';
  const prone = { ...adult, nightmareProneness: 0.6 };
  const peak = (records: readonly NightRecord[]) =>
    records.reduce((sum, { signals }) => sum + Math.max(...(signals.find(({ name }) => name === 'distress')?.points ?? []).map(([, value]) => value)), 0) /
    records.length;

  it('a program of dread makes nightmares that wake, the more the proner the sleeper; a kind one makes none', () => {
    const [few, many] = [0.1, 0.9].map((nightmareProneness) => nights(DREAD, 40, { ...adult, nightmareProneness })) as [NightRecord[], NightRecord[]];
    expect(count(many, 'nightmare')).toBeGreaterThan(2 * count(few, 'nightmare'));
    expect(woken(many)).toBeGreaterThan(10);
    expect(count(nights(KIND, 40, prone), 'nightmare')).toBe(0);
    expect(peak(many)).toBeGreaterThan(peak(nights(KIND, 40, prone)));
  });

  it('release and anchors relieve', () => {
    const at = (body: string) => peak(nights(body, 30, prone));
    expect(at(DREAD.replace('> 2', '> 0.4'))).toBeLessThan(at(DREAD));
    const mean = (body: string) =>
      nights(body, 30, prone).reduce((sum, { signals }) => sum + (signals[0]?.points ?? []).reduce((s, [, v]) => s + v, 0) / signals[0]!.points.length, 0);
    expect(mean(`anchor every 3m { scent pine at 20% for 10s }\n ${DREAD}`)).toBeLessThan(mean(DREAD));
  });

  it('goes on over the nights: nightmares return on nights 1–2 and 5–7 (Eichenlaub 2019), and the sleeper gets worse', () => {
    const after = (nightsSince: number) => remembering(prone, { ...NO_MEMORY, nightmares: [nightsSince] }).nightmareProneness / prone.nightmareProneness;
    expect([1, 2, 3, 4, 5, 6, 7].map((n) => Math.round(after(n) * 100) / 100)).toEqual([1.33, 1.33, 1, 1, 1.27, 1.27, 1.27]);
    const sequence = (body: string) => {
      const next = rowOfNights({ machine: machine(body), sleeper: prone, signals: false });
      const records = Array.from({ length: 14 }, (_, i) => {
        const outcome = next(5 + i);
        if (!outcome.ok) throw new Error(outcome.failure.message);
        return outcome.value;
      });
      return { records, memory: records.reduce(memoryAfter, NO_MEMORY) };
    };
    const worse = sequence(DREAD);
    expect(worse.memory.drift).toBeGreaterThan(0.2);
    expect(sequence(DREAD).records).toEqual(worse.records);
    const rehearsing = `ritual { say "it is well" at 40dB  on stage N1 -> a  after 3h -> release }\n ${KIND}`;
    expect(sequence(rehearsing).memory.drift).toBeLessThan(-0.3);
  });

  it('habituation is kept from night to night', () => {
    const [record] = nights('scene a { say "x" at 60dB every 10m  when distress > 2 -> release }', 1) as [NightRecord];
    const once = memoryAfter(NO_MEMORY, record);
    expect(once.heard[0]).toBe(1);
    expect(memoryAfter(once, record).heard[0]).toBe(2);
  });
});
