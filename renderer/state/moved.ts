/** Texts under other paths: whoever keeps something by path takes it along, before the store tells of them. */

/** Where a text is now; the same path where it did not move. */
export type Moved = (path: string) => string;

const listeners = new Set<(moved: Moved) => void>();

/** Returns the undo. */
export function whenMoved(listener: (moved: Moved) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function tellMoved(moved: Moved): void {
  for (const listener of listeners) listener(moved);
}
