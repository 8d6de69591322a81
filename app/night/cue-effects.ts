/** What cues do to the sleep of a sleeper: at their peak they may wake, lighten, deepen or bring sleep, some seconds later. */

import { exponential, restartAt, streamKey, sumOfTwo, uniform } from '../base/index.ts';
import { type CueTrack, levelAt } from './cue-track.ts';
import { startle } from './distress.ts';
import { takeIn } from './dreaming.ts';
import * as E from './effect-parameters.ts';
import { habituation, nightsHeard } from './memory.ts';
import type { Night } from './night.ts';
import { quantile, WAKE_BOUT } from './tables.ts';
import { trace } from './traces.ts';
import { CALM, earShift, type Hearer, type Lying, type Rousing, rousingBySound, rousingByTouch } from './waking.ts';

/** What a cue has set going; it happens at `at` if the sleeper is still in this stage. */
export interface Pending {
  readonly at: number;
  readonly cue: number;
  readonly stage: number;
  readonly kind: 'wake' | 'lighter' | 'deeper' | 'nightmare';
}

/** How a cue was heard tonight: how often; as a sound, when last, and the level that its train counts as, dB. */
export interface Heard {
  times: number;
  at: number;
  level: number;
}

const MINUTE = 60_000;
/** Kinds of draws; each event has its own, so that what one cue does never moves the draw of another. */
const SALT = 8;
const CUE = streamKey('cue');
const PILLOW = streamKey('pillow');
const DRAWS = { rouse: 0, delay: 1, bout: 2, deepen: 3 } as const;

/** A number in [0, 1) for an event of the night. */
function drawn(n: Night, what: keyof typeof DRAWS, event: number): number {
  restartAt(n.cueRandom, n.seed, CUE, event * SALT + DRAWS[what]);
  return uniform(n.cueRandom);
}

/** Judges the cues that have reached a peak. */
export function judgePeaks(n: Night): void {
  const { peaks } = n;
  let later = 0;
  for (const peak of peaks) {
    if (peak.at > n.at) peaks[later++] = peak;
    else judge(n, peak.track, levelAt(peak.track, n.at));
  }
  while (peaks.length > later) peaks.pop();
}

function judge(n: Night, track: CueTrack, level: number): void {
  let heard = n.heard.get(track.cue);
  if (heard === undefined) {
    heard = { times: 0, at: Number.NEGATIVE_INFINITY, level: Number.NEGATIVE_INFINITY };
    n.heard.set(track.cue, heard);
  }
  const times = heard.times++;
  const event = n.judged++;
  const sound = track.channel === 'sound';
  const lying = sound ? lyingOf(n) : 'free';
  if (!n.course.wakeable) return;
  const { stage } = n;
  const hearer: Hearer = { sleeper: n.sleeper, stage, lying, minutes: n.at / MINUTE, nights: nightsHeard(n.memory, track.cue) + habituation(times) };
  const rousing = sound ? bySound(n, track, heard, level, hearer) : stage > 0 ? rousingByTouch(hearer, track.channel, level, track.label) : CALM;
  if (!sound || level + earShift(n.sleeper, lying) >= E.HEARD_FROM_DB) takeIn(n, track);
  if (stage === 0) rock(n, track, level);
  else if (n.pending === null && n.course.stage > 0) {
    const u = rousing === CALM ? 1 : drawn(n, 'rouse', event);
    const kind = u < rousing.wakes ? 'wake' : u < rousing.wakes + rousing.lightens && E.SHIFT_TO[stage]! > 0 ? 'lighter' : null;
    if (kind !== null) n.pending = { at: n.at + 1 + Math.round(drawn(n, 'delay', event) * E.AWAKENING_DELAY_S * 1000), cue: track.cue, stage, kind };
    else deepenLater(n);
  }
}

