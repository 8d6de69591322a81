/** Programs: their problems, whom they are for, and what stands where in them. */

import { z } from 'zod';
import { rowNameSchema } from '../../base/index.ts';
import { entry, path } from './entry.ts';

const position = z.strictObject({ line: z.number().int(), character: z.number().int() });

/** A finding with its place as in LSP (0-based lines and UTF-16 characters). */
export const problemSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  hint: z.string(),
  file: z.string(),
  range: z.strictObject({ start: position, end: position }),
});

/** Where in a text. */
export const placeSchema = problemSchema.pick({ file: true, range: true });

/** What a program asks of a sleeper beyond what they are, have and agreed to; `forbids`: it may not be played to them. No place in a bundle. */
export const concernSchema = z.strictObject({
  kind: z.enum(['theme', 'age', 'channel', 'device', 'nightmares', 'lucidity', 'memory']),
  forbids: z.boolean(),
  message: z.string(),
  hint: z.string(),
  place: placeSchema.nullable(),
});

/** Which program: a file in a project, with texts of the project by path as they stand in editors, newer than the disk; or a bundle. */
export const sourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), dir: path, path: z.string(), texts: z.record(z.string(), z.string()).optional() }),
  z.strictObject({ kind: z.literal('bundle'), path }),
]);

export const programEntries = {
  'program.check': entry(z.strictObject({ source: sourceSchema }), z.strictObject({ problems: z.array(problemSchema) })),
  /**
   * Whom the program is not for, and what of it would stay silent, for these sleepers or for everyone. `fits` is false where any concern
   * forbids the night. Fails with `has-problems` as an export would.
   */
  'program.fits': entry(
    z.strictObject({ source: sourceSchema, names: z.array(z.string()).max(10_000).optional() }),
    z.strictObject({ sleepers: z.array(z.strictObject({ name: z.string(), fits: z.boolean(), concerns: z.array(concernSchema) })) }),
  ),
  /** The digest of the bundle that this source gives; fails as an export would. */
  'program.digest': entry(z.strictObject({ source: sourceSchema }), z.strictObject({ digest: z.string() })),
  /** Transitions and cues that stand on a line (1-based) of a text. Fails with `no-text` where the source is a bundle. */
  'program.rows': entry(
    z.strictObject({ source: sourceSchema, file: z.string().optional(), line: z.number().int().min(1) }),
    z.strictObject({ rows: z.array(rowNameSchema) }),
  ),
} as const;
