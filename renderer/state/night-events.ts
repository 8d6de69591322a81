/** Everything that happened in a night as one list, so that every view points at the same things. */

import type { NightRecord } from '../../app/bridge/index.ts';

export const EVENT_KINDS = ['stage', 'transition', 'scene', 'cue', 'awakening', 'effect', 'mark'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export interface NightEvent {
  readonly kind: EventKind;
  /** Its place in the record's list of that kind: `stages`, `transitions`, `scenes`, `cues`, … */
  readonly index: number;
  /** ms since lights out; `to` is `at` for what has no length. */
  readonly at: number;
  readonly to: number;
}

const known = new WeakMap<NightRecord, readonly NightEvent[]>();

/** In order of time; at the same instant in the order of `EVENT_KINDS`. */
export function eventsOf(night: NightRecord): readonly NightEvent[] {
  const found = known.get(night);
  if (found !== undefined) return found;
  const instant =
    (kind: EventKind) =>
    ({ at }: { readonly at: number }, index: number): NightEvent => ({ kind, index, at, to: at });
  const span =
    (kind: EventKind) =>
    ({ from, to }: { readonly from: number; readonly to: number }, index: number): NightEvent => ({ kind, index, at: from, to });
  const events = [
    ...night.stages.map(span('stage')),
    ...night.transitions.map(instant('transition')),
    ...night.scenes.map(span('scene')),
    ...night.cues.map(span('cue')),
    ...night.awakenings.map(instant('awakening')),
    ...(night.effects ?? []).map(instant('effect')),
    ...night.marks.map(instant('mark')),
  ];
  // The sort is stable, so that the kinds keep their order.
  events.sort((a, b) => a.at - b.at);
  known.set(night, events);
  return events;
}

export const isSameEvent = (a: NightEvent | null, b: NightEvent | null): boolean => a !== null && b !== null && a.kind === b.kind && a.index === b.index;
