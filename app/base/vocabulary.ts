/** The words that every part of the product shares: stages, channels, sensors, and their order in tables. */

import { z } from 'zod';

/** AASM stages in YASA's numbering: the index is the number. */
export const STAGES = ['W', 'N1', 'N2', 'N3', 'REM'] as const;

/** A stage, or `?` where nobody scored. */
export const stageSchema = z.enum([...STAGES, '?']);
export type ScoredStage = z.infer<typeof stageSchema>;

export const CHANNELS = ['sound', 'light', 'scent', 'touch', 'warmth', 'motion'] as const;
export const channelSchema = z.enum(CHANNELS);
export type Channel = z.infer<typeof channelSchema>;
/** Levels by channel, in each channel's unit; 0: nothing. */
export type Levels = Readonly<Record<Channel, number>>;
export const SILENCE: Levels = { sound: 0, light: 0, scent: 0, touch: 0, warmth: 0, motion: 0 };

/**
 * What a program may read. stage: number as in STAGES · stageTime, onsetTime: ms · clock: ms since local midnight ·
 * cycle: NREM–REM cycles begun · heart, breath: per minute · movement, arousal, distress: 0–1 · phase: slow-wave phase
 * in degrees · awake, asleep, wokenByCue: 1/0.
 */
export const SENSORS = [
  'stage',
  'stageTime',
  'cycle',
  'onsetTime',
  'clock',
  'heart',
  'breath',
  'movement',
  'arousal',
  'distress',
  'phase',
  'awake',
  'asleep',
  'wokenByCue',
] as const;
export type Sensor = (typeof SENSORS)[number];

/** Length of a scoring epoch, ms (AASM). */
export const EPOCH_MS = 30_000;
