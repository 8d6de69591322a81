/** A sleeper's profile: who sleeps, as far as a night depends on it, and what they agreed to. */

import { z } from 'zod';
import { CHANNELS, channelSchema } from './vocabulary.ts';

const factor = z.number().min(0.1).max(6);
const lossDb = z.number().min(0).max(120);

/** What a person can agree to: cues while they sleep, by channel, and work with lucidity, memory and nightmares. */
export const CONSENTS = [...CHANNELS, 'lucidity', 'memory', 'nightmares'] as const;

export const sleeperSchema = z.strictObject({
  /** Short, unique, used on the command line. */
  name: z.string().min(1).max(60),
  title: z.string().max(120),
  story: z.string().max(600),
  /** Years. */
  age: z.number().int().min(5).max(85),
  sex: z.enum(['f', 'm']),
  chronotype: z.enum(['early', 'middle', 'late']),
  /** Usual lights out, minutes after local midnight (may exceed 1440 for after midnight). */
  bedtimeMinutes: z.number().min(0).max(2880),
  /** Hours of sleep this person needs. */
  sleepNeedHours: z.number().min(3).max(14),
  /** Usual time in bed, minutes. */
  timeInBedMinutes: z.number().min(60).max(960),
  /** 1 is typical; higher wakes more easily. By channel. */
  sensitivity: z.partialRecord(channelSchema, z.number().min(0).max(4)),
  /** Hearing loss against a young adult by ear, dB. */
  hearing: z.strictObject({ left: lossDb, right: lossDb }),
  /** 0..1, how prone to nightmares. */
  nightmareProneness: z.number().min(0).max(1),
  /** 1 is typical of the age: multiplies the time to fall asleep (trouble falling asleep > 1). */
  onset: factor,
  /** 1 is typical of the age: multiplies the rate of spontaneous awakenings (insomnia > 1). */
  wakefulness: factor,
  /** 1 is typical of age and sex: how readily deep sleep (N3) comes. */
  deepSleep: factor,
  /** 1 is typical of the age: how long REM lasts. */
  remSleep: factor,
  avoidThemes: z.array(z.string().max(60)).max(40),
  consents: z.array(z.enum(CONSENTS)).max(CONSENTS.length),
  /** What stands at the bed, and which channels it can play. */
  devices: z.array(z.strictObject({ name: z.string().min(1).max(60), channels: z.array(channelSchema).max(CHANNELS.length) })).max(20),
});
export type Sleeper = z.infer<typeof sleeperSchema>;

/** Of number `index` (from 0) of those that a seed draws: nobody's name, and only good to find them again. */
export const drawnName = (seed: number, index: number): string => `s${seed}-${index + 1}`;

const DRAWN_NAME = /^s\d+-\d+$/;

/**
 * What a sentence calls them: their short name, as their title spells it where it begins with it: “Tomás” for `tomas`. Who was
 * drawn is called by what is known of them: “an early male of 70”.
 */
export function calledName({ name, title }: { readonly name: string; readonly title?: string | undefined }): string {
  if (title === undefined) return name;
  if (DRAWN_NAME.test(name) && title !== '') return `${title[0]?.toLowerCase()}${title.slice(1)}`;
  const first = title.split(',')[0]?.trim() ?? '';
  return bare(first) === bare(name) ? first : name;
}

const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
