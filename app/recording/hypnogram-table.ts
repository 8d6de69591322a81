/** Reading a recorded night from a table in one of several common shapes. Wrong rows are refused with their line. */

import { good, type Outcome } from '../base/index.ts';
import { type Row, splitTable } from './delimited.ts';
import { EPOCH_SECONDS, quoted, type ReadAs, type ReadHypnogram, type Refuse, refusal, type TableShape } from './hypnogram.ts';
import { MAX_RECORDING_MS } from './limits.ts';
import { guessNumbering, type Numbering, readStage } from './stage-words.ts';
import { clockMinutes, readTime, type TableTime, unwrap } from './time-words.ts';
import { type ScoredEvent, timelineOf } from './timeline.ts';

const HINT =
  'Needed is a table with the columns “epoch” (0, 1, 2, …) and “stage” (W, N1, N2, N3, R, or ? where nobody scored), one row for each 30 s; docs/recordings.md has the other shapes.';
const STAGE_HINT = `${HINT} The integers of YASA (0 W, 1 N1, 2 N2, 3 N3, 4 R, −1, −2) are understood too.`;
/** How far a row's start may lie from where its epoch should, ms: clocks in tables are often cut to whole seconds. */
const START_SLACK_MS = 1000;

/** `name` is the file as the user knows it. */
export function parseHypnogramTable(text: string, name: string, as: ReadAs = {}): Outcome<ReadHypnogram> {
  const refuse = refusal(name, HINT);
  const split = splitTable(text);
  if (!split.ok) return refuse(split.message, HINT, split.line);
  const rows = split.rows.filter(({ cells }) => !cells[0]?.trimStart().startsWith('#'));
  const [head] = rows;
  if (head === undefined) return refuse('the file is empty.');
  const layout = layoutOf(head, as, refuse);
  if (!layout.ok) return layout;
  const { columns, headed } = layout.value;
  const body = headed ? rows.slice(1) : rows;
  if (body.length === 0) return refuse('there are column names, but no epochs below them.', HINT, head.line);
  const words = body.map(({ cells }) => cells[columns.stage] ?? '');
  const guess = guessNumbering(words);
  const table: Reader = {
    rows: body,
    columns,
    numbering: as.numbering ?? guess.numbering,
    commaIsFree: split.separator !== ',',
    epochMs: as.epochSeconds === undefined ? null : as.epochSeconds * 1000,
    refuse,
  };
  const scored = SHAPES[layout.value.shape](table);
  if (!scored.ok) return scored;
  const { events, epochMs, first, stretch, skipped } = scored.value;
  if (events.length === 0) return refuse('no row has a stage and a duration.');
  const timeline = timelineOf(events, { place: 'Line', stretch });
  if ('contradiction' in timeline)
    return refuse('most of the night is scored twice, and differently.', 'Keep the rows of one scorer.', timeline.contradiction.number);
  if (timeline.stages.length === 0) return refuse('its stages have no duration.');
  const numbers = guess.four || as.numbering !== undefined ? `; 4 stands for ${table.numbering === 'rk' ? 'N3' : 'REM'}` : '';
  return good({
    stages: timeline.stages,
    notes: [
      `Read as ${inWords(layout.value.shape, headed)}, ${epochMs / 1000} s an epoch${numbers}.`,
      ...(skipped > 0 ? [`${skipped} rows are about something else than stages and were passed over.`] : []),
      ...timeline.notes,
    ],
    epochs: Math.max(1, Math.round((timeline.stages.at(-1)?.to ?? 0) / epochMs)),
    startMinutes: first === null ? null : clockMinutes(first),
  });
}

interface Columns {
  readonly epoch: number;
  readonly start: number;
  readonly duration: number;
  readonly stage: number;
  /** True where the column of stages has other events too. */
  readonly mixed: boolean;
}
interface Layout {
  readonly shape: TableShape;
  readonly columns: Columns;
  readonly headed: boolean;
}

const NAMES = {
  epoch: ['epoch', 'epochs', 'epoch number', 'epoch no', 'epoch id', 'epoch index', 'index', ''],
  start: ['start', 'onset', 'start time', 'time', 'begin', 'timestamp'],
  duration: ['duration', 'length'],
  stage: ['stage', 'stages', 'sleep stage', 'hypnogram', 'hypno', 'score'],
  mixed: ['description', 'trial type', 'annotation', 'annotations', 'event'],
} as const;

