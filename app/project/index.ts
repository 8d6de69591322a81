/** The door of projects: opening, making, saving, and the ports they need. */
export * from './ports.ts';
