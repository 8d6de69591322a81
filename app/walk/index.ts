/** The door of walks: a night that is over, at any of its instants. */
export { compareNights, compareWithNatural } from './compare.ts';
export { momentAt } from './moment.ts';
export { reachedIn } from './reach.ts';
export { type PreparedStop, stopsOf } from './stops.ts';
export { type Measures, type Walk, walkOf } from './walk.ts';
export { samplesOf } from './watch.ts';
export { whyOf } from './why.ts';
export { whyNotTransition } from './why-not.ts';
export { whyNotCue } from './why-not-cue.ts';
