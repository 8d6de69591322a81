/** What the verifier says of a program: each check with its verdict, the bounds it proved, and what stands against it. */

import { z } from 'zod';

/** In this order. What each one claims, and why it may: docs/verifier.md. */
export const CHECKS = ['tables', 'channels', 'release', 'ceilings', 'termination', 'cue-rate', 'exits'] as const;

const boundSchema = z.strictObject({
  /** `silence after release`, `sound`, `light while asleep`, `reactions at one instant`, `cues per hour`, … */
  what: z.string(),
  /** What was proven: never more than this. */
  value: z.number(),
  /** What it may be at the most; null: it is only told. */
  limit: z.number().nullable(),
  /** `ms`, `dB`, `lx`, `%`, `°C`, `reactions`, `cues`. */
  unit: z.string(),
});

const findingSchema = z.strictObject({
  /** A program with it is refused; or it could not be decided, and is refused as well. */
  kind: z.enum(['refused', 'not decided']),
  table: z.enum(['states', 'transitions', 'cues', 'anchors', 'limits', 'program']),
  /** Row in that table; −1: none. */
  row: z.number().int(),
  /** The scene as it is spoken of, or empty. */
  scene: z.string(),
  /** One sentence for a person. */
  why: z.string(),
  /** The way out. */
  hint: z.string(),
});

export const checkSchema = z.strictObject({
  id: z.enum(CHECKS),
  verdict: z.enum(['proven', 'refused', 'not decided']),
  bounds: z.array(boundSchema),
  findings: z.array(findingSchema),
});

export const verdictSchema = z.strictObject({
  /** Every check is proven. Nothing else may run. */
  ok: z.boolean(),
  checks: z.array(checkSchema),
});

export type Bound = z.infer<typeof boundSchema>;
export type Finding = z.infer<typeof findingSchema>;
export type Check = z.infer<typeof checkSchema>;
export type Verdict = z.infer<typeof verdictSchema>;
