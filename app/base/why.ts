/** Why something happened in a night, and why something did not: plain data with the values that decided. Times are whole ms since lights out. */

import { z } from 'zod';
import { measureSchema } from './spell.ts';

const ms = z.number().int().min(0);
const index = z.number().int().min(-1);

/** A transition or a cue by its row in the program's tables. */
export const rowNameSchema = z.strictObject({ kind: z.enum(['transition', 'cue']), row: index });
const happeningSchema = rowNameSchema.extend({ at: ms });

const readingSchema = z.strictObject({ words: z.string(), value: z.number(), measure: measureSchema });

/** One line of a condition: `and`, `or` and `not` with their parts below, deeper; else a comparison or a truth, with what was read for it. */
export const evidenceSchema = z.strictObject({ depth: z.number().int(), words: z.string(), holds: z.boolean(), reads: z.array(readingSchema) });
export type Evidence = z.infer<typeof evidenceSchema>;

/** Why a transition that its event called was not taken, in words. */
export const LOST_BY = {
  guard: 'its guard did not hold',
  arms: 'no arm could be taken',
  order: 'another stands before it in the text',
  inner: 'one of a scene further inside goes first',
  conflict: 'both would leave a common scene',
} as const;
const lostBySchema = z.enum(Object.keys(LOST_BY) as (keyof typeof LOST_BY)[]);

export const whySchema = z.strictObject({
  ...happeningSchema.shape,
  /** Paths; '' of cues. */
  from: z.string(),
  to: z.string(),
  /** One sentence. */
  summary: z.string(),
  /** What led there, in order of time. */
  facts: z.array(z.strictObject({ at: ms, words: z.string() })),
  /** The condition of the cause or the gate, and of the guard; empty where there is none. */
  cause: z.array(evidenceSchema),
  guard: z.array(evidenceSchema),
  /** Where it was a choice. */
  arms: z.array(z.strictObject({ to: z.string(), weight: z.number(), share: z.number(), taken: z.boolean(), guard: z.array(evidenceSchema) })),
  /** The number in [0, 1) that chose; null: nothing was drawn. */
  drawn: z.number().nullable(),
  /** What could have been taken instead, and why it was not. */
  lost: z.array(z.strictObject({ transition: index, source: z.string(), words: z.string(), by: lostBySchema, guard: z.array(evidenceSchema) })),
  /** What brought it about in the same instant. */
  before: happeningSchema.nullable(),
});
export type Why = z.infer<typeof whySchema>;

/** What a condition lacked: `short` is how far `value` is from where it would hold, in the same measure; null of truths, which are not near or far. */
const missingSchema = z.strictObject({ words: z.string(), reads: z.array(readingSchema), short: z.number().nullable(), measure: measureSchema });

export const VERDICTS = [
  'happened',
  'never-active',
  'no-event',
  'condition',
  'held-short',
  'left-early',
  'guard',
  'lost',
  'other-arm',
  'gate',
  'withheld',
  'no-rhythm',
  'reaction',
  'anchor-hushed',
] as const;

export const whyNotSchema = z.strictObject({
  ...rowNameSchema.shape,
  source: z.string(),
  words: z.string(),
  from: ms,
  to: ms,
  verdict: z.enum(VERDICTS),
  summary: z.string(),
  /** When it did happen within the range. */
  happened: z.array(ms),
  /** How often and how long its scene was active there. */
  active: z.strictObject({ times: z.number().int(), ms }),
  /** The instant at which the condition came nearest, for how long it stayed so near, and what it lacked. */
  nearest: z.strictObject({ at: ms, ms, missing: z.array(missingSchema) }).nullable(),
  /** Instants that are worth a look, with what was so there. */
  chances: z.array(z.strictObject({ at: ms, words: z.string() })),
  /** Where its scene was never active: what would have entered it, and why that did not happen. */
  ways: z.array(z.strictObject({ transition: index, from: z.string(), words: z.string(), summary: z.string() })),
});
export type WhyNot = z.infer<typeof whyNotSchema>;
