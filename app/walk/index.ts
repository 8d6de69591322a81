/** The door of walks: a night that is over, at any of its instants. */
export { momentAt } from './moment.ts';
export { type Measures, type Walk, walkOf } from './walk.ts';