/** `Sleep_Stage (s)` → `sleep stage`. */
const plainName = (cell: string): string =>
  cell
    .trim()
    .toLowerCase()
    .replace(/[_-]+/g, ' ')
    .replace(/\s*[([](s|sec|seconds)[)\]]$| (s|sec|seconds)$/, '');

function layoutOf(head: Row, as: ReadAs, refuse: Refuse): Outcome<Layout> {
  const names = head.cells.map(plainName);
  const find = (known: readonly string[]) => names.findIndex((name, i) => known.includes(name) && (name !== '' || i === 0));
  const stage = find(NAMES.stage);
  const mixed = stage < 0 ? find(NAMES.mixed) : -1;
  const columns: Columns = {
    epoch: find(NAMES.epoch),
    start: find(NAMES.start),
    duration: find(NAMES.duration),
    stage: Math.max(stage, mixed),
    mixed: mixed >= 0,
  };
  if (columns.stage < 0 && head.cells.every((cell, i) => looksLikeData(cell, i === head.cells.length - 1))) return headless(head, as, refuse);
  const shape = as.shape ?? shapeOf(columns, head.cells.length);
  const missing =
    shape === null ? ['“stage”, and “epoch”, or “onset” and “duration”'] : NEEDS[shape].filter((role) => columns[role] < 0).map((role) => `“${role}”`);
  if (shape !== null && missing.length === 0) return good({ shape, columns, headed: true });
  const wanted = columns.stage >= 0 && shape === null ? '“epoch”' : missing.join(' and ');
  const found = head.cells.slice(0, 20).map((cell) => quoted(cell.trim()));
  return refuse(`there is no column ${wanted}; found ${found.join(', ').slice(0, 200)}.`, HINT, head.line);
}

const NEEDS: Readonly<Record<TableShape, readonly ('epoch' | 'start' | 'duration' | 'stage')[]>> = {
  epochs: ['epoch', 'stage'],
  starts: ['start', 'stage'],
  intervals: ['start', 'duration', 'stage'],
  list: ['stage'],
};

/** Rows are taken for epochs in a row only where there is no other column that might say when they are. */
function shapeOf({ epoch, start, duration, stage }: Columns, width: number): TableShape | null {
  if (stage < 0) return null;
  if (start >= 0 && duration >= 0) return 'intervals';
  if (epoch >= 0) return 'epochs';
  return start >= 0 ? 'starts' : width === 1 ? 'list' : null;
}

/** Without column names: a stage; epoch and stage; or onset, duration and stage. */
function headless({ cells, line }: Row, { shape }: ReadAs, refuse: Refuse): Outcome<Layout> {
  const by: readonly (readonly [TableShape, Columns])[] = [
    ['list', { epoch: -1, start: -1, duration: -1, stage: 0, mixed: false }],
    shape === 'starts'
      ? ['starts', { epoch: -1, start: 0, duration: -1, stage: 1, mixed: false }]
      : ['epochs', { epoch: 0, start: -1, duration: -1, stage: 1, mixed: false }],
    ['intervals', { epoch: -1, start: 0, duration: 1, stage: 2, mixed: false }],
  ];
  const [found, columns] = by[cells.length - 1] ?? [];
  if (found === undefined || columns === undefined || (shape !== undefined && shape !== found))
    return refuse(`there are no column names, and ${cells.length} columns${shape === undefined ? '' : `, which is not the shape “${shape}”`}.`, HINT, line);
  return good({ shape: found, columns, headed: false });
}

const looksLikeData = (cell: string, last: boolean): boolean =>
  cell.trim() !== '' && (last ? readStage(cell, 'yasa') !== null || readStage(cell, 'rk') !== null : readTime(cell, true) !== null);

interface Reader {
  readonly rows: readonly Row[];
  readonly columns: Columns;
  readonly numbering: Numbering;
  readonly commaIsFree: boolean;
  /** Null where nobody said it. */
  readonly epochMs: number | null;
  readonly refuse: Refuse;
}
interface Scored {
  readonly events: readonly ScoredEvent[];
  readonly epochMs: number;
  readonly first: TableTime | null;
  readonly stretch: (from: number, to: number) => string;
  readonly skipped: number;
}

