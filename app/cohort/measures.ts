/** What is measured of each night, as whole numbers of a small unit, so that sums are exact in any order. */

import type { NightRecord, StageSpan } from '../base/index.ts';
import { summarize } from '../night/index.ts';

export interface Measure {
  readonly name: string;
  /** What reports show it in. */
  readonly unit: 'min' | '%' | '0–1' | '';
  /** Whole numbers to the unit. */
  readonly scale: number;
  /** Of the histogram, in whole numbers; and how many bins. */
  readonly width: number;
  readonly bins: number;
}

const minutes = (name: string, width: number, bins: number): Measure => ({ name, unit: 'min', scale: 60, width: width * 60, bins });

/** The first ones are of sleep, and natural nights have them too. */
export const MEASURES: readonly Measure[] = [
  minutes('asleep', 10, 97),
  { name: 'efficiency', unit: '%', scale: 100, width: 200, bins: 51 },
  minutes('onset latency', 5, 100),
  minutes('REM latency', 5, 100),
  minutes('awake after onset', 5, 120),
  minutes('N1', 5, 120),
  minutes('N2', 10, 97),
  minutes('N3', 5, 120),
  minutes('REM', 5, 120),
  { name: 'awakenings', unit: '', scale: 1, width: 1, bins: 100 },
  { name: 'awakenings by cues', unit: '', scale: 1, width: 1, bins: 100 },
  { name: 'natural awakenings', unit: '', scale: 1, width: 1, bins: 100 },
  { name: 'distress, mean', unit: '0–1', scale: 1_000_000, width: 20_000, bins: 51 },
  { name: 'distress, peak', unit: '0–1', scale: 1000, width: 20, bins: 51 },
  minutes('distress above 0.6', 1, 120),
  { name: 'cues', unit: '', scale: 1, width: 1, bins: 500 },
];
export const ASLEEP = 0;
export const AWAKE_AFTER_ONSET = 4;
export const CUE_AWAKENINGS = 10;
export const DISTRESS_PEAK = 13;
export const DISTRESS_TIME = 14;

/** Distress above this is a bad time. */
export const DISTRESS_HIGH = 0.6;

/** One for each measure; null where the night has none. */
export type Values = readonly (number | null)[];

export function measured(night: NightRecord): Values {
  const { summary } = night;
  const distress = distressOf(night);
  return [
    ...ofSleep(summary),
    summary.cueAwakenings,
    Math.max(0, summary.awakenings - summary.cueAwakenings),
    Math.round(distress.mean * 1_000_000),
    Math.round(distress.peak * 1000),
    Math.round(distress.aboveMs / 1000),
    night.cues.length,
  ];
}

/** The same night without its program. */
export function measuredNatural(night: NightRecord): Values {
  const { stageMinutes: m } = night.summary;
  const inBed = Math.round((m.W + m.N1 + m.N2 + m.N3 + m.REM + m.unscored) * 60_000);
  return measuredSleep(night.naturalStages, inBed);
}

/** Of a night in bed without a program. */
export const measuredSleep = (stages: readonly StageSpan[], lightsOn?: number): Values => [
  ...ofSleep(summarize(stages, lightsOn)),
  null,
  null,
  null,
  null,
  null,
  null,
];

function ofSleep({ stageMinutes, ...s }: NightRecord['summary']): (number | null)[] {
  const seconds = (value: number | null) => (value === null ? null : Math.round(value * 60));
  return [
    seconds(s.totalSleepMinutes),
    Math.round(s.efficiencyPercent * 100),
    seconds(s.onsetLatencyMinutes),
    seconds(s.remLatencyMinutes),
    seconds(s.wasoMinutes),
    seconds(stageMinutes.N1),
    seconds(stageMinutes.N2),
    seconds(stageMinutes.N3),
    seconds(stageMinutes.REM),
    s.awakenings,
  ];
}

/** Of the straight lines between the points of the record. */
export function distressOf({ signals, durationMs }: Pick<NightRecord, 'signals' | 'durationMs'>): { mean: number; peak: number; aboveMs: number } {
  const points = signals.find(({ name }) => name === 'distress')?.points ?? [];
  let area = 0;
  let peak = points[0]?.[1] ?? 0;
  let aboveMs = 0;
  for (let i = 1; i < points.length; i++) {
    const [t0, v0] = points[i - 1]!;
    const [t1, v1] = points[i]!;
    area += ((v0 + v1) / 2) * (t1 - t0);
    peak = Math.max(peak, v1);
    if (v0 > DISTRESS_HIGH && v1 > DISTRESS_HIGH) aboveMs += t1 - t0;
    else if (v0 > DISTRESS_HIGH || v1 > DISTRESS_HIGH) aboveMs += ((t1 - t0) * (Math.max(v0, v1) - DISTRESS_HIGH)) / Math.abs(v1 - v0);
  }
  return { mean: durationMs > 0 ? area / durationMs : 0, peak, aboveMs };
}
