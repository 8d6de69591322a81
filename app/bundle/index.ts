/** The door of the bundle: building one, reading one that may be hostile, and the ports both need. */
export * from './ports.ts';
