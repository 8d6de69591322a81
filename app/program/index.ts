/** The door of programs: the format, its bytes, what none may exceed, and the virtual machine. */
export * from './ceilings.ts';
export { codeWords, treeWords } from './code-words.ts';
export { encodeProgram, readProgram } from './codec.ts';
export { compileCode, type Env, operandsOf, takesOperand, UNARY } from './expression.ts';
export { type Action, type CueRow, MACHINE_VERSION, type Program, programSchema, type TransitionRow } from './format.ts';
export { type Awaited, awaitedLocks } from './locks.ts';
export { configurationOf, isDreaming, load, type Machine } from './machine.ts';
export type { Watched } from './needs.ts';
export { namesOf, pathOf, spokenOf } from './path-words.ts';
export { asEffects, type Performer, watched } from './performer.ts';
export { type Run, wakeOf } from './run.ts';
export { type Effect, HELD, type Input, type MachineState, type Step, type Timer } from './state.ts';
export { begin, post, postSensors, type StartOptions, start, step } from './step.ts';
export { domainOf, entryOf, inside, type Structure, structureOf } from './structure.ts';
export { type Tree, treeOf } from './tree.ts';
export { programProblem } from './validate.ts';
export type { Selecting, StartedBy, Witness } from './witness.ts';
