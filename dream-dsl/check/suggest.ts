/** Mends for what is nearly right. */

import type { Span } from '../model.ts';
import { type Fix, nearest, removed, spanOf } from '../syntax/index.ts';
import type { Context } from './context.ts';
import { UNITS } from './vocabulary.ts';

type Place = { readonly from: number; readonly to: number };

/** The name that was probably meant, and the fix that puts it in place; nothing where `meant` is null. */
export function suggestion(cx: Context, node: Place, meant: string | null): { meant?: string; fix?: Fix } {
  return meant === null ? {} : { meant, fix: changeTo(spanOf(cx.tree, node), meant) };
}

/** The closest of the names that are known here. */
export const near = (cx: Context, written: string, names: () => Iterable<string>): string | null => (cx.guesses-- > 0 ? nearest(written, names()) : null);

export const changeTo = (span: Span, newText: string): Fix => ({ title: `Change to \`${newText}\``, edits: [{ span, newText }] });

/** A unit by another name, or misspelt. */
export const unitMeant = (unit: string): string | null => OTHER_UNITS[unit.toLowerCase()] ?? nearest(unit, UNITS.keys());

/** Takes out an option or argument, with the gap before it. */
export function omission(cx: Context, node: Place, title: string): Fix {
  const { start, end } = spanOf(cx.tree, node);
  const { text } = cx.tree;
  let from = start;
  while (from > 0 && /\s/.test(text[from - 1] as string)) from--;
  if (text[from - 1] === ',') from--;
  return { title, edits: [{ span: { start: from, end }, newText: '' }] };
}

/** Takes out a whole declaration, with what is said about it. */
export const removal = (cx: Context, node: Place, title: string): Fix => ({ title, edits: [removed(cx.tree, node)] });

const OTHER_UNITS: Readonly<Record<string, string>> = {
  db: 'dB',
  dba: 'dB',
  lux: 'lx',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  hour: 'h',
  hours: 'h',
  hr: 'h',
  hz: 'Hz',
  c: 'C',
  msec: 'ms',
  percent: '%',
  degree: 'deg',
  degrees: 'deg',
};
