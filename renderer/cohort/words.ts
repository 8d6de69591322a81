/** Numbers of a cohort as people read them. */

import type { CohortReport } from '../../app/bridge/index.ts';
import { bare, percent } from '../state/figures.ts';

export type Report = CohortReport;
export type Rate = Report['programs'][number]['rows'][number]['rate'];
export type Measure = Report['measures'][number];

export const intervalOf = ({ low, high }: { readonly low: number; readonly high: number }): string => `[${bare(low)}–${bare(high)}]`;
export const rateWords = (rate: Rate): string => `${percent(rate.share)} ${intervalOf(rate)}`;

/** With as many digits as the unit deserves. */
export const inUnit = (value: number, unit: Measure['unit']): string =>
  `${value.toFixed(unit === '0–1' ? 3 : 1)}${unit === '' || unit === '0–1' ? '' : ` ${unit}`}`;
/** What rounds to nothing has no sign. */
export function signed(value: number, unit: Measure['unit']): string {
  const size = inUnit(Math.abs(value), unit);
  return `${size === inUnit(0, unit) ? '' : value > 0 ? '+' : '−'}${size}`;
}

/** What is compared, in a word or two: two versions of one dream have one name. */
export const conditionsOf = ({ conditions: [first, second] }: Report): readonly [first: string, second: string] =>
  first === second ? ['before', 'now'] : [first, second];

/** The same, to be read after “1,000 nights”. */
export function comparedIn({ conditions: [first, second], programs }: Report): string {
  if (programs.length < 2) return `of ${first}, with and without the dream`;
  return first === second ? `of ${first}, before and now` : `of ${first}, and of ${second}`;
}

/** Both programs are the same, to the byte. */
export const isOneProgram = ({ programs: [first, second] }: Report): boolean => second !== undefined && first?.digest === second.digest;
