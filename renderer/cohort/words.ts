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
export const signed = (value: number, unit: Measure['unit']): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${inUnit(Math.abs(value), unit)}`;
