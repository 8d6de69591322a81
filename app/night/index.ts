/** The door of nights: sleepers, natural nights, and nights under a program. */
export { CAST } from './cast.ts';
export { naturalEpochs, naturalNight } from './natural-night.ts';
export { runNight, type Subject } from './run-night.ts';
export { summarize } from './summary.ts';
export { usualSleeper } from './usual-sleeper.ts';
