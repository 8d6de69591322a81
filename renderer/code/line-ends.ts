/**
 * A text beside its even twin, the one in the editor: there every line ends with LF and nothing stands before the first. Of the text
 * itself no line end changes, and no byte order mark is lost, where nobody writes.
 */

import { type Span, type TextEdit, withEdits } from '../../dream-dsl/index.ts';
import { difference } from '../state/difference.ts';

const MARK = '\uFEFF';
const ANY_END = /\r\n|\n|\r/g;

/** What the editor has of a text. */
export const evened = (text: string): string => (isEven(text) ? text : text.slice(begin(text)).replace(ANY_END, '\n'));

/** What of a text the editor has not; found once for thousands of places. */
export interface LineEnds {
  /** How much stands before the first line. */
  readonly from: number;
  /** Where the returns before a line feed are. */
  readonly cuts: readonly number[];
}

const EVEN: LineEnds = { from: 0, cuts: [] };

export const lineEndsOf = (text: string): LineEnds => (isEven(text) ? EVEN : { from: begin(text), cuts: returnsIn(text) });

/** Where a place of the text is in the editor's. */
export const toEditor = ({ from, cuts }: LineEnds, offset: number): number => Math.max(0, offset - from) - countBelow(cuts, offset);

/** Where a place of the editor's text is in the text; before the whole of a line end, not within it. */
export function toText({ from, cuts }: LineEnds, offset: number): number {
  // The n-th cut is n characters nearer to the start in the editor.
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] as number) - from - middle < offset) low = middle + 1;
    else high = middle;
  }
  return offset + from + low;
}

interface Change {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** The text after what the editor did to its own, which is `now`; each change by places after those before it. */
export function afterChanges(text: string, changes: readonly Change[], now: string): string {
  if (isEven(text)) return now;
  const end = endOf(text);
  let after = text;
  for (const { rangeOffset, rangeLength, text: added } of changes) {
    const ends = lineEndsOf(after);
    const [from, to] = [toText(ends, rangeOffset), toText(ends, rangeOffset + rangeLength)];
    after = after.slice(0, from) + added.replace(ANY_END, end) + after.slice(to);
  }
  // Single returns can meet a line feed and become one end of a line.
  return evened(after) === now ? after : text.slice(0, begin(text)) + now.replaceAll('\n', end);
}

/** Edits that make `after` of the text, as edits of the editor's; those that only change how lines end are none there. */
export function evenEdits(text: string, edits: readonly TextEdit[], after: string): readonly TextEdit[] {
  if (isEven(text) && isEven(after)) return edits;
  const [from, to] = [evened(text), evened(after)];
  const ends = lineEndsOf(text);
  const even = edits
    .map(({ span, newText }) => ({ span: evenSpan(ends, span), newText: evened(newText) }))
    .filter(({ span, newText }) => from.slice(span.start, span.end) !== newText);
  // One may have cut the end of a line in two.
  return withEdits(from, inOrder(even)) === to ? even : [difference(from, to)];
}

/** In the order of the text: the editor takes them in any. */
export const inOrder = (edits: readonly TextEdit[]): TextEdit[] => [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);

export const evenSpan = (ends: LineEnds, { start, end }: Span): Span => ({ start: toEditor(ends, start), end: toEditor(ends, end) });

const begin = (text: string): number => (text.startsWith(MARK) ? 1 : 0);

const isEven = (text: string): boolean => !text.startsWith(MARK) && !text.includes('\r');

/** What a new line of this text ends with: what its first one does. */
const endOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';

function returnsIn(text: string): number[] {
  const cuts: number[] = [];
  for (let at = text.indexOf('\r\n'); at !== -1; at = text.indexOf('\r\n', at + 2)) cuts.push(at);
  return cuts;
}

function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