const SHAPES: Readonly<Record<TableShape, (table: Reader) => Outcome<Scored>>> = {
  epochs: readEpochs,
  starts: readStarts,
  intervals: readIntervals,
  list: readList,
};

function readEpochs(table: Reader): Outcome<Scored> {
  const { rows, columns, refuse } = table;
  const numbers: number[] = [];
  const starts: number[] = [];
  let first: TableTime | null = null;
  for (const { cells, line } of rows) {
    const cell = (cells[columns.epoch] ?? '').trim();
    const epoch = /^\d{1,9}(\.0*)?$/.test(cell) ? Number(cell) : -1;
    if (epoch < 0) return refuse(`${quoted(cell)} is not an epoch number.`, HINT, line);
    const before = numbers.at(-1) ?? -1;
    if (epoch <= before)
      return refuse(`epoch ${epoch} comes after epoch ${before}; epochs must rise.`, 'Sort the rows by epoch and leave no epoch in twice.', line);
    numbers.push(epoch);
    if (columns.start < 0) continue;
    const time = timeAt(table, cells, line);
    if (!time.ok) return time;
    first ??= time.value;
    starts.push(unwrap(time.value, starts.at(-1) ?? Number.NEGATIVE_INFINITY));
  }
  const from = numbers[0] ?? 0;
  const measured = starts.length > 1 ? (starts[1]! - starts[0]!) / (numbers[1]! - from) : null;
  const epochMs = table.epochMs ?? (measured !== null && plausible(measured) ? measured : EPOCH_SECONDS.default * 1000);
  const events: ScoredEvent[] = [];
  for (const [i, { cells, line }] of rows.entries()) {
    const at = (numbers[i]! - from) * epochMs;
    if (at >= MAX_RECORDING_MS) return tooLong(refuse, `epoch ${numbers[i]}`, line);
    if (starts.length > 0 && Math.abs(starts[i]! - starts[0]! - at) > START_SLACK_MS)
      return refuse(
        `epoch ${numbers[i]} should begin ${at / 1000} s after the first, and begins after ${(starts[i]! - starts[0]!) / 1000} s.`,
        'Rows of unlike length need a column “duration”.',
        line,
      );
    const event = eventAt(table, cells, line, at, at + epochMs);
    if (!event.ok) return event;
    if (event.value !== null) events.push(event.value);
  }
  const stretch = (a: number, b: number) => {
    const [low, high] = [from + Math.round(a / epochMs), from + Math.round(b / epochMs) - 1];
    return low >= high ? `epoch ${low} is missing; it counts` : `epochs ${low} to ${high} are missing; they count`;
  };
  return good({ events, epochMs, first, stretch, skipped: rows.length - events.length });
}

function readList(table: Reader): Outcome<Scored> {
  const epochMs = table.epochMs ?? EPOCH_SECONDS.default * 1000;
  const events: ScoredEvent[] = [];
  for (const [i, { cells, line }] of table.rows.entries()) {
    if (i * epochMs >= MAX_RECORDING_MS) return tooLong(table.refuse, `epoch ${i}`, line);
    const event = eventAt(table, cells, line, i * epochMs, (i + 1) * epochMs);
    if (!event.ok) return event;
    if (event.value !== null) events.push(event.value);
  }
  return good({ events, epochMs, first: null, stretch: inSeconds, skipped: table.rows.length - events.length });
}

