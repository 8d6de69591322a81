/** Recordings for tests: bytes in memory as a source, a whole night, EDF files put together field by field. */

import { good, type NightRecord } from '../../app/base/index.ts';
import type { RecordingSource } from '../../app/recording/index.ts';

/** `most` is the largest piece that was asked for. */
export function memorySource(bytes: Uint8Array): RecordingSource & { readonly most: number } {
  const source = {
    size: bytes.length,
    most: 0,
    read: async (offset: number, length: number) => {
      source.most = Math.max(source.most, length);
      return good(bytes.slice(offset, offset + length));
    },
    close: async () => {},
  };
  return source;
}

export function joined(chunks: Iterable<Uint8Array>): Uint8Array {
  return new Uint8Array(Buffer.concat([...chunks]));
}

export interface EdfParts {
  readonly reserved?: string;
  readonly records?: string;
  readonly duration?: string;
  readonly headerBytes?: string;
  readonly signals?: string;
  readonly start?: string;
  /** Bytes of the annotation signal in each record; even. */
  readonly width?: number;
  readonly before?: readonly { readonly label: string; readonly samples: number; readonly range?: readonly [string, string, string, string] }[];
}

/** An EDF+ file with one annotation signal, behind signals of zeros; `lists` are the annotation bytes of each record. */
export function edfOf(lists: readonly string[], parts: EdfParts = {}): Uint8Array {
  const width = parts.width ?? 2 * Math.ceil(Math.max(...lists.map((list) => Buffer.byteLength(list)), 2) / 2);
  const signals = [...(parts.before ?? []), { label: 'EDF Annotations', samples: width / 2 }];
  const field = (text: string, size: number) => text.padEnd(size).slice(0, size);
  const column = (size: number, of: (signal: (typeof signals)[number]) => string) => signals.map((signal) => field(of(signal), size)).join('');
  const range = (i: number) => (signal: (typeof signals)[number]) =>
    ('range' in signal ? signal.range?.[i] : undefined) ?? ['-1', '1', '-32768', '32767'][i] ?? '';
  const header = [
    field('0', 8),
    field('X X X X', 80),
    field('Startdate X X X X', 80),
    field('01.01.85', 8),
    field(parts.start ?? '22.30.00', 8),
    field(parts.headerBytes ?? String(256 * (signals.length + 1)), 8),
    field(parts.reserved ?? 'EDF+C', 44),
    field(parts.records ?? String(lists.length), 8),
    field(parts.duration ?? '30', 8),
    field(parts.signals ?? String(signals.length), 4),
    column(16, ({ label }) => label),
    column(80, () => ''),
    column(8, () => ''),
    column(8, range(0)),
    column(8, range(1)),
    column(8, range(2)),
    column(8, range(3)),
    column(80, () => ''),
    column(8, ({ samples }) => String(samples)),
    column(32, () => ''),
  ].join('');
  const records = lists.flatMap((list) => {
    const annotations = Buffer.alloc(width);
    annotations.write(list, 'utf8');
    return [...(parts.before ?? []).map(({ samples }) => Buffer.alloc(samples * 2)), annotations];
  });
  return new Uint8Array(Buffer.concat([Buffer.from(header, 'latin1'), ...records]));
}

/** `+30␕60␔Sleep stage N2␔␀`. */
export const list = (onset: number, duration: number | null, text: string): string =>
  `${onset < 0 ? '' : '+'}${onset}${duration === null ? '' : `\x15${duration}`}\x14${text}\x14\0`;
export const clock = (onset: number): string => list(onset, null, '');

const MINUTE = 60_000;

/** An hour with some of everything in it, at times that fit no grid. */
export const NIGHT: NightRecord = {
  subject: { kind: 'sleeper', name: 'Ada Lovelace' },
  seed: 7,
  startMinutes: 22 * 60 + 45,
  durationMs: 61 * MINUTE + 1234,
  stages: [
    { from: 0, to: 10 * MINUTE + 17, stage: 'W' },
    { from: 10 * MINUTE + 17, to: 14 * MINUTE, stage: 'N1' },
    { from: 14 * MINUTE, to: 30 * MINUTE + 500, stage: 'N2' },
    { from: 30 * MINUTE + 500, to: 45 * MINUTE, stage: 'N3' },
    { from: 45 * MINUTE, to: 46 * MINUTE, stage: '?' },
    { from: 46 * MINUTE, to: 61 * MINUTE + 1234, stage: 'REM' },
  ],
  naturalStages: [
    { from: 0, to: 10 * MINUTE + 17, stage: 'W' },
    { from: 10 * MINUTE + 17, to: 61 * MINUTE + 1234, stage: 'N2' },
  ],
  scenes: [{ state: 1, path: 'shore', from: 14 * MINUTE, to: 50 * MINUTE }],
  cues: [
    {
      cue: 0,
      channel: 'sound',
      label: 'bell, “small”',
      from: 20 * MINUTE,
      to: 20 * MINUTE + 8000,
      points: [
        [20 * MINUTE, 0],
        [20 * MINUTE + 4000, 42],
        [20 * MINUTE + 8000, 0],
      ],
      limited: true,
      words: 'Hör, was kommt\nnow',
    },
    {
      cue: 1,
      channel: 'touch',
      label: 'tap',
      from: 50 * MINUTE + 3,
      to: 50 * MINUTE + 23,
      points: [
        [50 * MINUTE + 3, 80],
        [50 * MINUTE + 23, 80],
      ],
      limited: false,
      words: '',
    },
    {
      cue: 2,
      channel: 'warmth',
      label: 'cool',
      from: 30 * MINUTE,
      to: 32 * MINUTE,
      points: [
        [30 * MINUTE, 0],
        [31 * MINUTE, -2.5],
        [32 * MINUTE, 0],
      ],
      limited: false,
      words: '',
    },
  ],
  transitions: [{ at: 14 * MINUTE, transition: 0, from: '', to: 'shore', cause: 'stage N2, "steady"' }],
  marks: [{ at: 33 * MINUTE + 333, label: 'Sleep stage W' }],
  awakenings: [{ at: 20 * MINUTE + 9000, cause: 'cue', cue: 0 }],
  signals: [
    {
      name: 'distress',
      unit: '0–1',
      points: [
        [0, 0],
        [30 * MINUTE, 0.8],
        [61 * MINUTE + 1234, 0.1],
      ],
    },
    {
      name: 'heart',
      unit: '/min',
      points: [
        [0, 61.5],
        [61 * MINUTE + 1234, 52],
      ],
    },
    {
      name: 'loudness_of_the_sea_at_night',
      unit: 'variable',
      points: [
        [0, -3],
        [10 * MINUTE, -3],
        [10 * MINUTE, 250],
        [61 * MINUTE + 1234, 250],
      ],
    },
    {
      name: 'loudness_of_the_sea_at_day',
      unit: 'variable',
      points: [
        [0, 1],
        [61 * MINUTE + 1234, 1],
      ],
    },
  ],
  summary: {
    totalSleepMinutes: 50,
    efficiencyPercent: 82,
    onsetLatencyMinutes: 10,
    remLatencyMinutes: 36,
    wasoMinutes: 0,
    stageMinutes: { W: 10, N1: 4, N2: 16, N3: 15, REM: 15, unscored: 1 },
    awakenings: 1,
    cueAwakenings: 1,
    released: false,
  },
  notes: ['A note.'],
};
