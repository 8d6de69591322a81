/** Does a cohort's job with a crew: parts are added as they come. */

import { bad, type Cancel, type Failure, good, type Outcome } from '../base/index.ts';
import { emptyPart } from './empty.ts';
import { COHORTS, type Job, programsOf } from './job.ts';
import { workThrough } from './lanes.ts';
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

const TELL_MS = 250;

/** The same job gives the same part, whatever the crew and its number. Fails only with `cancelled`. */
export async function runJob(crew: Crew, job: Job, { range, threads, cancel, onPart }: RunOptions): Promise<Outcome<Ran>> {
  const total = emptyPart(programsOf(job.programs));
  const lost: Lost[] = [];
  let told = Number.NEGATIVE_INFINITY;
  await workThrough(crew, crew.gather(COHORTS, job, cancel), {
    portions: portions(job.plan, range),
    threads,
    cancel,
    onDone(part) {
      addPart(total, part);
      if (crew.now() < told + TELL_MS) return;
      onPart(total);
      told = crew.now();
    },
    onLost: (range, why) => lost.push({ range, why }),
  });
  return cancel.cancelled ? bad(CANCELLED) : good({ part: total, lost: lost.sort((a, b) => a.range[0] - b.range[0]) });
}