function readStarts(table: Reader): Outcome<Scored> {
  const { rows, refuse } = table;
  const starts: number[] = [];
  let first: TableTime | null = null;
  for (const { cells, line } of rows) {
    const time = timeAt(table, cells, line);
    if (!time.ok) return time;
    first ??= time.value;
    const before = starts.at(-1) ?? Number.NEGATIVE_INFINITY;
    const start = unwrap(time.value, before);
    if (start <= before) return refuse('the row starts no later than the one before it.', 'Sort the rows by their start and leave none in twice.', line);
    if (start - (starts[0] ?? start) >= MAX_RECORDING_MS) return tooLong(refuse, 'the row', line);
    starts.push(start);
  }
  const least = starts.reduce((low, start, i) => (i === 0 ? low : Math.min(low, start - starts[i - 1]!)), Number.POSITIVE_INFINITY);
  const epochMs = table.epochMs ?? (plausible(least) ? least : EPOCH_SECONDS.default * 1000);
  const events: ScoredEvent[] = [];
  for (const [i, { cells, line }] of rows.entries()) {
    const off = (starts[i]! - starts[0]!) % epochMs;
    if (Math.min(off, epochMs - off) > START_SLACK_MS)
      return refuse(
        `the row does not start a whole number of epochs of ${epochMs / 1000} s after the first.`,
        'Rows of unlike length need a column “duration”.',
        line,
      );
    const event = eventAt(table, cells, line, starts[i]!, Math.min(starts[i]! + epochMs, starts[i + 1] ?? Number.POSITIVE_INFINITY));
    if (!event.ok) return event;
    if (event.value !== null) events.push(event.value);
  }
  return good({ events, epochMs, first, stretch: inSeconds, skipped: rows.length - events.length });
}

function readIntervals(table: Reader): Outcome<Scored> {
  const { rows, columns, refuse } = table;
  const events: ScoredEvent[] = [];
  let first: TableTime | null = null;
  let before = Number.NEGATIVE_INFINITY;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { cells, line } of rows) {
    const time = timeAt(table, cells, line);
    if (!time.ok) return time;
    const from = unwrap(time.value, before);
    before = from;
    const cell = cells[columns.duration] ?? '';
    const length = readTime(cell, table.commaIsFree);
    // `0:30` may be a minute's half or half an hour.
    if (length === null || length.kind === 'date' || /^\d+:\d+$/.test(cell.trim()) || length.ms < 0)
      return refuse(`${quoted(cell.trim())} is not a duration in seconds.`, HINT, line);
    const event = eventAt(table, cells, line, from, from + length.ms);
    if (!event.ok) return event;
    if (event.value === null) continue;
    if (from < low) first = time.value;
    low = Math.min(low, from);
    high = Math.max(high, from + length.ms);
    if (high - low > MAX_RECORDING_MS) return tooLong(refuse, 'the row', line);
    events.push(event.value);
  }
  return good({ events, epochMs: table.epochMs ?? epochOf(events), first, stretch: inSeconds, skipped: rows.length - events.length });
}

/** 30 s where every duration is made of them, else 20 s, else 30 s all the same. */
export function epochOf(events: readonly ScoredEvent[]): number {
  const made = (ms: number) => events.every(({ from, to }) => (to - from) % ms === 0);
  return made(30_000) || !made(20_000) ? 30_000 : 20_000;
}

/** Null for a row about something else, where the column may have such. */
function eventAt(table: Reader, cells: readonly string[], line: number, from: number, to: number): Outcome<ScoredEvent | null> {
  const { columns, refuse } = table;
  if (columns.stage >= cells.length) return refuse('the row ends before the column of the stage.', HINT, line);
  const word = cells[columns.stage] ?? '';
  const reading = readStage(word, table.numbering);
  if (reading !== null) return good({ from, to, ...reading, number: line });
  return columns.mixed ? good(null) : refuse(`${quoted(word.trim())} is not a stage.`, STAGE_HINT, line);
}

function timeAt({ columns, commaIsFree, refuse }: Reader, cells: readonly string[], line: number): Outcome<TableTime> {
  const cell = cells[columns.start] ?? '';
  const time = readTime(cell, commaIsFree);
  return time === null ? refuse(`${quoted(cell.trim())} is not a time: seconds, 23:04:30, or 2026-01-31 23:04:30.`, HINT, line) : good(time);
}

const plausible = (ms: number): boolean => ms >= EPOCH_SECONDS.least * 1000 && ms <= EPOCH_SECONDS.most * 1000;
const inSeconds = (from: number, to: number): string => `nothing is scored from ${from / 1000} s to ${to / 1000} s; it counts`;
const tooLong = (refuse: Refuse, what: string, line: number) =>
  refuse(`${what} lies more than three days after the first.`, 'Cut the recording to the night that you want to see.', line);

function inWords(shape: TableShape, headed: boolean): string {
  const words = { epochs: 'epochs by number', starts: 'epochs by their start', intervals: 'stretches with start and duration', list: 'one stage a line' }[
    shape
  ];
  return headed ? words : `${words}, without column names`;
}
