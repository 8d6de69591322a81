/** Reading a recorded night from a table: columns `epoch` and `stage`, one row per epoch of 30 s. */

import { bad, EPOCH_MS, good, type Outcome, type ScoredStage, type StageSpan } from '../base/index.ts';
import { splitTable } from './delimited.ts';
import { NO_REM, NO_SLEEP } from './recording.ts';

export interface ParsedHypnogram {
  readonly stages: StageSpan[];
  readonly notes: string[];
  readonly epochs: number;
}

/** Longest recording that is read, epochs: three days. */
const MAX_EPOCHS = 8640;

/** AASM and R&K words, those of Sleep-EDF, and YASA's integers (W 0, N1 1, N2 2, N3 3, R 4, artefact −1, unscored −2). */
const WORDS: ReadonlyMap<string, ScoredStage> = new Map<string, ScoredStage>(
  Object.entries({
    w: 'W',
    wake: 'W',
    n1: 'N1',
    n2: 'N2',
    n3: 'N3',
    n4: 'N3',
    r: 'REM',
    rem: 'REM',
    s1: 'N1',
    s2: 'N2',
    s3: 'N3',
    s4: 'N3',
    '?': '?',
    '': '?',
    m: '?',
    mt: '?',
    'movement time': '?',
    art: '?',
    uns: '?',
    unscored: '?',
    artefact: '?',
    artifact: '?',
    '0': 'W',
    '1': 'N1',
    '2': 'N2',
    '3': 'N3',
    '4': 'REM',
    '-1': '?',
    '-2': '?',
  } as const),
);
const HINT = 'Needed is a table with the columns “epoch” (0, 1, 2, …) and “stage” (W, N1, N2, N3, R, or ? where nobody scored), one row for each 30 s.';

/** `name` is the file as the user knows it. Fails with `unreadable`, the line and what is wrong there. */
export function parseHypnogramCsv(text: string, name: string): Outcome<ParsedHypnogram> {
  const fail = (message: string, line?: number, hint = HINT) =>
    bad({
      why: 'unreadable',
      message: `${name}${line === undefined ? '' : `, line ${line}`}: ${message}`,
      hint,
      place: line === undefined ? { file: name } : { file: name, line },
    });
  const table = splitTable(text);
  if (!table.ok) return fail(table.message, table.line);
  const [head, ...rows] = table.rows;
  if (head === undefined) return fail('the file is empty.');
  const columns = head.cells.map((cell) => cell.trim().toLowerCase());
  const epochColumn = columns.indexOf('epoch');
  const stageColumn = columns.indexOf('stage');
  if (stageColumn < 0 || epochColumn < 0) {
    const missing = [epochColumn < 0 ? '“epoch”' : '', stageColumn < 0 ? '“stage”' : ''].filter(Boolean).join(' and ');
    return fail(
      `there is no column ${missing}; found ${columns
        .map((c) => `“${c.slice(0, 30)}”`)
        .join(', ')
        .slice(0, 200)}.`,
      head.line,
    );
  }
  if (rows.length === 0) return fail('there are column names, but no epochs below them.', head.line);

  const notes: string[] = [];
  const stages: StageSpan[] = [];
  let next = -1;
  let first = 0;
  let holes = 0;
  for (const { cells, line } of rows) {
    const number = (cells[epochColumn] ?? '').trim();
    const epoch = /^\d{1,7}$/.test(number) ? Number(number) : -1;
    if (epoch < 0) return fail(`“${number.slice(0, 30)}” is not an epoch number.`, line);
    if (stageColumn >= cells.length) return fail(`the row ends before the column “stage”.`, line);
    const word = (cells[stageColumn] ?? '').trim();
    const stage = WORDS.get(
      word
        .toLowerCase()
        .replace(/^(sleep )?stage (?=.)/, '')
        .replace(/^([+-]?\d)\.0+$/, '$1'),
    );
    if (stage === undefined)
      return fail(`“${word.slice(0, 30)}” is not a stage.`, line, `${HINT} The integers of YASA (0 W, 1 N1, 2 N2, 3 N3, 4 R, −1, −2) are understood too.`);
    if (next < 0) first = next = epoch;
    if (epoch < next)
      return fail(`epoch ${epoch} comes after epoch ${next - 1}; epochs must rise.`, line, 'Sort the rows by epoch and leave no epoch in twice.');
    if (epoch - first >= MAX_EPOCHS)
      return fail(`epoch ${epoch} lies more than three days after the first.`, line, 'Cut the recording to the night that you want to see.');
    if (epoch > next) {
      if (++holes === 1) notes.push(`Line ${line}: ${missing(next, epoch - 1)} as unscored.`);
      append(stages, '?', (epoch - next) * EPOCH_MS);
    }
    append(stages, stage, EPOCH_MS);
    next = epoch + 1;
  }
  if (holes > 1) notes.push(`${holes} holes in all.`);
  if (!stages.some(({ stage }) => stage !== 'W' && stage !== '?')) notes.push(NO_SLEEP);
  else if (!stages.some(({ stage }) => stage === 'REM')) notes.push(NO_REM);
  return good({ stages, notes, epochs: next - first });
}

const missing = (from: number, to: number) => (from === to ? `epoch ${from} is missing; it counts` : `epochs ${from} to ${to} are missing; they count`);

function append(stages: StageSpan[], stage: ScoredStage, ms: number): void {
  const last = stages.at(-1);
  const from = last?.to ?? 0;
  if (last?.stage === stage) last.to = from + ms;
  else stages.push({ from, to: from + ms, stage });
}
