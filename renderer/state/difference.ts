/** The one stretch in which two texts differ: as the smallest edit, and for where places of the one are in the other. */

import type { Span, TextEdit } from '../../dream-dsl/index.ts';

export function difference(from: string, to: string): TextEdit {
  const { start, end, shift } = stretchBetween(from, to);
  return { span: { start, end }, newText: to.slice(start, end + shift) };
}

/** Where a place is after an edit; null where the edit reaches into it, unless it is one that `holds` others, as a scene does. */
export type Move = (span: Span, holds: boolean) => Span | null;

/** Two texts are compared once, for however many places. */
export function moveBetween(before: string, now: string): Move {
  const { start, end, shift } = stretchBetween(before, now);
  return (span, holds) => {
    if (span.end <= start) return span;
    if (span.start >= end) return { start: span.start + shift, end: span.end + shift };
    return holds && span.start < start && span.end > end ? { start: span.start, end: span.end + shift } : null;
  };
}

/** Where what was read in a text is in a later one; the beginning of it, where an edit reaches into it. */
export function placeIn(now: string, before: string, span: Span): Span {
  const moved = moveBetween(before, now)(span, true);
  const start = Math.min(span.start, stretchBetween(before, now).start);
  return moved ?? { start, end: start };
}

/** Where the caret of a text was in the one before: whoever types leaves what is behind the caret as it was; else what is before it was. */
export function caretIn(before: string, now: string, caret: number): number {
  const place = before.length - (now.length - caret);
  if (now === before || (place >= 0 && before.endsWith(now.slice(caret)))) return place;
  return Math.min(caret, stretchBetween(now, before).start);
}

/** What lies between the common ends, in the first text; what comes behind it is `shift` further in the other. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly shift: number;
}

function stretchBetween(from: string, to: string): Stretch {
  if (from === to) return { start: from.length, end: from.length, shift: 0 };
  const start = common(Math.min(from.length, to.length), (a, b) => from.slice(a, b) === to.slice(a, b));
  const end = (text: string, a: number, b: number) => text.slice(text.length - b, text.length - a);
  const tail = common(Math.min(from.length, to.length) - start, (a, b) => end(from, a, b) === end(to, a, b));
  return { start, end: from.length - tail, shift: to.length - from.length };
}

/** The greatest length up to which all is the same: whole halves are compared at once, not letters. */
function common(most: number, same: (from: number, to: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (same(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
