/** What cohorts need from the world: hands that work side by side. */

import type { Cancel, Outcome } from '../base/index.ts';

/** A kind of work in portions, named so that a thread knows it. The same job and portion give the same anywhere. All of it is plain data. */
export interface Craft<Job, Portion, Done> {
  readonly name: string;
  /** What is dear is made once: the programs are read here. */
  handFor(job: Job): Hand<Portion, Done>;
}

export interface Hand<Portion, Done> {
  /** null: it was cancelled. */
  work(portion: Portion, cancel: Cancel): Done | null;
}

export interface Crew {
  /** How many can work at once. */
  readonly size: number;
  /** A steady clock, ms: it only decides when something is told. */
  now(): number;
  /** Brings a job to the hands. `cancel` is looked at while they work. */
  gather<Job, Portion, Done>(craft: Craft<Job, Portion, Done>, job: Job, cancel: Cancel): Gang<Portion, Done>;
}

export interface Gang<Portion, Done> {
  /**
   * One portion, by whichever hand is free. Fails with `cancelled`, or with `hand-lost` where its worker died or threw; a dead one
   * is replaced.
   */
  work(portion: Portion): Promise<Outcome<Done>>;
  /** The job is over. */
  dismiss(): void;
}

/** Results as files, for shards that ran elsewhere. */
export interface CohortFiles {
  /** The text of a file of at most `limit` bytes. */
  read(path: string, limit: number): Promise<Outcome<string>>;
  /** Whole or not at all; in the place of a file of that name. */
  write(path: string, text: string): Promise<Outcome<null>>;
}
