/** A night under a program: the course of sleep, the machine that follows it, and what its cues do to the sleeper. Event-driven. */

import { bad, type Cancel, exponential, good, type NightRecord, type Outcome, STAGES } from '../base/index.ts';
import { LUCID_SIGNAL } from './agreement.ts';
import { actOnPending, deepenLater, judgePeaks } from './cue-effects.ts';
import { turnDream } from './dreaming.ts';
import { LUCID_PER_REM_MINUTE } from './effect-parameters.ts';
import { lightsOut, type Night, type NightStart } from './night.ts';
import { recordOfNight } from './night-record.ts';
import { feed, feedFresh, follow, retarget, tell } from './playing.ts';
import { recordPassage } from './recorder.ts';
import { nextTelling } from './sensing.ts';
import { keepStanding } from './tape.ts';
import { trace } from './traces.ts';
import { outlasting } from './troubles.ts';

export type { Subject } from './night.ts';

export interface NightOptions extends NightStart {
  readonly cancel?: Cancel;
  /** 0..1, about twenty times. */
  readonly onProgress?: (done: number) => void;
  /** Length of each asset by index, ms; null or absent where unknown: then it sounds until it is stopped. */
  readonly assetMs?: readonly (number | null)[];
  /** Someone asks for the way out at this time, ms. */
  readonly releaseAt?: number;
  /** Whether the record holds the course of heart, breath, … where the program reads them; true where absent. Who only counts does without. */
  readonly signals?: boolean;
  /** Counts what the program was told. */
  readonly meter?: { events: number };
}

/** The same machine, subject and seed give the same record. Fails only with `cancelled`. */
export function runNight(options: NightOptions): Outcome<NightRecord> {
  const night = openNight(options);
  let shown = 0;
  for (let turns = 0; night.at < night.length; turns++) {
    if ((turns & 63) === 0) {
      if (options.cancel?.cancelled === true) return cancelled();
      if (night.at >= shown) {
        options.onProgress?.(night.at / night.length);
        shown = night.at + night.length / 20;
      }
    }
    night.at = nextInstant(night);
    if (night.at >= night.length) break;
    live(night);
    if (night.tape !== null) keepStanding(night.tape, night.at, night);
  }
  closeNight(night);
  options.onProgress?.(1);
  if (options.meter !== undefined) options.meter.events += night.steps;
  return good(recordOfNight(night, options));
}

/** Lights out, and the first step of the program. */
export function openNight(options: NightStart): Night {
  const night = lightsOut(options);
  follow(night);
  openStage(night, false);
  if (night.tape !== null) keepStanding(night.tape, 0, night);
  return night;
}

export function closeNight({ course, recorder, machine, length }: Night): void {
  outlasting(recorder.troubles, recorder.tracks, length, recorder.open.find(({ state }) => state === machine.morning)?.from ?? length);
  if ('close' in course) (course.close as () => void)();
}

/** Everything that is due at this instant, in this order. */
export function live(night: Night): void {
  const { course } = night;
  if (night.at >= course.to) changeStage(night);
  if (night.peaks.length > 0) judgePeaks(night);
  if (actOnPending(night)) changeStage(night);
  if (night.at >= night.releaseAt) {
    night.releaseAt = Number.POSITIVE_INFINITY;
    if (!night.off) recordPassage(night.recorder, night.at, night.machine.release, 'release was asked for');
    feed(night, { kind: 'release', at: night.at });
  }
  if (night.at >= night.lucidAt) {
    night.lucidAt = Number.POSITIVE_INFINITY;
    night.effects.push({ at: night.at, kind: 'lucid', cue: night.lucidBy });
    feedFresh(night, { kind: 'event', at: night.at, name: LUCID_SIGNAL });
  }
  for (const { lock, at } of night.findings) if (night.at >= at) feedFresh(night, { kind: 'event', at: night.at, name: lock.event });
  if (night.at >= night.tellAt) tell(night);
  if (night.at >= night.wakeAt) feedFresh(night, { kind: 'clock', at: night.at });
  if (night.recorder.moved) {
    night.recorder.moved = false;
    retarget(night);
    turnDream(night);
  }
}

