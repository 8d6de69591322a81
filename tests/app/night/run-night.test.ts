/** Nights under a program: attribution, limits of every kind, the way out, and programs that mean no good. */

import { describe, expect, it } from 'vitest';
import { nightRecordSchema, type Sleeper } from '../../../app/base/index.ts';
import { CAST, type Subject as NightSubject, naturalNight, runNight } from '../../../app/night/index.ts';
import { load } from '../../../app/program/index.ts';
import { compileText } from '../../support/one-text.ts';

const sleeper = (name: string) => CAST.find((s) => s.name === name) as Sleeper;
const mara: NightSubject = { kind: 'sleeper', sleeper: sleeper('mara') };

function machine(body: string) {
  return load(compileText(`dream "T" {\n needs sound, light, scent\n${body}\n}`));
}

function night(body: string, seed = 1, subject = mara, more: { releaseAt?: number } = {}) {
  const outcome = runNight({ machine: machine(body), subject, seed, ...more });
  if (!outcome.ok) throw new Error(outcome.failure.message);
  expect(nightRecordSchema.safeParse(outcome.value).error).toBeUndefined();
  return outcome.value;
}

const LOUD = 'scene a { say "wake up" at 74dB every 5m  when distress > 2 -> release }';
const QUIET = 'scene a { say "sleep" at 20dB every 5m  when distress > 2 -> release }';
const seeds = Array.from({ length: 40 }, (_, i) => i);
const woken = (body: string) => seeds.reduce((sum, seed) => sum + night(body, seed).summary.cueAwakenings, 0);

describe('what cues do', () => {
  it('a program without cues leaves the natural night as it is', () => {
    for (const seed of seeds.slice(0, 10)) {
      const { stages, naturalStages, awakenings } = night('scene a { when distress > 2 -> release }', seed);
      expect(stages).toEqual(naturalStages);
      expect(naturalStages).toEqual(naturalNight(sleeper('mara'), seed).stages);
      expect(awakenings.every((a) => a.cause === 'natural')).toBe(true);
    }
  });

  it('ones that startle, and anchors that relieve, leave every signal one that a body can have', () => {
    const body = `${LOUD.replace('distress > 2', 'distress > 2 and heart > 0bpm and breath > 0bpm and movement > 0')}\n anchor every 20m { light red at 0.5lx for 5s }`;
    const ranges: Record<string, readonly [number, number]> = { heart: [30, 150], breath: [5, 40], movement: [0, 1], arousal: [0, 1], distress: [0, 1] };
    const nights = seeds.map((seed) => night(body, seed));
    expect(nights.some(({ summary }) => summary.cueAwakenings > 0)).toBe(true);
    for (const { signals } of nights) {
      expect(signals.map(({ name }) => name)).toContain('heart');
      for (const { name, points } of signals)
        for (const [, value] of points) expect(value, name).toSatisfy((x: number) => x >= ranges[name]![0] && x <= ranges[name]![1]);
    }
  });

  it('loud ones wake, quiet ones below the threshold of the source (about 33 dB) never do', () => {
    expect(woken(LOUD)).toBeGreaterThan(10);
    expect(woken(QUIET)).toBe(0);
  });

  it('faint light and scent wake nobody', () => {
    expect(
      woken('asset c = scent "cedar"\n scene a { light white at 1lx for 10s every 5m  scent c at 50% for 10s every 5m  when distress > 2 -> release }'),
    ).toBe(0);
  });

  it('an awakening by a cue names the cue, and comes while it sounds or just after', () => {
    const record = seeds.map((seed) => night(LOUD, seed)).find((n) => n.summary.cueAwakenings > 0);
    const first = record?.awakenings.find((a) => a.cause === 'cue');
    expect(record?.cues.some((cue) => cue.cue === first?.cue && cue.from <= (first?.at ?? 0) && cue.to + 60_000 >= (first?.at ?? 0))).toBe(true);
  });

  it('the night is the natural one up to the first effect of a cue', () => {
    for (const seed of seeds) {
      const { stages, naturalStages, awakenings, effects = [] } = night(LOUD, seed);
      const first = Math.min(...[...awakenings, ...effects].filter(({ cue }) => cue >= 0).map(({ at }) => at), Number.POSITIVE_INFINITY);
      expect(stages.filter((s) => s.to < first)).toEqual(naturalStages.filter((s) => s.to < first));
    }
  });
});

