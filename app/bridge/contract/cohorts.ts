/** Many nights. */

import { z } from 'zod';
import { cohortReportSchema, nightPlanSchema } from '../../base/index.ts';
import { entry, none, path, progressSchema, seed } from './entry.ts';
import { sourceSchema } from './program.ts';
import { peopleSchema } from './sleepers.ts';

/** How many nights of whom, and which part of them now. Sleepers × nights at most 2,097,152. */
export const cohortPlanParams = z.strictObject({
  sleepers: z.discriminatedUnion('kind', [
    /** Ages that are left out are those that the first program is for. */
    peopleSchema.extend({ kind: z.literal('drawn'), count: z.number().int().min(1).max(2_097_152) }),
    z.strictObject({ kind: z.literal('named'), names: z.array(z.string()).min(1).max(1000) }),
  ]),
  /** Of each sleeper; each knows those before it. */
  nights: z.number().int().min(1).max(365),
  seed,
  /** What is different about each night. */
  night: nightPlanSchema.optional(),
  /** Left out: all cores. */
  threads: z.number().int().min(1).max(1024).optional(),
  /** From 1. */
  shard: z.strictObject({ part: z.number().int().min(1), of: z.number().int().min(1).max(100_000) }).optional(),
  /** Where the sums go, for `cohorts.merge`. */
  out: path.optional(),
  /** Kept in the list of cohorts. */
  keep: z.boolean(),
});

export const cohortProgressSchema = z.strictObject({ phase: z.string(), done: z.number().min(0).max(1), report: cohortReportSchema.nullable() });

/** `lost`: sleepers whose nights could not be done, and why. `id`: where it is kept. */
export const cohortResultSchema = z.strictObject({
  report: cohortReportSchema,
  id: z.number().int().nullable(),
  lost: z.array(z.strictObject({ sleepers: z.tuple([z.number().int(), z.number().int()]), why: z.string() })),
});

export const cohortEntrySchema = z.strictObject({
  id: z.number().int(),
  createdAt: z.string(),
  title: z.string(),
  /** The second program of a comparison, else empty. */
  against: z.string(),
  digest: z.string(),
  seed,
  sleepers: z.number().int(),
  nights: z.number().int(),
  complete: z.boolean(),
});

export const cohortEntries = {
  /** Many nights of one program. Streams partial results, the first within a second; cancelled within 200 ms. */
  'cohort.run': entry(cohortPlanParams.extend({ source: sourceSchema }), cohortResultSchema, cohortProgressSchema),
  /** The same nights of the same sleepers under two programs. */
  'cohort.compare': entry(cohortPlanParams.extend({ first: sourceSchema, second: sourceSchema }), cohortResultSchema, cohortProgressSchema),
  /** Adds what several shards wrote. Fails with `refused` where they don't belong together. */
  'cohorts.merge': entry(
    z.strictObject({ paths: z.array(path).min(1).max(100_000), out: path.optional(), keep: z.boolean() }),
    cohortResultSchema,
    progressSchema,
  ),
  /** Newest first. */
  'cohorts.list': entry(none, z.strictObject({ cohorts: z.array(cohortEntrySchema) })),
  'cohorts.open': entry(z.strictObject({ id: z.number().int() }), cohortResultSchema),
  'cohorts.delete': entry(z.strictObject({ id: z.number().int() }), none),
} as const;
