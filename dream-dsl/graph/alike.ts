/** Whether two parts of graphs say the same, wherever they stand. Part by part in plain words: it is asked of everything with every edit. */

import { SAYS } from './ends.ts';
import type { GraphCue, GraphNode, GraphRule, GraphWhile } from './model.ts';

/** But for its cues, its rules, its `while` blocks and its place among others. */
export const isSaidAlike = (a: GraphNode, b: GraphNode): boolean =>
  a.kind === b.kind &&
  a.motif === b.motif &&
  isSameList(a.tone, b.tone, (one, other) => one.name === other.name && one.value === other.value) &&
  SAYS[a.kind].every((word) => a.says[word] === b.says[word]);

/** But for its course. */
export const isCueAlike = (a: GraphCue, b: GraphCue): boolean =>
  a.channel === b.channel &&
  a.what === b.what &&
  a.label === b.label &&
  a.sound === b.sound &&
  a.level === b.level &&
  a.lasts === b.lasts &&
  a.again === b.again &&
  a.locked === b.locked &&
  a.loops === b.loops &&
  a.gate === b.gate &&
  a.cause === b.cause;

export const isRuleAlike = (a: GraphRule, b: GraphRule): boolean => a.cause === b.cause && a.guard === b.guard && a.does === b.does;

export const isWhileAlike = (a: GraphWhile, b: GraphWhile): boolean => a.condition === b.condition && a.plays === b.plays;

export function isSameList<T>(a: readonly T[], b: readonly T[], isSame: (one: T, other: T) => boolean): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!isSame(a[i] as T, b[i] as T)) return false;
  return true;
}
