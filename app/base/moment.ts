/** Everything of a night at one instant: plain data that a view reads. Times are whole ms since lights out. */

import { z } from 'zod';
import { measureSchema } from './spell.ts';
import { channelSchema, SENSORS, stageSchema } from './vocabulary.ts';

const ms = z.number().int().min(0);
const index = z.number().int().min(-1);

/** no: does not hold. waiting: holds, but not yet for its time. ready: to be taken. spent: taken; until it no longer holds. */
export const CONDITION_STANDS = ['no', 'waiting', 'ready', 'spent'] as const;

export const momentSchema = z.strictObject({
  at: ms,
  stage: stageSchema,
  naturalStage: stageSchema,
  /** Active, in document order, without the dream itself; `since`: entered. */
  scenes: z.array(z.strictObject({ state: index, path: z.string(), role: z.string(), since: ms })),
  /** `value`: of the sleeper, on the grid of ten seconds. `told`: what the program knows; null: it does not read this sensor. */
  sensors: z.array(z.strictObject({ sensor: z.enum(SENSORS), value: z.number(), told: z.number().nullable(), measure: measureSchema })),
  /** `since`: last set; null: it has its first value. */
  vars: z.array(
    z.strictObject({
      name: z.string(),
      value: z.number(),
      measure: measureSchema,
      min: z.number().nullable(),
      max: z.number().nullable(),
      since: ms.nullable(),
    }),
  ),
  params: z.array(z.strictObject({ name: z.string(), value: z.union([z.number(), z.string()]), measure: measureSchema })),
  /** In the order in which they ring; `of`: transition, cue or anchor by number. */
  timers: z.array(
    z.strictObject({ kind: z.enum(['after', 'every', 'repeat', 'cue-end', 'anchor']), of: index, owner: z.string(), words: z.string(), due: ms }),
  ),
  /** `when` of active scenes; `due`: when it will have held for its time. */
  conditions: z.array(
    z.strictObject({
      transition: index,
      source: z.string(),
      words: z.string(),
      stands: z.enum(CONDITION_STANDS),
      since: ms.nullable(),
      due: ms.nullable(),
    }),
  ),
  /** Sounding, each with its level now. */
  cues: z.array(
    z.strictObject({
      cue: index,
      channel: channelSchema,
      label: z.string(),
      words: z.string(),
      level: z.number(),
      from: ms,
      to: ms,
      limited: z.boolean(),
      fading: z.boolean(),
    }),
  ),
  /** What sounds on a channel together: sound by energy, light by sum, of others the highest. */
  channels: z.array(z.strictObject({ channel: channelSchema, level: z.number() })),
  released: z.boolean(),
  /** The program was taken off before this instant. */
  off: z.boolean(),
});
export type Moment = z.infer<typeof momentSchema>;
