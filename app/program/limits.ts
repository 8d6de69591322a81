/** What the program may not exceed: ceilings by channel, and cues per hour. */

import { CUES_PER_HOUR } from './ceilings.ts';
import type { CueRow } from './format.ts';
import { evaluate, ownCues, type Run } from './run.ts';
import type { Fading, Playing } from './state.ts';

const HOUR_MS = 3_600_000;

/** The lowest limit that holds now; infinite where none does. */
export function limitOn(run: Run, subject: CueRow['channel'] | 'cues'): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (const limit of run.machine.program.limits) {
    if (limit.subject === subject && limit.max < lowest && evaluate(run, limit.condition, 1) !== 0) lowest = limit.max;
  }
  return lowest;
}

/** Whether there is room for one more cue in this hour, under the program's limit and the one that all share; if so, it is counted. */
export function mayStart(run: Run): boolean {
  const perHour = Math.min(CUES_PER_HOUR, limitOn(run, 'cues'));
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
  const { at } = run.state;
  for (const kind of ['playing', 'fading'] as const) {
    for (let i = 0; i < run.state.cues[kind].length; i++) {
      const one: Playing | Fading = run.state.cues[kind][i]!;
      const { instance, cue, ceiling: before } = one;
      if (!run.machine.limitMoves[cue]) continue;
      if ('until' in one && one.until <= at) continue;
      const limit = limitOn(run, run.machine.program.cues[cue]!.channel);
      const ceiling = Number.isFinite(limit) ? limit : null;
      if (ceiling === before) continue;
      (ownCues(run)[kind] as (Playing | Fading)[])[i] = { ...one, ceiling };
      run.emit({ kind: 'cue-ceiling', at, instance, ceiling });
    }
  }
}
