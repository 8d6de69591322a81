/** What is told of the sensors when it matters is the same to a program as being told at every point of the grid; and the phases of rhythms. */

import { describe, expect, it } from 'vitest';
import type { NightRecord } from '../../../app/base/index.ts';
import { CAST, runNight } from '../../../app/night/index.ts';
import { load, type Program } from '../../../app/program/index.ts';
import { programOf, type StateSketch } from '../../support/programs.ts';
import { mark, num } from '../../support/story.ts';

const mara = CAST.find((one) => one.name === 'mara')!;

function night(program: Program, seed: number): NightRecord {
  const outcome = runNight({ machine: load(program), subject: { kind: 'sleeper', sleeper: mara }, seed });
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return outcome.value;
}

type Test = readonly (string | number)[];
const watcher = (name: string, test: Test, more: Partial<NonNullable<StateSketch['on']>[number]> = {}): StateSketch => ({
  name,
  on: [{ when: test, actions: [mark(name)], ...more }],
});

/** Layers that watch sensors, each in a state of its own; with `always`, one more that has to be told of every change. */
const watching = (tests: readonly Test[], always: boolean): Program => {
  // A sum with a sensor in it is no number to pass: whoever asks has to be told at every point.
  const sensors = [...new Set(tests.flatMap((test) => test.filter((_, i) => test[i - 1] === 'sensor')))];
  const every = sensors.map((sensor, i) => watcher(`every${i}`, ['sensor', sensor as string, 'num', 1, 'add', 'num', -1e9, 'lt']));
  const layers = [...tests.map((test, i) => watcher(`w${i}`, test)), ...(always ? every : [])];
  return programOf([{ name: 'all', parallel: true, children: layers.map((layer) => ({ ...layer, role: 'layer' as const })) }, { name: 'b' }]);
};

const cases: readonly (readonly [string, readonly Test[]])[] = [
  ['distress up and down', [0.08, 0.2, 0.3, 0.45, 0.6].map((level) => ['sensor', 'distress', 'num', level, 'gt'])],
  [
    'distress exactly',
    [
      ['sensor', 'distress', 'num', 0.1, 'eq'],
      ['sensor', 'distress', 'num', 0.05, 'le'],
    ],
  ],
  [
    'heart and breath',
    [
      ['sensor', 'heart', 'num', 60, 'lt'],
      ['sensor', 'breath', 'num', 14.2, 'ge', 'sensor', 'heart', 'num', 62, 'gt', 'and'],
    ],
  ],
  [
    'times',
    [
      ['sensor', 'stageTime', 'num', 125_000, 'ge'],
      ['sensor', 'stageTime', 'num', 60_000, 'eq'],
      ['sensor', 'onsetTime', 'num', 3_600_000, 'gt'],
    ],
  ],
  [
    'the clock past midnight',
    [
      ['sensor', 'clock', 'num', 7_200_000, 'lt'],
      ['num', 84_600_000, 'sensor', 'clock', 'lt'],
    ],
  ],
  [
    'truth',
    [
      ['sensor', 'movement', 'not'],
      ['sensor', 'arousal', 'num', 0.3, 'gt', 'not'],
    ],
  ],
];

