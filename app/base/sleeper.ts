/** A sleeper's profile: who sleeps, as far as a night depends on it. */

import { z } from 'zod';
import { channelSchema } from './vocabulary.ts';

export const sleeperSchema = z.strictObject({
  /** Short, unique, used on the command line. */
  name: z.string().min(1).max(60),
  title: z.string().max(120),
  story: z.string().max(600),
  /** Years. */
  age: z.number().int().min(5).max(85),
  sex: z.enum(['f', 'm']),
  chronotype: z.enum(['early', 'middle', 'late']),
  /** Lights out, minutes after local midnight (may exceed 1440 for after midnight). */
  bedtimeMinutes: z.number().min(0).max(2880),
  /** Hours of sleep this person needs. */
  sleepNeedHours: z.number().min(3).max(14),
  /** Time in bed, minutes. */
  timeInBedMinutes: z.number().min(60).max(960),
  /** 1 is typical; higher wakes more easily. By channel. */
  sensitivity: z.partialRecord(channelSchema, z.number().min(0).max(4)),
  /** Hearing loss against a young adult, dB, better ear. */
  hearingLossDb: z.number().min(0).max(120),
  /** 0..1, how prone to nightmares. */
  nightmareProneness: z.number().min(0).max(1),
  /** 1 typical; multiplies the rate of spontaneous awakenings (insomnia > 1). */
  wakefulness: z.number().min(0.2).max(6),
  avoidThemes: z.array(z.string().max(60)).max(40),
});
export type Sleeper = z.infer<typeof sleeperSchema>;
