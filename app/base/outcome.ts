/** What can go wrong in life, as data; bugs are thrown instead. */

import { z } from 'zod';

export const failureSchema = z.strictObject({
  /** Stable word: `not-found`, `locked`, `corrupt`, `newer-version`, `changed-outside`, `has-problems`, `refused`, `unreadable`, `cancelled`, `engine-gone`, `bug`, … */
  why: z.string(),
  /** One sentence for a person: what happened, with the place. */
  message: z.string(),
  /** The way out. */
  hint: z.string(),
  /** File, and line (1-based), where there is one. */
  place: z.strictObject({ file: z.string(), line: z.number().int().min(1).optional() }).optional(),
  /** For bugs: the id under which the log has the details. */
  incident: z.string().optional(),
});
export type Failure = z.infer<typeof failureSchema>;

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export const good = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const bad = (failure: Failure): { readonly ok: false; readonly failure: Failure } => ({ ok: false, failure });

/** Work that someone may stop. Long loops look at `cancelled` and end with a `cancelled` failure. */
export interface Cancel {
  readonly cancelled: boolean;
}
