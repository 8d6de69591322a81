/** The door of the engine. */

export { createEngine } from './engine.ts';
export type { EnginePorts } from './ports.ts';
