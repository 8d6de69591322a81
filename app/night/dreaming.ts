/** What of cues comes into dreams and memory, and when a program's tone turns a dream bad. */

import { EFFECTS, exponential, type NightRecord, restartAt, streamKey, uniform } from '../base/index.ts';
import { getToKnow, isKnown } from './consent.ts';
import type { CueTrack } from './cue-track.ts';
import { relieve } from './distress.ts';
import * as E from './effect-parameters.ts';
import type { Night } from './night.ts';
import { toneOf } from './recorder.ts';
import { trace } from './traces.ts';

type Kind = NonNullable<NightRecord['effects']>[number]['kind'];

const INCUBATED = streamKey('incubated');
const TURNED = streamKey('turned');
const LUCID_CUED = streamKey('lucid-cued');

/** A cue was taken in by the sleeper, awake or asleep. */
export function takeIn(n: Night, track: CueTrack): void {
  const { stage } = n;
  if (stage === 0) {
    if (n.onset < 0) getToKnow(n.consent, track);
    return;
  }
  if (n.outline.anchors.has(track.cue)) {
    trace(n.traces, n.at, n);
    relieve(n.distress, n.at);
  }
  if (stage === 1 && track.words !== '' && once(n, 'incubated', -1) && draw(n, INCUBATED) < E.INCUBATION) happen(n, 'incubated', track.cue);
  if ((track.channel === 'sound' || track.channel === 'scent') && E.REACTIVATION_G[stage]! > 0 && isKnown(n.consent, track)) {
    if (!n.effects.some(({ kind, cue }) => kind === 'reactivated' && cue === track.cue)) happen(n, 'reactivated', track.cue);
  }
  if (stage !== 4) return;
  n.carrier = track.cue;
  if (once(n, 'incorporated', track.cue) && draw(n, n.outline.incorporated[track.cue]!) < E.INCORPORATION[track.channel]) happen(n, 'incorporated', track.cue);
  if (isKnown(n.consent, track)) cueInRem(n, track);
  turnDream(n);
}

/** A cue in REM that is known from waking. */
function cueInRem(n: Night, { cue }: CueTrack): void {
  if (toneOf(n.recorder)[1] > 0 && !n.effects.some(({ kind }) => kind === 'rehearsed')) happen(n, 'rehearsed', cue);
  if (!n.listensToLucid || !once(n, 'lucid', -1)) return;
  restartAt(n.dreamRandom, n.seed, LUCID_CUED, n.boutsOpened);
  const at = n.at + 1 + Math.round(exponential(n.dreamRandom, 60_000 / (E.LUCID_PER_REM_MINUTE * (E.LUCID_CUED - 1))));
  if (at < n.course.to && at < n.lucidAt) {
    n.lucidAt = at;
    n.lucidBy = cue;
  }
}

/** Where a disturbing scene meets a prone dreamer in REM, and a cue has carried it there, the dream may turn: one draw for each bout. */
export function turnDream(n: Night): void {
  if (n.stage !== 4 || n.carrier < 0 || n.course.dream !== 0 || !n.course.wakeable || n.recorder.released) return;
  const nightmare = E.NIGHTMARE_BY_TONE * toneOf(n.recorder)[0] * n.sleeper.nightmareProneness;
  if (nightmare === 0) return;
  const u = draw(n, TURNED);
  if (u < nightmare) {
    n.course.dream = 2;
    happen(n, 'nightmare', n.carrier);
    const at = n.at + 1 + Math.round((u / nightmare) * E.NIGHTMARE_WAKES_WITHIN * 60_000);
    if (n.pending === null && at < n.course.to) n.pending = { at, cue: n.carrier, stage: 4, kind: 'nightmare' };
  } else if (u < nightmare * (1 + E.BAD_DREAMS_PER_NIGHTMARE)) {
    n.course.dream = 1;
    happen(n, 'bad-dream', n.carrier);
  }
}

function happen(n: Night, kind: Kind, cue: number): void {
  n.effects.push({ at: n.at, kind, cue });
}

/** Whether this is the first of its kind in the running bout. */
function once(n: Night, kind: Kind, cue: number): boolean {
  const key = EFFECTS.indexOf(kind) + (cue + 1) * EFFECTS.length;
  if (n.doneInBout.includes(key)) return false;
  n.doneInBout.push(key);
  return true;
}

/** A number in [0, 1) that belongs to the running bout; the same whenever it is asked for. */
function draw(n: Night, kind: number): number {
  restartAt(n.dreamRandom, n.seed, kind, n.boutsOpened);
  return uniform(n.dreamRandom);
}