/** What this sound adds to what was heard already, alone or in a train, rouses. */
function bySound(n: Night, track: CueTrack, train: Heard, level: number, hearer: Hearer): Rousing {
  let others = 0;
  for (const other of n.recorder.playing) if (other !== track && other.channel === 'sound' && other.judged > 0) others += 10 ** (levelAt(other, n.at) / 10);
  const goesOn = n.at - train.at <= E.TRAIN_GAP_S * 1000;
  const inTrain = goesOn ? level + E.TRAIN_DB : level;
  const background = others > 0 ? 10 * Math.log10(others) : Number.NEGATIVE_INFINITY;
  const heard = Math.max(track.judged, goesOn ? train.level : Number.NEGATIVE_INFINITY);
  track.judged = level;
  train.at = n.at;
  train.level = goesOn ? Math.max(train.level, inTrain) : inTrain;
  return hearer.stage > 0 ? rousingBySound(hearer, sumOfTwo(background, heard), sumOfTwo(background, inTrain)) : CALM;
}

/** How the sleeper lies since the last awakening. */
function lyingOf(n: Night): Lying {
  const { left, right } = n.sleeper.hearing;
  if (left === right) return 'free';
  restartAt(n.cueRandom, n.seed, PILLOW, n.awakenings.length);
  const u = uniform(n.cueRandom);
  return u < E.LYING_ON.left ? 'left' : u < E.LYING_ON.left + E.LYING_ON.right ? 'right' : 'free';
}

/** Rocking before the first sleep brings it sooner. */
function rock(n: Night, { channel, cue }: CueTrack, level: number): void {
  const efficiency = (6000 * n.sleeper.sleepNeedHours) / n.sleeper.timeInBedMinutes;
  if (channel !== 'motion' || level <= 0 || n.onset >= 0 || n.rocked || n.course.stage !== 0 || efficiency >= E.ROCKED_EFFICIENCY) return;
  n.rocked = true;
  n.course.fallAsleep(Math.round(n.at + (n.course.to - n.at) * E.ROCKED_ONSET));
  n.effects.push({ at: n.at, kind: 'sooner', cue });
}

/** N3 comes more readily from N2 while something rocks, or warms a little. */
export function deepenLater(n: Night): void {
  if (!n.outline.rocks || n.stage !== 2 || n.pending !== null || !n.course.wakeable) return;
  const cue = deepening(n);
  if (cue === null) return;
  restartAt(n.cueRandom, n.seed, CUE, n.deepened++ * SALT + DRAWS.deepen);
  const at = n.at + 1 + Math.round(exponential(n.cueRandom, (60 * MINUTE) / E.DEEPENED_PER_H));
  if (at < n.course.to) n.pending = { at, cue: cue.cue, stage: 2, kind: 'deeper' };
}

function deepening(n: Night): CueTrack | null {
  for (const track of n.recorder.playing) {
    if (track.channel !== 'motion' && track.channel !== 'warmth') continue;
    const level = levelAt(track, n.at);
    if (level > 0 && level <= (track.channel === 'motion' ? E.MOTION_WAKES.from : E.WARMTH.deepens)) return track;
  }
  return null;
}

/** Does what is pending and due. True where the running bout ends by it. */
export function actOnPending(n: Night): boolean {
  if (n.pending === null || n.at < n.pending.at) return false;
  const { cue, kind, stage } = n.pending;
  n.pending = null;
  if (n.course.stage <= 0 || n.at <= n.course.from || n.at >= n.course.to) return false;
  const event = n.judged;
  if (kind === 'wake' || kind === 'nightmare') {
    n.course.wake(n.at, Math.round(quantile(WAKE_BOUT, drawn(n, 'bout', event)) * MINUTE));
    n.cause = cue;
    trace(n.traces, n.at, n);
    startle(n.distress, n.at, n.sleeper);
    return true;
  }
  if (n.course.stage !== stage || (kind === 'deeper' && deepening(n) === null)) return false;
  const to = kind === 'deeper' ? 3 : E.SHIFT_TO[stage]!;
  const ms = Math.round(-Math.log(1 - drawn(n, 'bout', event)) * E.SHIFTED_BOUT * MINUTE);
  if (!n.course.shift(n.at, to, ms)) return false;
  n.effects.push({ at: n.at, kind, cue });
  return true;
}