describe('the end of a night', () => {
  it('is the morning, entered once', () => {
    const { scenes, transitions } = night('scene a { on wake -> a  when distress > 2 -> release }\n morning { light amber at 0lx ramp to 50lx over 10m }');
    expect(scenes.filter((scene) => scene.path === 'morning').length).toBe(1);
    expect(transitions.at(-1)?.to).toBe('morning');
  });

  it('release asked for at any time lets everything fade and plays nothing after', () => {
    const { cues, summary } = night(
      'asset s = sound "s.wav"\n scene a { play s at 30dB loop  say "x" at 30dB every 1m  when distress > 2 -> release }\n release { fade all over 30s }',
      3,
      mara,
      { releaseAt: 3_600_000 },
    );
    expect(summary.released).toBe(true);
    const after = cues.filter((cue) => cue.to > 3_600_000);
    expect(after.length).toBeGreaterThan(0);
    for (const cue of after) {
      expect(cue.from).toBeLessThanOrEqual(3_600_000);
      expect(cue.to).toBeLessThanOrEqual(3_630_000);
      expect(cue.points.at(-1)?.[1]).toBe(0);
    }
  });
});

describe('limits', () => {
  it('no point of any cue is above a limit while it holds', () => {
    const { cues, stages } = night(
      'limit light <= 1lx while asleep\n ritual { light amber at 10lx  on stage N3 -> a  after 3h -> release }\n scene a { when distress > 2 -> release }',
    );
    const asleepAt = stages.find((span) => span.stage !== 'W' && span.stage !== '?')?.from ?? 0;
    const lamp = cues.find((cue) => cue.channel === 'light');
    expect(lamp?.limited).toBe(true);
    for (const [at, level] of lamp?.points ?? []) if (at > asleepAt + 1) expect(level).toBeLessThanOrEqual(1);
  });
});

describe('programs that mean no good', () => {
  it.each([
    ['run in circles without time', 'scene a { after 1ms -> b }\n scene b { after 1ms -> a }'],
    ['raise events without end', 'scene a { on go { raise go }  after 1s { raise go }  when distress > 2 -> release }'],
  ])('that %s end with the night, and the record says so', (_, body) => {
    const record = night(body);
    expect(record.notes.length).toBeGreaterThan(0);
  });
});

describe('recordings', () => {
  const flat: NightSubject = {
    kind: 'hypnogram',
    name: 'flat',
    stages: [
      { from: 0, to: 600_000, stage: 'W' },
      { from: 600_000, to: 7_200_000, stage: 'N2' },
    ],
  };

  it('play as they were scored, and no cue wakes them', () => {
    const { stages, naturalStages, summary } = night(LOUD, 1, flat);
    expect(stages).toEqual(naturalStages);
    expect(summary.cueAwakenings).toBe(0);
    expect(summary.remLatencyMinutes).toBeNull();
  });

  it.each([[[]], [[{ from: 0, to: 30_000, stage: '?' as const }]], [[{ from: 0, to: 30_000, stage: 'W' as const }]]])(
    'of nothing to sleep through do no harm: %j',
    (stages) => {
      night(QUIET, 1, { kind: 'hypnogram', name: 'odd', stages });
    },
  );
});

describe('a night', () => {
  it('can be stopped', () => {
    const outcome = runNight({ machine: machine(QUIET), subject: mara, seed: 1, cancel: { cancelled: true } });
    expect(outcome).toMatchObject({ ok: false, failure: { why: 'cancelled' } });
  });
});
