/** What cohorts need from the world: hands that work side by side. */

import type { Cancel, Outcome } from '../base/index.ts';
import type { Job } from './job.ts';
import type { Part } from './part.ts';
import type { Range } from './plan.ts';

export interface Crew {
  /** How many can work at once. */
  readonly size: number;
  /** A steady clock, ms: it only decides when something is told. */
  now(): number;
  /** Brings a job to the hands. `cancel` is looked at while they work. */
  gather(job: Job, cancel: Cancel): Gang;
}

/** Results as files, for shards that ran elsewhere. */
export interface CohortFiles {
  /** The text of a file of at most `limit` bytes. */
  read(path: string, limit: number): Promise<Outcome<string>>;
  /** Whole or not at all; in the place of a file of that name. */
  write(path: string, text: string): Promise<Outcome<null>>;
}

export interface Gang {
  /**
   * One portion, by whichever hand is free. Fails with `cancelled`, or with `hand-lost` where its worker died or threw; a dead one
   * is replaced.
   */
  work(range: Range): Promise<Outcome<Part>>;
  /** The job is over. */
  dismiss(): void;
}
