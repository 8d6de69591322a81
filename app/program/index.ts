/** The door of programs: the format, its bytes, and the virtual machine. */
export { encodeProgram, MAX_PROGRAM_BYTES, readProgram } from './codec.ts';
export { type CueRow, type Program, programSchema, type StateRow, type TransitionRow } from './format.ts';
export { load, type Machine } from './machine.ts';
export type { Effect, Input, MachineState, Step } from './state.ts';
export { type StartOptions, start, step } from './step.ts';
