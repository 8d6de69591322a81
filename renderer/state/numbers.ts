/** What the last cohort says of each line of the program: words to stand beside it, which move with the text. */

import { type CohortReport, spokenRow } from '../../app/bridge/index.ts';
import type { Span } from '../../dream-dsl/index.ts';
import type { Cohort } from './cohort-state.ts';
import { bare, clock, counted, percent } from './figures.ts';
import { rowPlaces } from './row-places.ts';
import { isCohortStale, type State } from './store.ts';

type Row = CohortReport['programs'][number]['rows'][number];

/** A row of the cohort at its place in the texts as they are now. */
export interface PlacedRow {
  readonly row: Row;
  readonly file: string;
  readonly span: Span;
  /** The text has changed since. */
  readonly stale: boolean;
}

export interface LineNumber {
  readonly file: string;
  readonly span: Span;
  readonly label: string;
  readonly tooltip: string;
  readonly stale: boolean;
}

/** The cohort that speaks beside the lines: the larger one of those that are fresh, else the one of the panel. */
export function speaking(state: State): Cohort | null {
  const known = [state.cohort, state.quick].filter((one) => one?.origins != null) as Cohort[];
  const fresh = known.filter((one) => !isCohortStale(state, one));
  const most = (of: readonly Cohort[]) => of.toSorted((a, b) => b.report.nights - a.report.nights)[0] ?? null;
  return most(fresh) ?? most(known);
}

/** In the order of the program; a row whose place the edits since have changed is left out. The same list while cohort and texts are the same. */
export function placedRows(cohort: Cohort, textNow: (path: string) => string | undefined): readonly PlacedRow[] {
  const now = Object.keys(cohort.texts ?? {}).map(textNow);
  // Asked for the graph and for every stretch of lines that comes into sight.
  if (known?.cohort !== cohort || known.now.some((text, i) => text !== now[i])) known = { cohort, now, rows: rowsNow(cohort, textNow) };
  return known.rows;
}

let known: { readonly cohort: Cohort; readonly now: readonly (string | undefined)[]; readonly rows: readonly PlacedRow[] } | null = null;

function rowsNow({ report, origins, texts }: Cohort, textNow: (path: string) => string | undefined): PlacedRow[] {
  const program = report.programs.at(-1);
  if (origins === null || texts === null || program === undefined) return [];
  const stale = Object.entries(texts).some(([path, text]) => textNow(path) !== text);
  const placeOf = rowPlaces(origins, texts, textNow);
  return program.rows.flatMap((row) => {
    const place = row.kind === 'fact' || row.kind === 'mark' || row.index < 0 ? null : placeOf(TABLES[row.kind], row.index);
    return place === null ? [] : [{ row, ...place, stale }];
  });
}

const TABLES = { scene: 'states', transition: 'transitions', cue: 'cues' } as const;

/** One for each written place that is wanted: the arms of a choice, and the scenes made of one motif, share theirs. */
export function lineNumbers(cohort: Cohort, textNow: (path: string) => string | undefined, wanted: (place: PlacedRow) => boolean = () => true): LineNumber[] {
  const groups = new Map<string, [PlacedRow, ...PlacedRow[]]>();
  for (const placed of placedRows(cohort, textNow)) {
    // A dream that does not say how it releases does so all the same; that stands on no line.
    if (placed.span.start === placed.span.end || !wanted(placed)) continue;
    const key = `${placed.row.kind} ${placed.file} ${placed.span.start}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [placed]);
    else group.push(placed);
  }
  const called = (row: Row) => spokenRow(cohort.report.programs.at(-1) ?? {}, row);
  return [...groups.values()].map((group) => {
    const [{ file, span, stale }] = group;
    const rows = group.map(({ row }) => row);
    return {
      file,
      span,
      stale,
      label: words(rows.map(called), cohort.report.nights),
      tooltip: rows.map((row) => detail(called(row), cohort.report)).join('\n\n'),
    };
  });
}

function words(rows: readonly Row[], nights: number): string {
  const [row] = rows as [Row];
  if (rows.every(({ rate }) => rate.nights === 0)) return `never in ${counted(nights)} nights`;
  if (rows.length === 1) {
    const first = row.first === null || row.kind === 'cue' ? '' : ` · first after ${clock(row.first.median)}`;
    const wakes = row.wakes === null || row.wakes.nights === 0 ? '' : ` · wakes ${percent(row.wakes.share)} [${bare(row.wakes.low)}–${bare(row.wakes.high)}]`;
    return `${percent(row.rate.share)} of nights${first}${wakes}`;
  }
  // The arms of a choice; or one place of a motif in several scenes.
  if (row.kind === 'transition' && new Set(rows.map(({ index }) => index)).size === 1)
    return rows.map(({ to, rate }) => `${to} ${percent(rate.share)}`).join(' · ');
  const shares = rows.map(({ rate }) => rate.share);
  const [least, most] = [Math.min(...shares), Math.max(...shares)].map(percent) as [string, string];
  return `${least === most ? '' : `${bare(Math.min(...shares))}–`}${most} of nights, in ${rows.length} places`;
}

function detail(row: Row, report: CohortReport): string {
  const { rate, timesPerNight, first, wakes, minutesPerNight } = row;
  const what = row.kind === 'transition' ? `${row.label} → ${row.to}` : row.label;
  const lines = [
    `**${what}**: in ${counted(rate.nights)} of ${counted(report.nights)} nights, ${percent(rate.share)} [${bare(rate.low)}–${bare(rate.high)}]`,
    `${timesPerNight.toFixed(1)} times a night${row.kind === 'transition' ? '' : `, ${minutesPerNight.toFixed(1)} min a night`}`,
    ...(first === null ? [] : [`first ${clock(first.median)} after lights out, by the median (half of the nights ${clock(first.q1)}–${clock(first.q3)})`]),
    ...(wakes === null ? [] : [`wakes in ${percent(wakes.share)} [${bare(wakes.low)}–${bare(wakes.high)}] of nights`]),
    '_A prediction of the night model; intervals of 95 %, of the simulation alone._',
  ];
  return lines.join('  \n');
}
