/** What many nights say of the dream: cohorts, and promises held against nights. */

import type { CohortEntry, CohortReport, HeldPromise } from '../../app/bridge/index.ts';
import type { Lowered } from '../../dream-dsl/index.ts';
import type { Work } from './shell-state.ts';

/** Many nights, and what they were made from. */
export interface Cohort {
  readonly report: CohortReport;
  /** Of the program that the rows are of, by path; null where only its digest is known, and it is another one than the window's. */
  readonly texts: Readonly<Record<string, string>> | null;
  /** Where each row stands in these texts. */
  readonly origins: Lowered['origins'] | null;
  /** Some nights are still to come. */
  readonly running: boolean;
}

/** A version of the program that is kept for a comparison. */
export interface Pinned {
  readonly dir: string;
  readonly path: string;
  readonly texts: Readonly<Record<string, string>>;
}

export interface Promises {
  /** Of the program that they are of. */
  readonly digest: string;
  readonly list: readonly HeldPromise[];
  /** The texts that these are in. */
  readonly texts: Readonly<Record<string, string>>;
  /** Nights of each group that were looked through at the most; 0: none. */
  readonly nights: number;
}

export interface CohortState {
  /** The one that the panel shows. */
  readonly cohort: Cohort | null;
  readonly cohortWork: Work | null;
  /** Those that are kept, newest first. */
  readonly cohorts: readonly CohortEntry[];
  readonly pinned: Pinned | null;
  /** The small one that runs by itself after edits. */
  readonly quick: Cohort | null;
  /** What is known of the promises of the dream; null before it was looked at. */
  readonly promises: Promises | null;
  readonly promiseWork: {
    readonly done: number;
    readonly sofar: readonly HeldPromise[];
    readonly texts: Readonly<Record<string, string>>;
    cancel(): void;
  } | null;
}

export const NO_COHORT: CohortState = {
  cohort: null,
  cohortWork: null,
  cohorts: [],
  pinned: null,
  quick: null,
  promises: null,
  promiseWork: null,
};
