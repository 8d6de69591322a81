/** Making a night out of a recording: recordings may hold a whole day around a short sleep. */

import { NO_REM, NO_SLEEP, type StageSpan } from '../base/index.ts';

/** Wake kept before the first sleep and after the last, ms. A recording does not say when the lights went out. */
export const WAKE_BEFORE_MS = 15 * 60_000;
export const WAKE_AFTER_MS = 20 * 60_000;

export interface Recording {
  /** From 0. */
  readonly stages: StageSpan[];
  /** What was cut off at the start, ms. */
  readonly skipped: number;
  readonly notes: readonly string[];
}

export function trimRecording(stages: readonly StageSpan[]): Recording {
  const asleep = stages.filter(({ stage }) => stage !== 'W' && stage !== '?');
  const end = stages.at(-1)?.to ?? 0;
  const first = asleep[0];
  const last = asleep.at(-1);
  if (first === undefined || last === undefined) return { stages: cut(stages, stages[0]?.from ?? 0, end), skipped: 0, notes: [NO_SLEEP] };
  const from = Math.max(stages[0]?.from ?? 0, first.from - WAKE_BEFORE_MS);
  const to = Math.min(end, last.to + WAKE_AFTER_MS);
  const notes: string[] = [];
  const before = from - (stages[0]?.from ?? 0);
  if (before > 0 || to < end)
    notes.push(
      `The night shown is cut from a recording of ${minutes(end - (stages[0]?.from ?? 0))} min: ${minutes(before)} min before it and ${minutes(end - to)} min after it are left out. Lights out is not recorded; it is taken as ${WAKE_BEFORE_MS / 60_000} min before the first sleep.`,
    );
  if (last.to === end) notes.push('The recording ends in sleep; the morning comes at its last moment.');
  if (!asleep.some(({ stage }) => stage === 'REM')) notes.push(NO_REM);
  const unscored = cut(stages, from, to).reduce((sum, s) => sum + (s.stage === '?' ? s.to - s.from : 0), 0);
  if (unscored > 0) notes.push(`${minutes(unscored)} min are unscored; the program goes on with the last known stage there.`);
  return { stages: cut(stages, from, to), skipped: before, notes };
}

/** The part from `from` to `to`, moved to begin at 0. */
export function cut(stages: readonly StageSpan[], from: number, to: number): StageSpan[] {
  return stages.filter((s) => s.to > from && s.from < to).map((s) => ({ from: Math.max(s.from, from) - from, to: Math.min(s.to, to) - from, stage: s.stage }));
}

const minutes = (ms: number) => Math.round(ms / 60_000);

/** The same stages, awake from their end until `to`, ms. */
export function extended(stages: readonly StageSpan[], to: number): StageSpan[] {
  const spans = stages.slice();
  const last = spans.at(-1);
  if (last === undefined || last.to >= to) return spans;
  if (last.stage === 'W') spans[spans.length - 1] = { ...last, to };
  else spans.push({ from: last.to, to, stage: 'W' });
  return spans;
}
