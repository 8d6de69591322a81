/** The product itself, and how its user wants it. */

import { z } from 'zod';
import { entry, none, path } from './entry.ts';

export const settingsSchema = z.strictObject({
  theme: z.enum(['midnight', 'dawn', 'contrast', 'system']),
  /** Of the whole window, percent. */
  scale: z.number().int().min(100).max(200),
  /** Of the text of the dream, px. */
  textSize: z.number().int().min(10).max(28),
  /** `less`: also where the system does not ask for it. */
  motion: z.enum(['system', 'less']),
  /** Keys that are not the usual ones, by command; '' for none. */
  keys: z.record(z.string().max(60), z.string().max(60)),
  /** Newest first. */
  recentProjects: z.array(path).max(20),
  /** The folder in which new projects get theirs; '' for the usual one. */
  newProjects: z.union([z.literal(''), path]),
  lastSleeper: z.string(),
  /** The dock layout as the window serialised it, or empty. */
  layout: z.string().max(200_000),
  /** When texts are written to their files: only by hand, a moment after the last key, or when the user looks elsewhere. */
  autosave: z.enum(['off', 'delay', 'focus']),
  /** Saving by hand lays the text out. */
  formatOnSave: z.boolean(),
  /** How many of the first steps were done; one more than there are: put away. */
  firstSteps: z.number().int().min(0).max(4),
  /** Files that are only looked at share one tab, which gives way to the next. */
  glances: z.boolean(),
  /** Long lines of the text go on below. */
  wrap: z.boolean(),
  /** The text is laid out for a screen reader too. */
  screenReader: z.boolean(),
  /** The Tab key moves on from the text, as everywhere else, and does not indent. */
  tabMoves: z.boolean(),
  /** The text scrolls to what is active at the playhead. */
  followNight: z.boolean(),
  /** A small cohort runs after edits, for the numbers beside the lines. */
  numbers: z.boolean(),
  /** How many nights that small cohort has. */
  quickNights: z.number().int().min(50).max(2000),
});

export const appInfoSchema = z.strictObject({
  version: z.string(),
  runtime: z.string(),
  dataDir: z.string(),
  /** Where new projects are kept, unless the user wants them elsewhere. */
  projectsDir: z.string(),
  notices: z.array(z.string()),
});

export const settingsEntries = {
  'app.info': entry(none, appInfoSchema),
  'settings.get': entry(none, settingsSchema),
  'settings.set': entry(settingsSchema.partial(), settingsSchema),
} as const;
