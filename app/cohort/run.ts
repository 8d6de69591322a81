/** Does a job with a crew: portions in flight, parts added as they come, lost ones done again. */

import { bad, type Cancel, type Failure, good, type Outcome } from '../base/index.ts';
import { emptyPart } from './empty.ts';
import { type Job, programsOf } from './job.ts';
import { addPart, type Part } from './part.ts';
import { portions, type Range } from './plan.ts';
import type { Crew } from './ports.ts';

export const CANCELLED: Failure = { why: 'cancelled', message: 'The cohort was stopped as you asked.', hint: 'Nothing was kept of it.' };

export interface RunOptions {
  /** Sleepers to do: all of them, or a shard. */
  readonly range: Range;
  /** At most this many at once. */
  readonly threads: number;
  readonly cancel: Cancel;
  /** About every `TELL_MS`, and soon after the first portion. The part is lent: valid until the next call. */
  readonly onPart: (part: Part) => void;
}

/** What could not be done, and why. */
export interface Lost {
  readonly range: Range;
  readonly why: string;
}

export interface Ran {
  readonly part: Part;
  readonly lost: readonly Lost[];
}

/** A portion that failed this often is given up. */
const MOST_TRIES = 3;
const TELL_MS = 250;

/** The same job gives the same part, whatever the crew and its number. Fails only with `cancelled`. */
export async function runJob(crew: Crew, job: Job, { range, threads, cancel, onPart }: RunOptions): Promise<Outcome<Ran>> {
  const total = emptyPart(programsOf(job));
  const lost: Lost[] = [];
  const waiting = portions(job.plan, range);
  const again: { range: Range; tries: number }[] = [];
  const gang = crew.gather(job, cancel);
  let told = Number.NEGATIVE_INFINITY;

  const take = (): { range: Range; tries: number } | undefined => {
    const failed = again.pop();
    if (failed !== undefined) return failed;
    const next = waiting.next();
    return next.done === true ? undefined : { range: next.value, tries: 0 };
  };
  const lane = async (): Promise<void> => {
    for (let task = take(); task !== undefined && !cancel.cancelled; task = take()) {
      const done = await gang.work(task.range);
      if (done.ok) {
        addPart(total, done.value);
        if (crew.now() >= told + TELL_MS && !cancel.cancelled) {
          onPart(total);
          told = crew.now();
        }
      } else if (done.failure.why === 'cancelled') return;
      else if (task.tries + 1 < MOST_TRIES) again.push({ range: task.range, tries: task.tries + 1 });
      else lost.push({ range: task.range, why: done.failure.message });
    }
  };

  try {
    await Promise.all(Array.from({ length: Math.max(1, Math.min(threads, crew.size)) }, lane));
    // A portion may have failed after the other lanes found nothing to do.
    await lane();
  } finally {
    gang.dismiss();
  }
  return cancel.cancelled ? bad(CANCELLED) : good({ part: total, lost: lost.sort((a, b) => a.range[0] - b.range[0]) });
}
