/** What the parts of the calibration page share: how they judge, and how they write numbers. */

import type { Estimate } from './statistics.ts';

export interface Options {
  readonly people: number;
  readonly seed: number;
  /** One part of the page by its name, or all. */
  readonly only?: string;
}

export interface Verdict {
  readonly met: boolean | null;
  /** In words, for the list of misses. */
  readonly miss: string;
}

export interface Part {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly verdicts: readonly Verdict[];
}

export const one = (x: number): string => (Math.abs(x) < 0.05 ? '0.0' : x.toFixed(1));
export const signed = (x: number): string => `${x < 0 ? '−' : '+'}${Math.abs(x).toFixed(Math.abs(x) < 1 ? 2 : 1)}`;
export const range = ({ value, low, high }: Estimate): string => `${one(value)} (${one(low)}–${one(high)})`;
export const sign = (met: boolean | null): string => (met === null ? '' : met ? 'met' : '**off**');
