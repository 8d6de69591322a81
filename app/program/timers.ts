/** Timers in the order in which they ring: by time, and those of the same instant in the order in which they were set. */

import { OWN, type Run } from './run.ts';
import type { Timer } from './state.ts';

export function setTimer(run: Run, timer: Timer): void {
  const timers = owned(run);
  let low = 0;
  let high = timers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timers[middle]!.due <= timer.due) low = middle + 1;
    else high = middle;
  }
  if (low === timers.length) timers.push(timer);
  else timers.splice(low, 0, timer);
}

/** Takes the first timer out if it is due by `until`. */
export function takeTimer(run: Run, until: number): Timer | null {
  const first = run.state.timers[0];
  if (first === undefined || first.due > until) return null;
  owned(run).shift();
  return first;
}

export function dropTimers(run: Run, which: (timer: Timer) => boolean): void {
  if (!run.state.timers.some(which)) return;
  run.state.timers = run.state.timers.filter((timer) => !which(timer));
  run.owned |= OWN.timers;
}

/** Those of states from `first` up to before `end`. */
export function dropTimersOf(run: Run, first: number, end: number): void {
  const { timers } = run.state;
  for (let i = 0; i < timers.length; i++) {
    if (timers[i]!.owner < first || timers[i]!.owner >= end) continue;
    run.state.timers = timers.filter(({ owner }) => owner < first || owner >= end);
    run.owned |= OWN.timers;
    return;
  }
}

function owned(run: Run): Timer[] {
  if ((run.owned & OWN.timers) === 0) run.state.timers = run.state.timers.slice();
  run.owned |= OWN.timers;
  return run.state.timers as Timer[];
}
