/** What the program may not exceed: ceilings by channel, and cues per hour. */

import type { CueRow } from './format.ts';
import { evaluate, ownCues, type Run } from './run.ts';

const HOUR_MS = 3_600_000;

/** The lowest limit that holds now; infinite where none does. */
export function limitOn(run: Run, subject: CueRow['channel'] | 'cues'): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (const limit of run.machine.program.limits) {
    if (limit.subject === subject && limit.max < lowest && evaluate(run, limit.condition, 1) !== 0) lowest = limit.max;
  }
  return lowest;
}

/** Whether a limit on cues per hour has room for one more; if so, it is counted. */
export function mayStart(run: Run): boolean {
  const perHour = limitOn(run, 'cues');
  if (!Number.isFinite(perHour)) return true;
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
  const { playing } = run.state.cues;
  for (let i = 0; i < playing.length; i++) {
    const { instance, cue } = playing[i]!;
    const limit = limitOn(run, run.machine.program.cues[cue]!.channel);
    const ceiling = Number.isFinite(limit) ? limit : null;
    if (ceiling === playing[i]!.ceiling) continue;
    ownCues(run).playing[i] = { ...playing[i]!, ceiling };
    run.emit({ kind: 'cue-ceiling', at, instance, ceiling });
  }
}
