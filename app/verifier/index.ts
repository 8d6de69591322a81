/** The door of the verifier: what a device runs before any program, and what can be proven of promises. */
export { CEILINGS, type Ceilings } from './ceilings.ts';
export { provePromises } from './promises/prove.ts';
export { verifyProgram } from './verify.ts';
