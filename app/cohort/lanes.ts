/** Portions of work in flight: as many at once as there are hands, and those that were lost done again. */

import type { Cancel } from '../base/index.ts';
import type { Crew, Gang } from './ports.ts';

export interface Lanes<Portion, Done> {
  /** In this order; it may end sooner than it was thought. */
  readonly portions: Iterator<Portion>;
  /** At most this many at once. */
  readonly threads: number;
  readonly cancel: Cancel;
  /** In any order. */
  readonly onDone: (done: Done, portion: Portion) => void;
  /** A portion was given up. */
  readonly onLost: (portion: Portion, why: string) => void;
}

/** A portion that failed this often is given up. */
const MOST_TRIES = 3;

/** Until all portions are done or given up, or it is cancelled. The gang is dismissed at the end. */
export async function workThrough<Portion, Done>(crew: Crew, gang: Gang<Portion, Done>, lanes: Lanes<Portion, Done>): Promise<void> {
  const { portions, threads, cancel, onDone, onLost } = lanes;
  const again: { portion: Portion; tries: number }[] = [];
  const take = (): { portion: Portion; tries: number } | undefined => {
    const failed = again.pop();
    if (failed !== undefined) return failed;
    const next = portions.next();
    return next.done === true ? undefined : { portion: next.value, tries: 0 };
  };
  const lane = async (): Promise<void> => {
    for (let task = take(); task !== undefined && !cancel.cancelled; task = take()) {
      const done = await gang.work(task.portion);
      if (cancel.cancelled) return;
      if (done.ok) onDone(done.value, task.portion);
      else if (done.failure.why === 'cancelled') return;
      else if (task.tries + 1 < MOST_TRIES) again.push({ portion: task.portion, tries: task.tries + 1 });
      else onLost(task.portion, done.failure.message);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.max(1, Math.min(threads, crew.size)) }, lane));
    // A portion may have failed after the other lanes found nothing to do.
    await lane();
  } finally {
    gang.dismiss();
  }
}