describe('a program that is told what matters', () => {
  it.each(cases)('does as one that is told everything: %s', (_, tests) => {
    let marks = 0;
    for (let seed = 0; seed < 6; seed++) {
      const [some, all] = [night(watching(tests, false), seed), night(watching(tests, true), seed)];
      expect(some.marks).toEqual(all.marks);
      marks += some.marks.length;
    }
    expect(marks).toBeGreaterThan(0);
  });

  it('enters scenes with values that are fresh', () => {
    const program = (always: boolean) =>
      programOf([
        {
          name: 'all',
          parallel: true,
          children: [
            {
              name: 'going',
              role: 'layer',
              children: [
                {
                  name: 'blind',
                  on: [
                    { after: num(47_003), to: 'seeing' },
                    { event: 'stage.N3', to: 'seeing' },
                  ],
                },
                {
                  name: 'seeing',
                  on: [
                    { when: ['sensor', 'heart', 'num', 61, 'lt'], actions: [mark('slow')] },
                    { when: ['sensor', 'distress', 'num', 0.06, 'gt'], actions: [mark('uneasy')] },
                    { after: num(91_001), to: 'blind' },
                  ],
                },
              ],
            },
            ...(always
              ? [watcher('h', ['sensor', 'heart', 'num', 1, 'add', 'num', 0, 'lt']), watcher('d', ['sensor', 'distress', 'num', 1, 'add', 'num', 0, 'lt'])]
              : []),
          ],
        },
      ]);
    for (let seed = 0; seed < 6; seed++) {
      const [some, all] = [night(program(false), seed), night(program(true), seed)];
      expect(some.marks.length).toBeGreaterThan(50);
      expect(some.marks).toEqual(all.marks);
      const taken = ({ transitions }: NightRecord) => transitions.filter(({ transition }) => transition >= 0);
      expect(taken(some)).toEqual(taken(all));
    }
  });

  it('reads fresh values when it reacts, and when a scene is entered', () => {
    const vars: Program['vars'] = [{ name: 'v', value: 0, min: null, max: null }];
    const program = (always: boolean) =>
      programOf(
        [
          {
            name: 'all',
            parallel: true,
            children: [
              { name: 'ticking', role: 'layer', on: [{ every: num(61_003), actions: [{ do: 'set', var: 0, value: 0 }] }] },
              ...(always ? [{ ...watcher('every', ['sensor', 'heart', 'num', 1, 'add', 'num', 0, 'lt']), role: 'layer' as const }] : []),
            ],
          },
        ],
        { vars, exprs: [['sensor', 'heart', 'num', 2, 'mul']] },
      );
    const values = (always: boolean) => night(program(always), 3).signals.find(({ name }) => name === 'v')?.points;
    expect(values(false)).toEqual(values(true));
    expect(new Set(values(false)?.map(([, value]) => value)).size).toBeGreaterThan(20);
  });
});

describe('rhythms', () => {
  const locked = (rhythm: 'slow-wave' | 'breath', repeat?: Test): Program =>
    programOf([
      {
        name: 'a',
        cues: [{ channel: 'light', verb: 'light', duration: num(50), lock: { rhythm, degrees: 0 }, ...(repeat === undefined ? {} : { repeat }) }],
      },
    ]);
  const stageAt = ({ stages }: NightRecord, at: number) => stages.find((span) => at >= span.from && at < span.to)?.stage;
  const minutes = ({ summary }: NightRecord, stage: 'N2' | 'N3') => summary.stageMinutes[stage];

  it('of slow waves come in N3, less in N2 and never elsewhere, at most one for each wave', () => {
    const record = night(locked('slow-wave'), 4);
    const found = (stage: string) => record.cues.filter((cue) => stageAt(record, cue.from) === stage).length;
    expect(found('N2') + found('N3')).toBe(record.cues.length);
    const [n2, n3] = [found('N2') / minutes(record, 'N2'), found('N3') / minutes(record, 'N3')];
    // 48 waves a minute; 10 % and 60 % of them are there.
    expect(n2).toBeGreaterThan(3);
    expect(n2).toBeLessThan(7);
    expect(n3).toBeGreaterThan(22);
    expect(n3).toBeLessThan(36);
  });

  it('are found within the up-phase in more than 60 % and less than 80 % of waves', () => {
    const { cues } = night(locked('slow-wave'), 4);
    const up = cues.filter(({ from }) => Math.abs(((from / 1250 + 0.5) % 1) - 0.5) < 0.25).length / cues.length;
    expect(up).toBeGreaterThan(0.6);
    expect(up).toBeLessThan(0.8);
  });

  it('keep the distance that the program asks for, and cost no more events than that', () => {
    const { cues } = night(locked('slow-wave', num(30_000)), 4);
    expect(cues.length).toBeGreaterThan(50);
    expect(cues.slice(1).every((cue, i) => cue.from - cues[i]!.from >= 30_000)).toBe(true);
  });

  it('of breath come all night', () => {
    const record = night(locked('breath'), 4);
    const perMinute = record.cues.length / (record.durationMs / 60_000);
    expect(perMinute).toBeGreaterThan(11);
    expect(perMinute).toBeLessThan(17);
  });

  it('repeat with their seed', () => {
    expect(night(locked('breath'), 9).cues).toEqual(night(locked('breath'), 9).cues);
  });
});
