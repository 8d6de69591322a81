/** Times of a night in words, for the views of the night. */
export { clockOf, spanOf } from '../state/clock.ts';
