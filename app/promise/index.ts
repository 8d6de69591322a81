/** The door of promises: what a dream says of itself, held against its nights. */
export { examine } from './examine.ts';
export { EXAMINATIONS } from './hand.ts';
