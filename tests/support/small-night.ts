/** A night of two hours with one of everything that a view of nights must show. */

import type { NightRecord } from '../../app/bridge/index.ts';

const MINUTE = 60_000;

export function smallNight(): NightRecord {
  const m = (minutes: number) => minutes * MINUTE;
  const stages: NightRecord['stages'] = [
    { from: 0, to: m(10), stage: 'W' },
    { from: m(10), to: m(15), stage: 'N1' },
    { from: m(15), to: m(40), stage: 'N2' },
    { from: m(40), to: m(50), stage: '?' },
    { from: m(50), to: m(70), stage: 'N3' },
    { from: m(70), to: m(72), stage: 'W' },
    { from: m(72), to: m(100), stage: 'REM' },
    { from: m(100), to: m(120), stage: 'W' },
  ];
  return {
    subject: { kind: 'hypnogram', name: 'small' },
    seed: 7,
    startMinutes: 1380,
    durationMs: m(120),
    stages,
    naturalStages: stages,
    scenes: [
      { state: 1, path: 'ritual', from: 0, to: m(12) },
      { state: 2, path: 'shore', from: m(12), to: m(100) },
      { state: 3, path: 'shore/sea', from: m(12), to: m(100) },
      { state: 4, path: 'shore/sky', from: m(12), to: m(100) },
      { state: 5, path: 'shore/sky/dusk', from: m(12), to: m(30) },
      { state: 6, path: 'shore/sky/night', from: m(30), to: m(100) },
      { state: 7, path: 'morning', from: m(100), to: m(120) },
    ],
    cues: [
      {
        cue: 0,
        channel: 'sound',
        label: 'surf',
        from: m(12),
        to: m(90),
        points: [
          [m(12), 0],
          [m(13), 34],
          [m(89), 34],
          [m(90), 0],
        ],
        limited: false,
        words: '',
      },
      {
        cue: 1,
        channel: 'sound',
        label: 'say',
        from: m(60),
        to: m(60) + 4000,
        points: [
          [m(60), 34],
          [m(60) + 4000, 34],
        ],
        limited: true,
        words: 'the tide',
      },
      {
        cue: 2,
        channel: 'light',
        label: 'amber',
        from: m(100),
        to: m(120),
        points: [
          [m(100), 0],
          [m(120), 80],
        ],
        limited: false,
        words: '',
      },
    ],
    transitions: [
      { at: m(12), transition: 0, from: 'ritual', to: 'shore', cause: 'on stage N1' },
      { at: m(30), transition: 1, from: 'shore/sky/dusk', to: 'shore/sky/night', cause: 'after 18 min' },
      { at: m(100), transition: -1, from: 'shore', to: 'morning', cause: 'the final awakening' },
    ],
    marks: [{ at: m(80), label: 'lucid' }],
    awakenings: [
      { at: m(70), cause: 'cue', cue: 1 },
      { at: m(100), cause: 'natural', cue: -1 },
    ],
    effects: [{ at: m(75), kind: 'incorporated', cue: 0 }],
    signals: [
      {
        name: 'distress',
        unit: '0–1',
        points: [
          [0, 0.1],
          [m(60), 0.1],
          [m(80), 0.7],
          [m(120), 0.1],
        ],
      },
    ],
    summary: {
      totalSleepMinutes: 78,
      efficiencyPercent: 65,
      onsetLatencyMinutes: 10,
      remLatencyMinutes: 62,
      wasoMinutes: 22,
      stageMinutes: { W: 32, N1: 5, N2: 25, N3: 20, REM: 28, unscored: 10 },
      awakenings: 2,
      cueAwakenings: 1,
      released: false,
    },
    notes: ['10 min are unscored; the program goes on with the last known stage there.'],
  };
}
