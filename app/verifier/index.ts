/** The door of the verifier: what a device runs before any program. */
export { CEILINGS, type Ceilings } from './ceilings.ts';
export { verifyProgram } from './verify.ts';
