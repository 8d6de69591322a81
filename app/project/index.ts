/** The door of projects: opening, making, checking, and the ports they need. */
export * from './analysis.ts';
export * from './copy.ts';
export * from './drafts.ts';
export * from './folder.ts';
export { replay } from './journal.ts';
export * from './paths.ts';
export * from './ports.ts';
export * from './rescue.ts';
export * from './retention.ts';
export { loadProgram } from './texts.ts';
export * from './tree.ts';
export { type OutsideChanges, watchProject } from './watch.ts';
