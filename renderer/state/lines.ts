/** What the program does at the playhead, as places of its text: what plays, what was just taken, what holds and waits. */

import type { Span } from '../../dream-dsl/index.ts';
import { placesNow } from './origins.ts';
import type { Table } from './row-places.ts';
import { isNightStale, type State } from './store.ts';

export interface ActiveLine {
  readonly file: string;
  readonly span: Span;
  readonly how: 'plays' | 'taken' | 'holds';
}

/** While playing, what was taken stays marked for so long, in seconds of the author. */
const AFTERGLOW_S = 0.7;

export function activeLines(state: State): readonly ActiveLine[] {
  const { preview, playheadMs, playing, rate, moment } = state;
  if (preview === null || isNightStale(state)) return [];
  const { night } = preview;
  const lines = new Map<string, ActiveLine>();
  const placeOf = placesNow(state);
  const add = (table: Table, row: number, how: ActiveLine['how']) => {
    const place = row < 0 ? null : placeOf(table, row);
    if (place !== null) lines.set(`${table} ${row}`, { ...place, how });
  };
  for (const { cue, from, to } of night.cues) if (from <= playheadMs && playheadMs < to) add('cues', cue, 'plays');
  if (moment !== null)
    for (const { transition, stands } of moment.conditions) if (stands === 'waiting' || stands === 'ready') add('transitions', transition, 'holds');
  const since = playing ? rate * AFTERGLOW_S * 1000 : 1;
  for (const { transition, at } of night.transitions) if (at <= playheadMs && playheadMs - at < since) add('transitions', transition, 'taken');
  return [...lines.values()];
}
