/** Points with straight lines between them, as samples. */

import type { NightRecord } from '../base/index.ts';

type Points = readonly (readonly [ms: number, value: number])[];

/** The value over time; asked for at times that rise. The first value holds before the first point, the last after the last. */
export function valueAt(points: Points): (ms: number) => number {
  let next = 0;
  return (ms) => {
    while (next < points.length && points[next]![0] <= ms) next++;
    const [before, after] = [points[next - 1], points[next]];
    if (before === undefined) return after?.[1] ?? 0;
    if (after === undefined) return before[1];
    return before[1] + ((after[1] - before[1]) * (ms - before[0])) / (after[0] - before[0]);
  };
}

/** For each window of `windowMs`, the level farthest from 0 that any cue has in it; 0 where none sounds. No cue is too short to be seen. */
export function levelsOf(cues: readonly NightRecord['cues'][number][], windows: number, windowMs: number): Float64Array {
  const levels = new Float64Array(windows);
  const keep = (window: number, level: number) => {
    if (window >= 0 && window < windows && Math.abs(level) > Math.abs(levels[window]!)) levels[window] = level;
  };
  for (const { points } of cues)
    for (let i = 1; i < points.length; i++) {
      const [[from, a], [to, b]] = [points[i - 1]!, points[i]!];
      const [first, last] = [Math.floor(from / windowMs), Math.min(windows - 1, Math.ceil(to / windowMs) - 1)];
      const along = (ms: number) => (to <= from ? b : a + ((b - a) * (Math.min(to, Math.max(from, ms)) - from)) / (to - from));
      for (let window = first; window <= last; window++) {
        keep(window, along(window * windowMs));
        keep(window, along((window + 1) * windowMs));
      }
      if (to <= from) keep(Math.floor(to / windowMs), b);
    }
  return levels;
}