/** When something happens next, ms; at the end of the night or after it: nothing more does. */
export function nextInstant(n: Night): number {
  let soon = Math.min(n.course.to, n.wakeAt, n.lucidAt, n.releaseAt);
  if (n.pending !== null) soon = Math.min(soon, n.pending.at);
  for (const { at } of n.peaks) soon = Math.min(soon, at);
  for (const { at } of n.findings) soon = Math.min(soon, at);
  n.tellAt = n.off ? Number.POSITIVE_INFINITY : nextTelling(n.sensing, n.at, soon, n);
  return Math.max(n.at, Math.min(soon, n.tellAt));
}

/** Passes into the next bout. */
function changeStage(n: Night): void {
  const { course } = n;
  trace(n.traces, n.at, n);
  if (course.to >= course.end) {
    // After lights on: awake until the morning is over.
    if (course.stage !== 0 && !n.morning) n.awakenings.push({ at: n.at, cause: 'natural', cue: -1 });
    Object.assign(course, { stage: 0, from: course.to, to: Number.POSITIVE_INFINITY, dream: 0 });
    openStage(n, true);
    return;
  }
  const before = n.stage;
  course.next();
  if (course.stage === 0 && before !== 0) {
    n.wokenByCue = n.cause >= 0;
    n.awakenings.push({ at: n.at, cause: n.wokenByCue ? 'cue' : 'natural', cue: n.cause });
  } else if (course.stage !== 0) n.wokenByCue = false;
  n.cause = -1;
  if (course.stage === 0 || n.pending?.kind !== 'wake') n.pending = null;
  openStage(n, false);
}

function openStage(n: Night, afterEnd: boolean): void {
  const { course } = n;
  const known = course.stage < 0 ? n.stage : course.stage;
  if (known !== n.stage) n.stageSince = n.at;
  if (n.onset < 0 && known > 0) n.onset = n.at;
  n.stage = known;
  n.consent.asleep = known > 0;
  n.cycle = course.cycle;
  const name = course.stage < 0 ? '?' : STAGES[course.stage]!;
  const open = n.stages.at(-1);
  if (open?.stage !== name) {
    if (open !== undefined) open.to = n.at;
    n.stages.push({ from: n.at, to: n.at, stage: name });
  }
  n.boutsOpened++;
  n.carrier = -1;
  if (n.doneInBout.length > 0) n.doneInBout.length = 0;
  if (course.dream > 0 && course.cycle !== n.dreamtIn) {
    n.dreamtIn = course.cycle;
    n.effects.push({ at: n.at, kind: course.dream === 2 ? 'nightmare' : 'bad-dream', cue: -1 });
  }
  n.lucidAt = Number.POSITIVE_INFINITY;
  n.lucidBy = -1;
  if (n.listensToLucid && known === 4) {
    const at = n.at + Math.round(exponential(n.lucidRandom, 60_000 / LUCID_PER_REM_MINUTE));
    if (at < course.to) n.lucidAt = at;
  }
  deepenLater(n);
  retarget(n);
  // The morning goes first: a program that answers to waking shall not begin its night anew for an instant.
  if (!n.morning && (afterEnd || course.last()) && n.at > 0) wakeForGood(n);
  tell(n);
}

/** The final awakening: the morning begins. */
function wakeForGood(n: Night): void {
  n.morning = true;
  n.length = Math.max(n.course.end, n.tail > 0 ? n.at + n.tail : 0);
  if (n.off) return;
  recordPassage(n.recorder, n.at, n.machine.morning, 'the final awakening');
  feed(n, { kind: 'morning', at: n.at });
}

const cancelled = () => bad({ why: 'cancelled', message: 'The night was stopped before its end.', hint: 'Run it again when you want it.' });
