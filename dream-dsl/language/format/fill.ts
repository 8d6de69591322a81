/** Puts one item on as few lines as fit: broken first where its clauses meet, further in only where that is not enough. */

import { COLUMNS, isComment, newLine, type Sheet, setGap, widthOf } from './sheet.ts';

/** How far the further lines of an item are set in. */
const CONTINUED = 4;
const INNERMOST = 4;

/** Lays pieces `from` up to `to` out, the first of which stands at column `indent`. */
export function fill(s: Sheet, from: number, to: number, indent: number): void {
  let start = from;
  for (let piece = from + 1; piece < to; piece++) {
    if (!isComment(s.kinds[piece - 1] as number)) continue;
    run(s, start, piece, start === from ? indent : indent + CONTINUED, indent + CONTINUED, 1);
    setGap(s, piece, newLine(s, indent + CONTINUED));
    start = piece;
  }
  run(s, start, to, start === from ? indent : indent + CONTINUED, indent + CONTINUED, 1);
}

/** Fills one run of pieces without comments inside; gives the column it ends at. */
function run(s: Sheet, from: number, to: number, column: number, indent: number, level: number): number {
  if (column + widthOf(s, from, to) <= COLUMNS || level > INNERMOST) {
    for (let piece = from + 1; piece < to; piece++) setGap(s, piece, ownLine(s, piece) ? newLine(s, indent) : ' '.repeat(s.widths[piece] as number));
    return column + widthOf(s, from, to);
  }
  let at = column;
  for (let start = from; start < to; ) {
    let end = start + 1;
    while (end < to && !breaksAt(s, end, level)) end++;
    if (start > from) {
      const gap = s.widths[start] as number;
      if (at + gap + widthOf(s, start, end) > COLUMNS) {
        setGap(s, start, newLine(s, indent));
        at = indent;
      } else {
        setGap(s, start, ' '.repeat(gap));
        at += gap;
      }
    }
    at = run(s, start, end, at, indent, level + 1);
    start = end;
  }
  return at;
}

const breaksAt = (s: Sheet, piece: number, level: number): boolean => s.breaks[piece] !== 0 && (s.breaks[piece] as number) <= level;

/** A comment that had a line of its own keeps one. */
const ownLine = (s: Sheet, piece: number): boolean => isComment(s.kinds[piece] as number) && (s.lines[piece] as number) > 0;
