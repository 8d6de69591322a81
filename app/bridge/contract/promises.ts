/** Promises: what a dream says of itself, held against its tables and its nights. */

import { z } from 'zod';
import { examinedSchema } from '../../base/index.ts';
import { entry, progressSchema, seed } from './entry.ts';
import { placeSchema, sourceSchema } from './program.ts';

/** As it stands in the text; null of a bundle. */
export const heldPromiseSchema = examinedSchema.extend({ place: placeSchema.nullable() });

export const promiseEntries = {
  /**
   * Proves what it can from the tables, and looks for the rest in at most `nights` simulated nights of each group of sleepers; 0:
   * proofs only. The same source, seed and nights give the same answer.
   */
  'promises.examine': entry(
    z.strictObject({ source: sourceSchema, nights: z.number().int().min(0).max(100_000), seed }),
    z.strictObject({ digest: z.string(), promises: z.array(heldPromiseSchema) }),
    progressSchema.extend({ promises: z.array(heldPromiseSchema) }),
  ),
} as const;
