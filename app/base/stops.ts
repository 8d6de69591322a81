/** Where a walk through a night stops: plain data. */

import { z } from 'zod';

const index = z.number().int().min(0);

/**
 * On entering a scene, on taking a transition, on a cue that begins, or as a condition becomes true. `condition`, in the language,
 * must hold right after that instant; '' for none. `hits`: only at so manieth time; null: each time.
 */
export const stopSchema = z.strictObject({
  on: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('scene'), state: index }),
    z.strictObject({ kind: z.literal('transition'), row: index }),
    z.strictObject({ kind: z.literal('cue'), row: index }),
    z.strictObject({ kind: z.literal('condition') }),
  ]),
  condition: z.string().max(1000),
  hits: z.number().int().min(1).max(1_000_000).nullable(),
});
export type Stop = z.infer<typeof stopSchema>;

/** `stop`: its place in what was asked; `time`: how many times it has been met by then. */
export const stoppedSchema = z.strictObject({ at: z.number().int().min(0), stop: index, time: z.number().int().min(1) });
export type Stopped = z.infer<typeof stoppedSchema>;

/** A stop as it is kept between sessions: where its line was, and what the line began with, by which it is found again. */
export const keptStopSchema = z.strictObject({
  /** '' for a condition that stands nowhere. */
  file: z.string(),
  /** Of what it stands on, UTF-16 units. */
  start: index,
  end: index,
  label: z.string().max(10_000),
  condition: stopSchema.shape.condition,
  hits: stopSchema.shape.hits,
  on: z.boolean(),
});
export type KeptStop = z.infer<typeof keptStopSchema>;
