/** The door of projects: opening, making, checking, and the ports they need. */
export * from './analysis.ts';
export * from './folder.ts';
export * from './paths.ts';
export * from './ports.ts';
export { loadProgram } from './texts.ts';
export * from './tree.ts';
