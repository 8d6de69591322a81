/** What is not played in a night, because its sleeper has not agreed to it, or has nothing at the bed that could. */

import { CHANNELS, type Channel, type Sleeper } from '../base/index.ts';
import type { Machine } from '../program/index.ts';
import { playableFor } from './agreement.ts';
import { type CueStart, type CueTrack, startTrack } from './cue-track.ts';

interface Known extends Pick<CueTrack, 'channel' | 'label'> {
  readonly words: Set<string>;
}

export interface Consent {
  /** Channels without consent or without a device: nothing is ever played on them, whatever the program needs. */
  readonly silent: ReadonlySet<Channel>;
  /** No consent to work with memory: what was taken in awake stays silent in sleep. */
  readonly keepsApart: boolean;
  /** What was taken in awake, before sleep: by channel and label, and with which words. */
  readonly known: Known[];
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
    known: [],
    asleep: false,
    unplayed: 0,
  };
}

/** A cue is taken in awake, before sleep. */
export function getToKnow({ known }: Consent, { channel, label, words }: CueTrack): void {
  const same = known.find((one) => one.channel === channel && one.label === label);
  if (same === undefined) known.push({ channel, label, words: new Set([words]) });
  else same.words.add(words);
}

/** Whether it was. */
export function isKnown({ known }: Consent, { channel, label, words }: CueTrack): boolean {
  for (const one of known) if (one.channel === channel && one.label === label) return one.words.has(words);
  return false;
}

/** Whether a cue that begins stays silent. */
export function staysSilent(c: Consent, machine: Machine, start: CueStart): boolean {
  const { channel } = machine.program.cues[start.cue]!;
  if (c.silent.size > 0 && c.silent.has(channel)) return true;
  if (!c.keepsApart || !c.asleep || c.known.length === 0 || (channel !== 'sound' && channel !== 'scent')) return false;
  if (!isKnown(c, startTrack(machine, start, []))) return false;
  c.unplayed++;
  return true;
}
