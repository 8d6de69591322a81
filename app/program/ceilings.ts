/**
 * What no program may exceed, whatever its tables say: the one place of these numbers. The machine keeps to them as it runs;
 * the verifier proves that they are never needed. All are limits of the product, not findings of science, unless a source is named.
 */

import type { Channel } from '../base/index.ts';

/**
 * Of one cue, and of all that a channel gives at once. Sound, dB(A) at the pillow: 10 below what may be heard for 8 hours at
 * work (85 dBA, Hugh 2014), and far above the 45 dBA of single events in a bedroom (WHO 1999), so that an alarm is possible.
 * Light, melanopic EDI lx: a bright room; 250 is advised by day and 1 asleep (Brown 2022). Warmth, °C. Others, percent.
 */
export const CEILING: Readonly<Record<Channel, number>> = { sound: 75, light: 1000, scent: 100, touch: 100, warmth: 5, motion: 100 };
export const FLOOR: Readonly<Record<Channel, number>> = { sound: 0, light: 0, scent: 0, touch: 0, warmth: -5, motion: 0 };

/** Beginnings of cues within an hour: one a second, as for a sound on each slow wave. */
export const CUES_PER_HOUR = 3600;

/** Longest time to silence after release, ms: as long as the promise of the templates' escape. */
export const RELEASE_MS = 120_000;
/** Longest fade of a cue, ms. What fades for longer than this is a ramp. */
export const FADE_MS = 600_000;
/** Longest time that anything is counted in, ms: a day. */
export const TIME_MS = 86_400_000;

/** Shortest delay, ms: without it two scenes could send each other on without end at one instant. */
export const MIN_DELAY_MS = 1;
/** Shortest time between repeats, ms: a repeat of no length would never end. */
export const MIN_PERIOD_MS = 1000;
/** Least time between beginnings of a locked cue, ms, where the author gave none: faster waves are no slow waves (0.5–2 Hz). */
export const MIN_LOCK_GAP_MS = 500;
/** More reactions than this within one instant are a loop without end. */
export const MAX_MICROSTEPS = 1000;

/** ms over which everything fades on release where the program names no time. */
export const RELEASE_FADE_MS = 60_000;
/** Levels where the author gave none: sound dB(A), light lx, others percent or °C. [assumption (model)], chosen low. */
export const QUIET: Readonly<Record<Channel, number>> = { sound: 30, light: 0.5, scent: 10, touch: 10, warmth: 0.2, motion: 10 };

export const within = (channel: Channel, level: number): number => Math.min(CEILING[channel], Math.max(FLOOR[channel], level));
