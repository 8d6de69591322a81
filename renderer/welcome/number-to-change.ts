/** A number of the text that a newcomer may change and hear or see the difference: the level of a parameter. */

import type { OutlineItem, Span } from '../../dream-dsl/index.ts';

/** The number with its unit, or without. */
const VALUE = /^(\s*param\s+\w+\s*:[^=\n]*=\s*)(-?\d[\w.%]*)/;

/** null where the text has none. */
export function numberToChange(text: string, outline: readonly OutlineItem[]): Span | null {
  for (const { kind, span, children } of outline) {
    const [, before, value] = kind === 'param' ? (VALUE.exec(text.slice(span.start, span.end)) ?? []) : [];
    if (before !== undefined && value !== undefined) return { start: span.start + before.length, end: span.start + before.length + value.length };
    const inner = numberToChange(text, children);
    if (inner !== null) return inner;
  }
  return null;
}
