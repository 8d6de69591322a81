/** What became of a promise of a program, as it is told, shown and carried in a bundle. */

import { z } from 'zod';

/** From the tables of the program alone: for every night, or not known. */
export const proofSchema = z.strictObject({
  verdict: z.enum(['proven', 'not decided']),
  /** One sentence for a person. */
  why: z.string(),
});
export type Proof = z.infer<typeof proofSchema>;

/** Nights of drawn sleepers, one each, in which something came about. */
export const nightCountSchema = z.strictObject({
  nights: z.number().int().min(0),
  happened: z.number().int().min(0),
  /** Exact interval for the chance of it, 0..1, that holds however often it was looked at. */
  low: z.number(),
  high: z.number(),
  confidence: z.number(),
});
export type NightCount = z.infer<typeof nightCountSchema>;

export const examinedSchema = z.strictObject({
  name: z.string(),
  text: z.string(),
  /** proven: holds in every night. refuted: a night breaks it. kept, broken: a chance, by the interval. */
  verdict: z.enum(['proven', 'refuted', 'kept', 'broken', 'not decided']),
  /** tables: the program alone. nights: simulated ones. */
  method: z.enum(['tables', 'nights', 'none']),
  why: z.string(),
  /** The night that breaks it, or of a chance one in which it came about: sleeper `number` that `seed` draws of these ages, ms since lights out. */
  night: z
    .strictObject({
      seed: z.number().int(),
      number: z.number().int(),
      ages: z.tuple([z.number(), z.number()]),
      name: z.string(),
      at: z.number().int().min(0),
    })
    .nullable(),
  count: nightCountSchema.nullable(),
});
export type Examined = z.infer<typeof examinedSchema>;

/** Whom a promise across a group speaks of: ages in years, both included. */
export const POPULATIONS = {
  everyone: [5, 85],
  children: [5, 12],
  teenagers: [13, 17],
  adults: [18, 85],
  elders: [65, 85],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;
export type Population = keyof typeof POPULATIONS;
