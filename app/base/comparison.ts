/** What differs between two nights on one time axis: plain data. Times are whole ms since lights out. */

import { z } from 'zod';

const ms = z.number().int().min(0);

/** first, second: in this night only. moved: in both, `by` ms later (or earlier, negative) in the second. other: something else there. */
export const DIFFERENCE_KINDS = ['stage', 'transition', 'cue', 'awakening', 'mark'] as const;

export const comparisonSchema = z.strictObject({
  differences: z.array(
    z.strictObject({
      kind: z.enum(DIFFERENCE_KINDS),
      how: z.enum(['first', 'second', 'moved', 'other']),
      at: ms,
      to: ms,
      words: z.string(),
      by: z.number().int(),
    }),
  ),
  /** All of them, where the list is cut. */
  count: z.number().int(),
  /** Events that are in both at the same time. */
  same: z.number().int(),
});
export type Comparison = z.infer<typeof comparisonSchema>;
