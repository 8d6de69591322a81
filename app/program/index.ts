/** The door of programs: the format, its bytes, and the virtual machine. */
export { encodeProgram, readProgram } from './codec.ts';
export type { Program } from './format.ts';
export { type Awaited, awaitedLocks } from './locks.ts';
export { configurationOf, load, type Machine } from './machine.ts';
export type { Watched } from './needs.ts';
export { type Run, wakeOf } from './run.ts';
export type { Effect, Input, MachineState, Step } from './state.ts';
export { begin, post, start, step } from './step.ts';
