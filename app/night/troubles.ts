/** What a program does that no night should: where it first did, and how often. */

import type { NightRecord } from '../base/index.ts';
import type { CueTrack } from './cue-track.ts';

type Trouble = NonNullable<NightRecord['troubles']>[number];

/** Beginnings of one cue that were held back or not kept, from which on it counts as a flood. [convention] */
const FLOOD = 100;

export interface Troubles {
  /** The transition that was taken last: where a program goes round, it is one of the round. */
  lastTaken: number;
  readonly known: Map<string, Trouble>;
}

export const newTroubles = (): Troubles => ({ lastTaken: -1, known: new Map() });

export function amiss({ known }: Troubles, kind: Trouble['kind'], at: number, row: number): void {
  const key = `${kind} ${row}`;
  const before = known.get(key);
  known.set(key, { kind, row, at: before?.at ?? at, times: (before?.times ?? 0) + 1 });
}

/** Cues that would go on for longer than the whole night, and that nothing but its end stopped. `over`: when sleep was over, ms. */
export function outlasting(troubles: Troubles, tracks: readonly CueTrack[], length: number, over: number): void {
  for (const { cue, asked, to } of tracks) if (Number.isFinite(asked) && asked > length && to >= over) amiss(troubles, 'outlasts', Math.min(to, length), cue);
}

/** In order of time; none at all where nothing was amiss. */
export function troublesOf({ known }: Troubles): Pick<NightRecord, 'troubles'> {
  const troubles = [...known.values()].filter(({ kind, times }) => kind !== 'flood' || times >= FLOOD).sort((a, b) => a.at - b.at);
  return troubles.length === 0 ? {} : { troubles };
}
