/** What the verifier says of a program, in words. */

import type { Bound, Check } from './verdict.ts';

/** What each check claims of a program. */
export const CLAIMS: Readonly<Record<Check['id'], string>> = {
  tables: 'tables are sound',
  channels: 'asks for what it uses',
  release: 'can always be released',
  ceilings: 'stays below ceilings',
  termination: 'comes to rest',
  'cue-rate': 'no flood of cues',
  exits: 'no scene without a way out',
};

/** Rounded up: what is told is never less than what was proven. */
export const boundWords = ({ what, value, limit, unit }: Bound): string =>
  unit === 'ms' ? `${what} ${Math.ceil(value / 1000)} s` : `${what} ≤ ${Math.ceil(value * 10 - 1e-6) / 10}${limit === null ? '' : ` of ${limit}`} ${unit}`;
