/** The door of the watchdog: what lets a sleeper go, whatever becomes of the program. */
export * from './watchdog.ts';
