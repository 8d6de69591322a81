/** Splitting delimited text (RFC 4180, with comma, semicolon or tab) into rows that remember their lines. */

import { MAX_CELLS, MAX_EVENTS } from './limits.ts';

export interface Row {
  readonly cells: readonly string[];
  /** 1-based line on which the row begins. */
  readonly line: number;
}

export type Table =
  | { readonly ok: true; readonly rows: readonly Row[]; readonly separator: string }
  | { readonly ok: false; readonly line: number; readonly message: string };

/** The separator is the most frequent of the three in the first line. Empty lines are passed over; a byte order mark too. */
export function splitTable(text: string): Table {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const head = text.slice(start, start + 10_000).match(/[^\r\n]+/)?.[0] ?? '';
  if (head.includes('\0')) return { ok: false, line: 1, message: 'this is not text.' };
  const separator = [',', ';', '\t'].reduce((best, s) => (head.split(s).length > head.split(best).length ? s : best));
  const rows: Row[] = [];
  let line = 1;
  for (let i = start; i < text.length; ) {
    const begun = line;
    const cells: string[] = [];
    for (;;) {
      if (text[i] === '"') {
        let cell = '';
        for (i++; ; ) {
          const end = text.indexOf('"', i);
          if (end < 0) return { ok: false, line: begun, message: 'a quotation mark is opened and never closed.' };
          cell += text.slice(i, end);
          i = end + 1;
          if (text[i] !== '"') break;
          cell += '"';
          i++;
        }
        line += cell.split('\n').length - 1;
        cells.push(cell);
        if (i < text.length && text[i] !== separator && text[i] !== '\n' && text[i] !== '\r')
          return { ok: false, line, message: 'there is text after a closing quotation mark.' };
      } else {
        let end = i;
        while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
        cells.push(text.slice(i, end));
        i = end;
      }
      if (text[i] !== separator) break;
      if (cells.length >= MAX_CELLS) return { ok: false, line: begun, message: `a row has more than ${MAX_CELLS} cells.` };
      i++;
    }
    if (text[i] === '\r') i++;
    if (text[i] === '\n' || text[i - 1] === '\r') {
      line++;
      if (text[i] === '\n') i++;
    }
    if (cells.length === 1 && cells[0]?.trim() === '') continue;
    if (rows.length > MAX_EVENTS) return { ok: false, line: begun, message: `there are more than ${MAX_EVENTS} rows.` };
    rows.push({ cells, line: begun });
  }
  return { ok: true, rows, separator };
}
