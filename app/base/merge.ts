/** Two texts that came from one, merged by lines as diff3 does: what only one side changed is taken, what both changed otherwise is a conflict. */

import { type LineChange, lineChanges, linesOf } from './line-changes.ts';

export type Merge =
  | { readonly ok: true; readonly text: string }
  /** Places that both changed, each as its first line in the text `mine`, from 1. */
  | { readonly ok: false; readonly lines: readonly number[] };

export function mergeTexts(base: string, mine: string, theirs: string): Merge {
  const [o, a, b] = [linesOf(base), linesOf(mine), linesOf(theirs)];
  const [left, right] = [lineChanges(o, a), lineChanges(o, b)];
  const merged: string[] = [];
  const lines: number[] = [];
  let at = 0;
  let [l, r] = [0, 0];
  while (l < left.length || r < right.length) {
    const region = nextRegion(left, l, right, r);
    merged.push(...o.slice(at, region.from));
    const ours = taken(left.slice(l, region.left), region, a, o);
    const others = taken(right.slice(r, region.right), region, b, o);
    if (region.left === l) merged.push(...others);
    else if (region.right === r || ours.join('') === others.join('')) merged.push(...ours);
    else lines.push((left[l] as LineChange).newFrom + 1);
    at = region.to;
    [l, r] = [region.left, region.right];
  }
  return lines.length > 0 ? { ok: false, lines } : { ok: true, text: [...merged, ...o.slice(at)].join('') };
}

/** Lines of the base, and how far the changes of each side go in them. */
interface Region {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

/** The next change, with all of either side that it overlaps or touches. */
function nextRegion(left: readonly LineChange[], l: number, right: readonly LineChange[], r: number): Region {
  const from = Math.min(left[l]?.from ?? Number.POSITIVE_INFINITY, right[r]?.from ?? Number.POSITIVE_INFINITY);
  let to = from;
  let [nextL, nextR] = [l, r];
  for (;;) {
    const change =
      (left[nextL]?.from ?? Number.POSITIVE_INFINITY) <= to ? left[nextL++] : (right[nextR]?.from ?? Number.POSITIVE_INFINITY) <= to ? right[nextR++] : null;
    if (change === null || change === undefined) return { from, to, left: nextL, right: nextR };
    to = Math.max(to, change.to);
  }
}

/** The lines that a side has in a region. */
function taken(changes: readonly LineChange[], { from, to }: Region, own: readonly string[], base: readonly string[]): string[] {
  const lines: string[] = [];
  let at = from;
  for (const change of changes) {
    lines.push(...base.slice(at, change.from), ...own.slice(change.newFrom, change.newTo));
    at = change.to;
  }
  lines.push(...base.slice(at, to));
  return lines;
}
