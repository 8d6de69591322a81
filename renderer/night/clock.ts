/** Times of a night in words, for the views of the night. */

import { spanOf } from '../state/clock.ts';

export { clockOf, spanOf } from '../state/clock.ts';

/** Exact to what matters: `0.4 s`, `41 s`, `12 min 5 s`, `2 h 03 min`. */
export function lengthOf(ms: number): string {
  if (ms < 10_000) return `${Number((ms / 1000).toFixed(1))} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds >= 3600) return spanOf(seconds / 60);
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
