/** From the rows of a previewed program to their places in the text, and back. */

import type { Span } from '../../dream-dsl/index.ts';
import { rowPlaces, type Table } from './row-places.ts';
import { get, type State } from './store.ts';
import { goToText } from './view.ts';

/** Shows where a row of the previewed program stands. */
export function goToRow(table: Table, row: number): void {
  const place = placesNow(get())(table, row);
  if (place !== null) goToText(place.file, place.span, false);
}

type Known = Pick<State, 'preview' | 'documents'>;

/** Of the previewed program. */
export const placesNow = ({ preview, documents }: Known) => rowPlaces(preview?.origins ?? null, preview?.texts ?? {}, (path) => documents[path]?.text);

/** The rows of a table that stand on this offset of a text as it is now, the innermost first. */
export const rowsAt = (state: Known, table: Table, file: string, offset: number): number[] =>
  rowsWhere(state, table, file, ({ start, end }) => start <= offset && offset <= end);

/** Those that begin on its line. */
export function rowsOnLine(state: Known, table: Table, file: string, offset: number): number[] {
  const text = state.documents[file]?.text ?? '';
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  return rowsWhere(state, table, file, ({ start }) => start >= from && (next < 0 || start < next));
}

function rowsWhere(state: Known, table: Table, file: string, stands: (span: Span) => boolean): number[] {
  const origins = state.preview?.origins?.[table] ?? [];
  const placeOf = placesNow(state);
  return origins
    .flatMap((origin, row) => {
      const span = origin.file === file ? placeOf(table, row)?.span : undefined;
      return span !== undefined && stands(span) ? [{ row, length: span.end - span.start }] : [];
    })
    .sort((a, b) => a.length - b.length)
    .map(({ row }) => row);
}
