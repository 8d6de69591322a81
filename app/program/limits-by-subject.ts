/** The limits of a program, gathered once for each subject: a channel, or cues per hour. */

import { CHANNELS } from '../base/index.ts';
import type { Evaluate } from './expression.ts';
import type { CueRow, Program } from './format.ts';

type Subject = CueRow['channel'] | 'cues';

/** All limits on one subject. */
export interface Limits {
  /** The lowest that always holds; infinite where none does. */
  readonly fixed: number;
  /** Those lower than that, under their conditions. */
  readonly moving: readonly { readonly max: number; readonly holds: Evaluate }[];
}

export function limitsOf({ limits }: Program, functions: readonly Evaluate[]): ReadonlyMap<Subject, Limits> {
  return new Map(
    ([...CHANNELS, 'cues'] as const).map((subject) => {
      const own = limits.filter((limit) => limit.subject === subject);
      const fixed = Math.min(...own.filter(({ condition }) => condition < 0).map(({ max }) => max));
      const moving = own.filter(({ max, condition }) => condition >= 0 && max < fixed).map(({ max, condition }) => ({ max, holds: functions[condition]! }));
      return [subject, { fixed, moving }];
    }),
  );
}
