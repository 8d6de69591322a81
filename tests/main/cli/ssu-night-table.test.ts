/** The table of a device's night, as a person reads it. */

import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import type { LogBody } from '../../../app/base/index.ts';
import { nightTable } from '../../../main/cli/ssu-night-table.ts';

const first: LogBody = {
  kind: 'lights-out',
  format: 1,
  night: 3,
  device: 'ab'.repeat(32),
  mode: 'program',
  title: 'Tide House',
  bundle: 'cd'.repeat(32),
  subject: 'mara',
  seed: 7,
  clock: '2026-01-01T23:00:00.000Z',
  speed: 1,
  legend: {
    startMinutes: 23 * 60 + 10,
    states: ['', 'shore', 'release'],
    cues: [
      { channel: 'sound', plays: 'surf' },
      { channel: 'light', plays: 'light' },
      { channel: 'sound', plays: 'say' },
    ],
    vars: ['wonder'],
  },
};
const event = (at: number, kind: string, rest: object = {}): LogBody => ({ kind: 'event', at, event: { kind, at, ...rest } });

function read(bodies: readonly LogBody[]): string[] {
  const table = nightTable();
  return bodies.flatMap((body) => table.add(body)).map(stripVTControlCharacters);
}

it('names scenes, cues and variables, and knows the clock and the stage', () => {
  expect(
    read([
      first,
      event(0, 'enter', { state: 0 }),
      event(0, 'stage', { stage: 'W' }),
      event(0, 'enter', { state: 1 }),
      event(0, 'cue-start', { cue: 0, instance: 4, level: 28, words: '', loop: true }),
      event(900_000, 'stage', { stage: 'N2' }),
      event(900_500, 'cue-start', { cue: 1, instance: 5, level: 12, words: '', loop: false }),
      event(901_000, 'set', { var: 0, value: 2 }),
      event(902_000, 'cue-stop', { instance: 4, fadeMs: 2500 }),
      event(903_000, 'awakening', { cause: 'cue', cue: 1 }),
      event(903_000, 'transition', { transition: 1, arm: 0 }),
      { kind: 'release', at: 3_723_000, by: 'a peer' },
      { kind: 'lights-on', at: 27_000_000, why: 'morning', record: null },
      { kind: 'seal', signature: '00' },
    ]),
  ).toEqual([
    'Tide House, night 3, seed 7, mara; 2026-01-01T23:00:00.000Z',
    'clock  since      stage  what',
    '23:10  +0:00:00   W      awake',
    '23:10  +0:00:00   W      shore',
    '23:10  +0:00:00   W      ▶ sound surf at 28 dB, again and again',
    '23:25  +0:15:00   N2     sleep N2',
    '23:25  +0:15:00   N2     ▶ light at 12 lx',
    '23:25  +0:15:01   N2     wonder = 2',
    '23:25  +0:15:02   N2     ■ sound surf, fading for 2.5 s',
    '23:25  +0:15:03   N2     wakes: light',
    '00:12  +1:02:03   N2     released by a peer',
    '06:40  +7:30:00   N2     lights on',
    'sealed by the device',
  ]);
});

it('tells no stop of words that were over, and of what plays for a time only one within it', () => {
  const rows = read([
    first,
    event(0, 'cue-start', { cue: 2, instance: 0, level: 30, words: 'the tide', loop: false, durationMs: null }),
    event(500, 'cue-start', { cue: 1, instance: 1, level: 5, words: '', loop: false, durationMs: 10_000 }),
    event(700, 'cue-stop', { instance: 0, fadeMs: 0 }),
    event(800, 'cue-start', { cue: 2, instance: 2, level: 30, words: 'the tide', loop: false, durationMs: null }),
    event(9_000_000, 'cue-stop', { instance: 2, fadeMs: 0 }),
    event(9_000_000, 'cue-stop', { instance: 1, fadeMs: 0 }),
  ]);
  expect(rows.filter((row) => row.includes('■'))).toEqual(['23:10  +0:00:00   ?      ■ sound say']);
});

it('gives numbers where a very large program has no legend', () => {
  const { legend: _, ...plain } = first as LogBody & { kind: 'lights-out' };
  expect(
    read([plain, event(60_000, 'enter', { state: 9 }), event(60_000, 'cue-start', { cue: 3, instance: 0, level: 5, words: 'hush', loop: false })]).slice(2),
  ).toEqual(['00:01  +0:01:00   ?      state 9', '00:01  +0:01:00   ?      ▶ cue 3 at 5 “hush”']);
});
