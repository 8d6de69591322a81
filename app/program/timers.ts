/**
 * Timers in the order in which they ring: by time, and those of the same instant in the order in which they were set. Moved in place
 * and by hand: they are few, and set and dropped more often than anything else.
 */

import { OWN, type Run } from './run.ts';
import type { Timer } from './state.ts';

export function setTimer(run: Run, timer: Timer): void {
  const timers = owned(run);
  let place = timers.length;
  timers.push(timer);
  for (; place > 0 && timers[place - 1]!.due > timer.due; place--) timers[place] = timers[place - 1]!;
  timers[place] = timer;
}

/** Takes the first timer out if it is due by `until`. */
export function takeTimer(run: Run, until: number): Timer | null {
  const first = run.state.timers[0];
  if (first === undefined || first.due > until) return null;
  owned(run).shift();
  return first;
}

/** Those of this kind that are for this transition, cue, instance or anchor. */
export function dropTimers(run: Run, kind: Timer['kind'], of: number): void {
  const { timers } = run.state;
  for (let i = 0; i < timers.length; i++) {
    if (timers[i]!.kind !== kind || timers[i]!.of !== of) continue;
    const own = owned(run);
    let kept = i;
    for (let k = i + 1; k < own.length; k++) if (own[k]!.kind !== kind || own[k]!.of !== of) own[kept++] = own[k]!;
    while (own.length > kept) own.pop();
    return;
  }
}

/** Those of states from `first` up to before `end`. */
export function dropTimersOf(run: Run, first: number, end: number): void {
  const { timers } = run.state;
  for (let i = 0; i < timers.length; i++) {
    if (timers[i]!.owner < first || timers[i]!.owner >= end) continue;
    const own = owned(run);
    let kept = i;
    for (let k = i + 1; k < own.length; k++) if (own[k]!.owner < first || own[k]!.owner >= end) own[kept++] = own[k]!;
    while (own.length > kept) own.pop();
    return;
  }
}

function owned(run: Run): Timer[] {
  if ((run.owned & OWN.timers) === 0) run.state.timers = run.state.timers.slice();
  run.owned |= OWN.timers;
  return run.state.timers as Timer[];
}
