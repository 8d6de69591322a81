/** The door of nights: sleepers, natural nights, and nights under a program. */

export { type Concern, concernsOf, concernWords, consentsOf, forbids } from './agreement.ts';
export { GRID_MS } from './body.ts';
export { CAST } from './cast.ts';
export { causeWords } from './cause-words.ts';
export { along as levelOf, speechMs } from './cue-track.ts';
export { naturalEpochs, naturalNight, nightsOf } from './natural-night.ts';

export { drawSleeper, generateSleepers } from './people.ts';
export type { NightPlan } from './plan.ts';
export { rowOfNaturalNights, rowOfNights } from './row.ts';
export { runNight, type Subject } from './run-night.ts';
export { beginNight, type NightEvent, type RunningNight } from './running-night.ts';
export { summarize } from './summary.ts';
export { newTape, sensorAt, type Tape } from './tape.ts';
export { usualSleeper } from './usual-sleeper.ts';
