/** The program in the night: what it is given, and what it does with it. */

import { awaitedLocks, type Input, type Performer, post, postSensors, wakeOf } from '../program/index.ts';
import { staysSilent } from './consent.ts';
import { addPeaksOf } from './cue-track.ts';
import { aim, distressTarget } from './distress.ts';
import type { Night } from './night.ts';
import { type Recorder, recordingBy, silence, toneOf } from './recorder.ts';
import { nextFinding } from './rhythms.ts';
import { attend, hasNews, newsOf, untold } from './sensing.ts';
import { trace } from './traces.ts';
import { amiss } from './troubles.ts';

/** More steps than this in one night and the program is taken off; it would only burn time. The same for runs without an end. */
const MAX_STEPS = 200_000;
const MAX_RUNAWAYS = 100;
const OFF_FADE_MS = 60_000;

/** Tells what changed among the sensors that the program reads. */
export function tell(n: Night): void {
  if (hasNews(n.sensing, n.at, n)) feedNews(n, n.at);
  else listen(n);
}

/** The same as `feed`; before it, what a reaction may read is told as it was at the last point of the grid. */
export function feedFresh(n: Night, input: Input): void {
  const point = n.off ? -1 : untold(n.sensing, input.at);
  if (point >= 0 && hasNews(n.sensing, point, n)) feedNews(n, point);
  feed(n, input);
}

export function feed(n: Night, input: Input): void {
  if (!goesOn(n)) return;
  n.tape?.inputs.push(input);
  post(n.run, input);
  follow(n);
}

/** What is new to the program of the sensors that it reads. */
function feedNews(n: Night, at: number): void {
  if (!goesOn(n)) return;
  const { told, news } = n.sensing;
  n.tape?.inputs.push({ kind: 'sensors', at, changes: newsOf(n.sensing) });
  postSensors(n.run, at, news, told);
  follow(n);
}

/** Counts a step. False where the program is off, also from now on. */
function goesOn(n: Night): boolean {
  if (n.off) return false;
  if (++n.steps > MAX_STEPS) takeOff(n, `after ${MAX_STEPS} steps`);
  else if (n.recorder.runaways > MAX_RUNAWAYS) takeOff(n, `after ${MAX_RUNAWAYS} runs without an end`);
  return !n.off;
}

/** What the program does is recorded, but for what stays silent. */
export const performing = (recorder: Recorder, consent: Night['consent'], peaks: Night['peaks']): Performer =>
  recordingBy(
    recorder,
    (start) => !staysSilent(consent, recorder.machine, start),
    (track) => addPeaksOf(track, peaks),
  );

/** After a step of the program. */
export function follow(n: Night): void {
  const { state } = n.run;
  // A machine that wants to be woken at once is woken a millisecond later: time has to pass.
  n.wakeAt = Math.max(n.at + 1, wakeOf(state) ?? Number.POSITIVE_INFINITY);
  if (n.recorder.moved) attend(n.sensing, state.active);
  listen(n);
}

/** Looks for the phases that the program waits for, up to the end of the bout. */
function listen(n: Night): void {
  if (n.machine.locks.length === 0 || n.off) return;
  n.findings = awaitedLocks(n.machine, n.run.state).map((lock) => ({ lock, at: nextFinding(n.rhythms, lock, n.at, n.course.to, n.stage) }));
}

/** What distress moves towards, after a change of stage, dream or scene. */
export function retarget(n: Night): void {
  trace(n.traces, n.at, n);
  aim(n.distress, n.at, distressTarget(n.sleeper, n.stage, n.course.dream, toneOf(n.recorder), n.recorder.released && !n.morning));
}

function takeOff(n: Night, why: string): void {
  n.off = true;
  if (n.tape !== null) n.tape.offAt = n.at;
  n.wakeAt = Number.POSITIVE_INFINITY;
  n.findings = [];
  silence(n.recorder, n.at, OFF_FADE_MS);
  amiss(n.recorder.troubles, 'taken-off', n.at, n.recorder.troubles.lastTaken);
  n.notes.push(`The program was taken off ${why}, at minute ${Math.floor(n.at / 60_000)}: it never comes to rest. Everything faded; the sleeper slept on.`);
}
