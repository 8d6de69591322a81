/** Goes back to where the text was looked at before a jump, and forward again. */

import { whenMoved } from './moved.ts';
import { get, useStore } from './store.ts';
import { isNear, NO_TRAIL, type Place, step, type Trail, visit } from './trail.ts';
import { goToText } from './view.ts';

/** What is so near that nobody would go back to it, lines. */
const NEAR_LINES = 10;

let trail: Trail = NO_TRAIL;
let due = false;

/** From now on, wherever the caret goes. Returns the undo. */
export function keepTrail(): () => void {
  whenMoved((moved) => {
    trail = { ...trail, places: trail.places.map((place) => ({ ...place, path: moved(place.path) })) };
  });
  return useStore.subscribe((state, before) => {
    if (state.project?.dir !== before.project?.dir) trail = NO_TRAIL;
    if (due || state.path === '' || (state.path === before.path && state.caret === before.caret)) return;
    due = true;
    // A jump takes several steps of the store: only where it ends is a place.
    queueMicrotask(() => {
      due = false;
      const { path, caret } = get();
      if (path !== '') trail = visit(trail, { path, offset: caret }, near);
    });
  });
}

export const goBack = (): void => go(-1);
export const goForward = (): void => go(1);

function go(by: 1 | -1): void {
  const next = step(trail, by, ({ path }) => path in get().documents);
  const place = next?.places[next.at];
  if (next === null || place === undefined) return;
  trail = next;
  const offset = Math.min(place.offset, get().documents[place.path]?.text.length ?? 0);
  goToText(place.path, { start: offset, end: offset });
}

const near = (one: Place, other: Place): boolean =>
  one.path === other.path && isNear(get().documents[one.path]?.text ?? '', one.offset, other.offset, NEAR_LINES);
