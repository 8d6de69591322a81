/** The door of outputs: one port, and adapters to it. */
export { openOutput } from './open-output.ts';
export type { Output, Put, SoundPlaces } from './output.ts';
