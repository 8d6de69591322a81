/** What is not played in a night, because its sleeper has not agreed to it, or has nothing at the bed that could. */

import { CHANNELS, type Channel, type Sleeper } from '../base/index.ts';
import type { Machine } from '../program/index.ts';
import { playableFor } from './agreement.ts';
import { type CueStart, startTrack, whatOf } from './cue-track.ts';

export interface Consent {
  /** Channels without consent or without a device: nothing is ever played on them, whatever the program needs. */
  readonly silent: ReadonlySet<Channel>;
  /** No consent to work with memory: what was taken in awake stays silent in sleep. */
  readonly keepsApart: boolean;
  /** What was taken in awake, before sleep. */
  readonly known: Set<string>;
  asleep: boolean;
  /** Cues that stayed silent because they were known. */
  unplayed: number;
}

export function newConsent(sleeper: Sleeper): Consent {
  const { consents } = sleeper;
  const playable = playableFor(sleeper);
  const silent = new Set<Channel>();
  for (const channel of CHANNELS) if (!consents.includes(channel) || !playable.has(channel)) silent.add(channel);
  return {
    silent,
    keepsApart: !consents.includes('memory'),
    known: new Set(),
    asleep: false,
    unplayed: 0,
  };
}

/** Whether a cue that begins stays silent. */
export function staysSilent(c: Consent, { program }: Machine, start: CueStart): boolean {
  const { channel } = program.cues[start.cue]!;
  if (c.silent.has(channel)) return true;
  if (!c.keepsApart || !c.asleep || c.known.size === 0 || (channel !== 'sound' && channel !== 'scent')) return false;
  if (!c.known.has(whatOf(startTrack(program, start, [])))) return false;
  c.unplayed++;
  return true;
}
