/** What the program may not exceed: ceilings by channel, and cues per hour. */

import { CUES_PER_HOUR } from './ceilings.ts';
import type { Limits } from './limits-by-subject.ts';
import { ownCues, type Run } from './run.ts';
import type { Fading, Playing } from './state.ts';

const HOUR_MS = 3_600_000;

/** The lowest limit that holds now; infinite where none does. */
export function limitOn(run: Run, { fixed, moving }: Limits): number {
  let lowest = fixed;
  for (const { max, holds } of moving) if (max < lowest && holds(run.state) !== 0) lowest = max;
  return lowest;
}

/** Whether there is room for one more cue in this hour, under the program's limit and the one that all share; if so, it is counted. */
export function mayStart(run: Run): boolean {
  const perHour = Math.min(CUES_PER_HOUR, limitOn(run, run.machine.cuesLimits));
  const { at } = run.state;
  const cues = ownCues(run);
  while (cues.starts.length > 0 && cues.starts[0]! <= at - HOUR_MS) cues.starts.shift();
  const room = cues.starts.length < perHour;
  if (room) cues.starts.push(at);
  return room;
}

/** Limits that began or ended hold at once, also for cues that sound already. */
export function watchLimits(run: Run): void {
  run.unlimited = false;
  const { at, cues } = run.state;
  for (let i = 0; i < cues.playing.length; i++) {
    const one = cues.playing[i]!;
    const ceiling = ceilingNow(run, one);
    if (ceiling === one.ceiling) continue;
    ownCues(run).playing[i] = { ...one, ceiling };
    run.performer.cueCeiling(at, one.instance, ceiling);
  }
  for (let i = 0; i < cues.fading.length; i++) {
    const one = cues.fading[i]!;
    if (one.until <= at) continue;
    const ceiling = ceilingNow(run, one);
    if (ceiling === one.ceiling) continue;
    ownCues(run).fading[i] = { ...one, ceiling };
    run.performer.cueCeiling(at, one.instance, ceiling);
  }
}

/** What a cue that sounds is held under now; null: nothing. */
function ceilingNow(run: Run, { cue, ceiling }: Playing | Fading): number | null {
  const { limits } = run.machine.cues[cue]!;
  if (limits.moving.length === 0) return ceiling;
  const limit = limitOn(run, limits);
  return Number.isFinite(limit) ? limit : null;
}
