/** The door of promises: what a dream says of itself, held against its nights. */
export { type Examination, examine } from './examine.ts';
