/** The door of the base: words, outcomes, random streams, units, and the records that all parts share. */
export * from './bytes.ts';
export * from './cohort-report.ts';
export * from './device-words.ts';
export * from './levels.ts';
export * from './line-changes.ts';
export * from './merge.ts';
export * from './moment.ts';
export * from './night-plan.ts';
export * from './night-record.ts';
export * from './outcome.ts';
export * from './random.ts';
export * from './recording-words.ts';
export * from './sleeper.ts';
export * from './sleeper-problems.ts';
export * from './spell.ts';
export * from './verdict.ts';
export * from './vocabulary.ts';
