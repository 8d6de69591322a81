/** Scored stretches, in any order, with holes and contradictions, as one course that touches and covers the recording. */

import { NO_REM, NO_SLEEP, type ScoredStage, type StageSpan } from '../base/index.ts';
import type { Gap } from './stage-words.ts';

export interface ScoredEvent {
  /** ms, from any zero. */
  readonly from: number;
  readonly to: number;
  readonly stage: ScoredStage;
  readonly gap: Gap | null;
  /** Line or annotation number, 1-based. */
  readonly number: number;
}

export interface Words {
  /** What `number` counts: `Line`, `Annotation`. */
  readonly place: string;
  /** A stretch of time, as whoever wrote the file counts it. */
  readonly stretch: (from: number, to: number) => string;
}

export interface Timeline {
  /** From 0. */
  readonly stages: StageSpan[];
  /** Where 0 lies on the events' clock, ms. */
  readonly from: number;
  readonly notes: string[];
}

/**
 * Where nobody scored, and where two events say different things, the stage is unknown; a note says where and why.
 * Null where contradictions fill more than half of what is scored: that is not one scoring.
 */
export function timelineOf(events: readonly ScoredEvent[], words: Words): Timeline | { readonly contradiction: ScoredEvent } {
  const order = events.filter((e) => e.to > e.from).sort((a, b) => a.from - b.from || a.to - b.to || a.number - b.number);
  const start = order[0]?.from ?? 0;
  // Where one ends and the next begins, the end comes first.
  const edges = [...order.map((e) => [e.to, -1, e] as const), ...order.map((e) => [e.from, 1, e] as const)].sort((a, b) => a[0] - b[0]);
  const active = new Map<ScoredStage, number>();
  const stages: StageSpan[] = [];
  const missing = { count: 0, first: '', ms: 0 };
  const clash: { ms: number; count: number; first: ScoredEvent | null; ends: number } = { ms: 0, count: 0, first: null, ends: Number.NEGATIVE_INFINITY };
  let covered = 0;
  let doubled = 0;
  let opened = order[0];
  for (let i = 0; i < edges.length; ) {
    const at = edges[i]![0];
    const before = [...active.values()].reduce((sum, n) => sum + n, 0);
    for (; i < edges.length && edges[i]![0] === at; i++) {
      const [, step, event] = edges[i]!;
      const count = (active.get(event.stage) ?? 0) + step;
      if (count > 0) active.set(event.stage, count);
      else active.delete(event.stage);
      if (step > 0) opened = event;
      if (step > 0 && before > 0 && count > 1) doubled++;
    }
    const until = edges[i]?.[0];
    if (until === undefined) break;
    const ms = until - at;
    const [only = '?', ...others] = active.keys();
    if (active.size === 0) {
      missing.ms += ms;
      const after = edges[i]![2];
      if (++missing.count === 1) missing.first = `${words.place} ${after.number}: ${words.stretch(at - start, until - start)} as unscored.`;
    } else covered += ms;
    if (others.length > 0) {
      clash.ms += ms;
      clash.first ??= opened ?? null;
      if (at !== clash.ends) clash.count++;
      clash.ends = until;
    }
    append(stages, others.length > 0 ? '?' : only, ms);
  }
  if (clash.first !== null && clash.ms * 2 > covered) return { contradiction: clash.first };
  const notes: string[] = [];
  if (missing.count > 0) notes.push(missing.first);
  if (missing.count > 1) notes.push(`${missing.count} holes in all, ${minutes(missing.ms)}.`);
  if (clash.first !== null)
    notes.push(
      `${words.place} ${clash.first.number} says something else than one before it about the same time; where they differ the stage counts as unscored${clash.count > 1 ? `, ${clash.count} times` : ''}, ${minutes(clash.ms)} in all.`,
    );
  if (doubled > 0) notes.push(`${doubled === 1 ? 'One stretch is' : `${doubled} stretches are`} scored twice with the same stage, which changes nothing.`);
  return { stages, from: start, notes: [...notes, ...gapNotes(order), ...sleepNotes(stages)] };
}

/** How much nobody could score, by reason. */
function gapNotes(events: readonly ScoredEvent[]): string[] {
  const sums = new Map<Gap, number>();
  for (const { gap, from, to } of events) if (gap !== null) sums.set(gap, (sums.get(gap) ?? 0) + to - from);
  const words: Readonly<Record<Gap, string>> = { artefact: 'are artefact', movement: 'are movement time', unscored: 'were not scored' };
  return [...sums].map(([gap, ms]) => `${minutes(ms)} ${words[gap]}; ${gap === 'unscored' ? 'the stage there is unknown' : 'they are kept as unscored'}.`);
}

function sleepNotes(stages: readonly StageSpan[]): string[] {
  if (!stages.some((span) => span.stage !== 'W' && span.stage !== '?')) return [NO_SLEEP];
  return stages.some((span) => span.stage === 'REM') ? [] : [NO_REM];
}

function append(stages: StageSpan[], stage: ScoredStage, ms: number): void {
  const last = stages.at(-1);
  const from = last?.to ?? 0;
  if (last?.stage === stage) last.to = from + ms;
  else stages.push({ from, to: from + ms, stage });
}

const minutes = (ms: number): string => `${Number((ms / 60_000).toFixed(1))} min`;
