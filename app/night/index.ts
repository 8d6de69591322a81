/** The door of nights: sleepers, natural nights, recorded nights, and nights under a program. */
export { CAST } from './cast.ts';
export { parseHypnogramCsv } from './hypnogram.ts';
export { naturalEpochs, naturalNight } from './natural-night.ts';
export { runNight, type Subject } from './run-night.ts';
export { summarize } from './summary.ts';
export { usualSleeper } from './usual-sleeper.ts';
