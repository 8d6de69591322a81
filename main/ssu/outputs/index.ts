/** The door of outputs: one port, and adapters to it. */
export { type OutputPlan, openOutput } from './open-output.ts';
export type { Output, OutputHost, Put, SoundPlace, SoundPlaces } from './output.ts';
