/** What the program may not exceed: ceilings by channel, and cues per hour. */

import type { CueRow } from './format.ts';
import { evaluate, type Run, setCues } from './run.ts';

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
  const { at, cues } = run.state;
  const recent = cues.starts.filter((start) => start > at - HOUR_MS);
  const room = recent.length < perHour;
  setCues(run, { starts: room ? [...recent, at] : recent });
  return room;
}

/** Limits that began or ended hold at once, also for cues that sound already. */
export function watchLimits(run: Run): void {
  if (!run.unlimited) return;
  run.unlimited = false;
  if (!run.machine.movingLimits) return;
  const { at } = run.state;
  for (const playing of run.state.cues.playing) {
    const limit = limitOn(run, run.machine.program.cues[playing.cue]!.channel);
    const ceiling = Number.isFinite(limit) ? limit : null;
    if (ceiling === playing.ceiling) continue;
    setCues(run, { playing: run.state.cues.playing.map((other) => (other.instance === playing.instance ? { ...playing, ceiling } : other)) });
    run.effects.push({ kind: 'cue-ceiling', at, instance: playing.instance, ceiling });
  }
}
