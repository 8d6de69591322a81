/** What entries are made of: their kinds of values, and progress. */

import { z } from 'zod';

/** Most bytes that cross in one message. */
export const MAX_BYTES = 64 * 1024 * 1024;

export const path = z.string().min(1).max(4096);

export const seed = z.number().int().min(0).max(0xffffffff);

export const none = z.strictObject({});

/** Most samples that do. */
export const MAX_SAMPLES = MAX_BYTES / 8;

export const samples = z.custom<Float32Array>(
  (value) => value instanceof Float32Array && value.length <= MAX_SAMPLES,
  'not samples, or too many for one message',
);

export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= MAX_BYTES, 'not bytes, or too many for one message');

export const sleeperNumber = z.number().int().min(0).max(0x1f_ffff);

export const age = z.number().int().min(5).max(85);

export const progressSchema = z.strictObject({ phase: z.string(), /** 0..1 */ done: z.number().min(0).max(1) });

export function entry<P extends z.ZodType, R extends z.ZodType, G extends z.ZodType | null = null>(params: P, result: R, progress?: G) {
  return { params, result, progress: (progress ?? null) as G };
}
