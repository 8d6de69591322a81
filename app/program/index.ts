/** The door of programs: the format, its bytes, and the virtual machine. */
export { encodeProgram, readProgram } from './codec.ts';
export type { Program } from './format.ts';
export { type Awaited, awaitedLocks } from './locks.ts';
export { configurationOf, load, type Machine } from './machine.ts';
export type { Watched } from './needs.ts';
export { type Run, wakeOf } from './run.ts';
export type { Effect, Input, MachineState, Step, Timer } from './state.ts';
export { begin, post, type StartOptions, start, step } from './step.ts';
export { type Tree, treeOf } from './tree.ts';
