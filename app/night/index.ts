/** The door of nights: sleepers, natural nights, recorded nights, and nights under a program. */
export { CAST } from './cast.ts';
export { type ParsedHypnogram, parseHypnogramCsv } from './hypnogram.ts';
export { type NaturalNight, naturalEpochs, naturalNight } from './natural-night.ts';
export { type NightOptions, runNight, type Subject } from './run-night.ts';
export { type NightSummary, summarize } from './summary.ts';
export { usualSleeper } from './usual-sleeper.ts';
