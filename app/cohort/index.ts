/** The door of cohorts: many nights, their sums, and what these say. */
export { type Cohort, cohortOf, isComplete, MAX_COHORT_BYTES, merge, readCohort, writeCohort } from './cohort.ts';
export { exactInterval } from './intervals.ts';
export { COHORTS, type Job, type JobProgram, programsOf } from './job.ts';
export { workThrough } from './lanes.ts';
export { agesOf, drawnSleeper, MAX_NIGHTS, nightSeed, type Plan, type Range, shardOf } from './plan.ts';
export type { CohortFiles, Craft, Crew, Hand } from './ports.ts';
export { report } from './report.ts';
export { CANCELLED, runJob } from './run.ts';
export { soloCrew } from './solo.ts';
