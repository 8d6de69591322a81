/** The door of projects: opening, making, saving, and the ports they need. */
export * from './paths.ts';
export * from './ports.ts';
