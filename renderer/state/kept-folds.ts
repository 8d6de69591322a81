/** What is folded in the graph of a program, kept between sessions, and under other names where the text changes them. */

import { type DreamGraph, renamedBetween } from '../../dream-dsl/index.ts';

type Folds = ReadonlySet<string>;

/** null where no program is open, of which folds could be kept. */
export const keyOfFolds = (dir: string | undefined, program: string): string | null =>
  dir === undefined || program === '' ? null : `folded ${dir} ${program}`;

/** A memory that can not be read is none. */
export function recallFolds(storage: Pick<Storage, 'getItem'>, key: string | null): Folds {
  try {
    const ids: unknown = key === null ? [] : JSON.parse(storage.getItem(key) ?? '[]');
    return new Set(Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []);
  } catch {
    return new Set();
  }
}

export function rememberFolds(storage: Pick<Storage, 'setItem' | 'removeItem'>, key: string | null, folded: Folds): void {
  if (key === null) return;
  try {
    if (folded.size === 0) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify([...folded]));
  } catch {
    // A storage that is full keeps them for as long as the window is open.
  }
}

/** The same object where no name of them changed. */
export function followFolds(folded: Folds, before: DreamGraph, now: DreamGraph): Folds {
  if (folded.size === 0) return folded;
  const names = renamedBetween(before, now);
  return [...folded].some((id) => names.has(id)) ? new Set([...folded].map((id) => names.get(id) ?? id)) : folded;
}
