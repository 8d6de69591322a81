/** From the rows of a previewed program to their places in the text, and back. */

import type { Lowered, Span } from '../../dream-dsl/index.ts';
import { moved } from './difference.ts';
import { get, type State } from './store.ts';
import { goToText } from './view.ts';

export type Table = keyof Lowered['origins'];

/** Shows where a row of the previewed program stands. */
export function goToRow(table: Table, row: number): void {
  const place = placeOf(get(), table, row);
  if (place !== null) goToText(place.file, place.span, false);
}

/** Its place in the texts as they are now; null where an edit since has changed it. */
export function placeOf(
  { preview, documents }: Pick<State, 'preview' | 'documents'>,
  table: Table,
  row: number,
): { readonly file: string; readonly span: Span } | null {
  const origin = preview?.origins?.[table][row];
  const before = origin === undefined ? undefined : preview?.texts[origin.file];
  const now = origin === undefined ? undefined : documents[origin.file]?.text;
  if (origin === undefined || before === undefined || now === undefined) return null;
  const span = moved(origin.span, before, now, table === 'states');
  return span === null ? null : { file: origin.file, span };
}

type Known = Pick<State, 'preview' | 'documents'>;

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
  return origins
    .flatMap((origin, row) => {
      const span = origin.file === file ? placeOf(state, table, row)?.span : undefined;
      return span !== undefined && stands(span) ? [{ row, length: span.end - span.start }] : [];
    })
    .sort((a, b) => a.length - b.length)
    .map(({ row }) => row);
}
