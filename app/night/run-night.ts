/** A night under a program: the course of sleep, the machine that follows it, and what its cues do to the sleeper. Event-driven. */

import {
  bad,
  type Cancel,
  exponential,
  good,
  type NightRecord,
  type Outcome,
  type Sensor,
  type Sleeper,
  STAGES,
  type StageSpan,
  stream,
  uniform,
} from '../base/index.ts';
import { type Input, type Machine, type Step, start, step } from '../program/index.ts';
import { type Body, bodyOf, CONTINUOUS, GRID_MS, type Instant } from './body.ts';
import { type Course, recordedCourse, sleeperCourse } from './course.ts';
import { type CueTrack, levelAt, peaksOf } from './cue-track.ts';
import { aim, type Distress, distressAt, distressTarget, newDistress, note } from './distress.ts';
import { sleepNight, spansOf } from './natural-night.ts';
import { audienceNotes, recordingNotes } from './night-notes.ts';
import { AWAKENING_DELAY_S, LUCID_PER_REM_MINUTE } from './parameters.ts';
import { finish, newRecorder, type Recorder, record, recorderNotes, recordPassage, silence, tonesOf } from './recorder.ts';
import { cut, extended, trimRecording } from './recording.ts';
import { summarize } from './summary.ts';
import { quantile, WAKE_BOUT } from './tables.ts';
import { usualSleeper } from './usual-sleeper.ts';
import { sumOfLevels, wakingBySound } from './waking.ts';

export type Subject =
  | { readonly kind: 'sleeper'; readonly sleeper: Sleeper }
  /** Plays as recorded; nothing wakes it. `startMinutes` is the clock at its first epoch, where known; `notes` are what its reader found. */
  | {
      readonly kind: 'hypnogram';
      readonly name: string;
      readonly stages: readonly StageSpan[];
      readonly startMinutes?: number;
      readonly notes?: readonly string[];
    };

export interface NightOptions {
  readonly machine: Machine;
  readonly subject: Subject;
  readonly seed: number;
  readonly cancel?: Cancel;
  /** 0..1, about twenty times. */
  readonly onProgress?: (done: number) => void;
  /** Length of each asset by index, ms; null or absent where unknown: then it sounds until it is stopped. */
  readonly assetMs?: readonly (number | null)[];
  /** Someone asks for the way out at this time, ms. */
  readonly releaseAt?: number;
}

/** Time shown after the final awakening where the program has something to do then, ms. */
const MORNING_MS = 20 * 60_000;
/** More steps than this in one night and the program is taken off; it would only burn time. */
const MAX_STEPS = 200_000;
const OFF_FADE_MS = 60_000;
const UNKNOWN_START_MINUTES = 23 * 60;
const UNKNOWN_SLEEPER = usualSleeper(35, 'f');

/** The same machine, subject and seed give the same record. Fails only with `cancelled`. */
export function runNight(options: NightOptions): Outcome<NightRecord> {
  const night = begin(options);
  const { course, length } = night;
  let shown = 0;
  for (let turns = 0; night.at < length; turns++) {
    if ((turns & 63) === 0) {
      if (options.cancel?.cancelled === true) return cancelled();
      if (night.at >= shown) {
        options.onProgress?.(night.at / length);
        shown = night.at + length / 20;
      }
    }
    night.at = nextInstant(night);
    if (night.at >= length) break;
    if (night.at >= course.to) changeStage(night);
    hearSounds(night);
    wakeByCue(night);
    if (night.at >= night.releaseAt) {
      night.releaseAt = Number.POSITIVE_INFINITY;
      if (!night.off) recordPassage(night.recorder, night.at, night.machine.release, 'release was asked for');
      feed(night, { kind: 'release', at: night.at });
    }
    if (night.at >= night.lucidAt) {
      night.lucidAt = Number.POSITIVE_INFINITY;
      feed(night, { kind: 'event', at: night.at, name: 'signal.LRLR' });
    }
    if (night.at >= night.gridAt) {
      night.gridAt += GRID_MS;
      sense(night, false);
    }
    if (night.at >= night.wakeAt) feed(night, { kind: 'clock', at: night.at });
    if (night.recorder.moved) {
      night.recorder.moved = false;
      retarget(night);
    }
  }
  options.onProgress?.(1);
  return good(recordOfNight(night, options));
}

interface Night {
  readonly machine: Machine;
  readonly sleeper: Sleeper;
  readonly course: Course;
  readonly body: Body;
  readonly recorder: Recorder;
  readonly distress: Distress;
  readonly natural: StageSpan[];
  readonly stages: StageSpan[];
  readonly awakenings: NightRecord['awakenings'];
  readonly notes: string[];
  readonly startMinutes: number;
  readonly cueRandom: Int32Array;
  readonly lucidRandom: Int32Array;
  readonly reads: readonly Sensor[];
  readonly told: Map<Sensor, number>;
  readonly traces: Map<Sensor, [ms: number, value: number][]>;
  readonly listensToLucid: boolean;
  readonly tail: number;
  at: number;
  /** End of the record: lights on, or later where the morning needs it. */
  length: number;
  last: Step;
  off: boolean;
  steps: number;
  wakeAt: number;
  gridAt: number;
  lucidAt: number;
  releaseAt: number;
  /** Sounds on their way to a peak. */
  readonly peaks: { at: number; track: CueTrack }[];
  readonly heard: Map<number, number>;
  pending: { at: number; cue: number } | null;
  /** Cue that the bout to come was caused by; −1: none. */
  cause: number;
  /** Last known stage, and since when. */
  stage: number;
  stageSince: number;
  onset: number;
  wokenByCue: boolean;
  morning: boolean;
}

function begin({ machine, subject, seed, assetMs = [], releaseAt }: NightOptions): Night {
  const { program } = machine;
  const sleeper = subject.kind === 'sleeper' ? subject.sleeper : UNKNOWN_SLEEPER;
  const recording = subject.kind === 'hypnogram' ? trimRecording(subject.stages) : null;
  const natural = recording?.stages ?? spansOf(sleepNight(sleeper, seed));
  const course = recording === null ? sleeperCourse(sleeper, seed) : recordedCourse(natural);
  const startMinutes =
    subject.kind === 'sleeper'
      ? sleeper.bedtimeMinutes
      : (subject.startMinutes ?? UNKNOWN_START_MINUTES) + (subject.startMinutes === undefined ? 0 : (recording?.skipped ?? 0) / 60_000);
  const listens = (event: (name: string) => boolean) => program.transitions.some((t) => t.cause.on === 'event' && event(t.cause.event));
  const reads = new Set(machine.reads);
  if (listens((name) => name.startsWith('stage.'))) reads.add('stage');
  if (listens((name) => name === 'wake' || name === 'sleep')) reads.add('awake');
  const hasMorning = program.states.slice(machine.morning).some((s) => s.cues.length > 0) || program.transitions.some((t) => t.source >= machine.morning);
  const body = bodyOf(sleeper, seed, startMinutes);
  const sensors = Object.fromEntries(
    [...reads].map((s) => [s, body.read(s, { at: 0, stage: 0, stageSince: 0, onset: -1, cycle: 0, distress: 0, wokenByCue: false })]),
  );
  const last = start(machine, { seed, sensors: { ...sensors, stage: 0, awake: 1, asleep: 0 } });
  const night: Night = {
    machine,
    sleeper,
    course,
    body,
    recorder: newRecorder(machine, assetMs),
    distress: newDistress(),
    natural,
    stages: [],
    awakenings: [],
    notes:
      subject.kind === 'hypnogram'
        ? recordingNotes(subject.startMinutes, [...(subject.notes ?? []), ...(recording?.notes ?? [])])
        : audienceNotes(machine, sleeper),
    startMinutes,
    cueRandom: stream(seed, 'cue'),
    lucidRandom: stream(seed, 'lucid'),
    reads: [...reads],
    told: new Map(Object.entries(sensors) as [Sensor, number][]),
    traces: new Map([...reads].filter((s) => CONTINUOUS.has(s) && !['stageTime', 'onsetTime', 'clock', 'phase', 'distress'].includes(s)).map((s) => [s, []])),
    listensToLucid: course.wakeable && listens((name) => name === 'signal.LRLR'),
    tail: hasMorning ? MORNING_MS : 0,
    at: 0,
    length: course.end,
    last,
    off: false,
    steps: 0,
    wakeAt: Number.POSITIVE_INFINITY,
    gridAt: [...reads].some((s) => CONTINUOUS.has(s)) ? 0 : Number.POSITIVE_INFINITY,
    lucidAt: Number.POSITIVE_INFINITY,
    releaseAt: releaseAt ?? Number.POSITIVE_INFINITY,
    peaks: [],
    heard: new Map(),
    pending: null,
    cause: -1,
    stage: 0,
    stageSince: 0,
    onset: -1,
    wokenByCue: false,
    morning: false,
  };
  takeStep(night, last);
  openStage(night, false);
  return night;
}

function nextInstant(n: Night): number {
  const soon = Math.min(n.course.to, n.wakeAt, n.gridAt, n.lucidAt, n.releaseAt, n.pending?.at ?? Number.POSITIVE_INFINITY);
  return n.peaks.reduce((first, peak) => Math.min(first, peak.at), Math.max(n.at, soon));
}

/** Passes into the next bout. */
function changeStage(n: Night): void {
  const { course } = n;
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
  n.pending = null;
  openStage(n, false);
}

function openStage(n: Night, afterEnd: boolean): void {
  const { course } = n;
  const known = course.stage < 0 ? n.stage : course.stage;
  if (known !== n.stage) n.stageSince = n.at;
  if (n.onset < 0 && known > 0) n.onset = n.at;
  n.stage = known;
  const name = course.stage < 0 ? '?' : STAGES[course.stage]!;
  const open = n.stages.at(-1);
  if (open?.stage !== name) {
    if (open !== undefined) open.to = n.at;
    n.stages.push({ from: n.at, to: n.at, stage: name });
  }
  n.lucidAt = Number.POSITIVE_INFINITY;
  if (n.listensToLucid && known === 4) {
    const at = n.at + Math.round(exponential(n.lucidRandom, 60_000 / LUCID_PER_REM_MINUTE));
    if (at < course.to) n.lucidAt = at;
  }
  retarget(n);
  // The morning goes first: a program that answers to waking shall not begin its night anew for an instant.
  if (!n.morning && (afterEnd || course.last()) && n.at > 0) wakeForGood(n);
  sense(n, true);
}

/** The final awakening: the morning begins. */
function wakeForGood(n: Night): void {
  n.morning = true;
  n.length = Math.max(n.course.end, n.tail > 0 ? n.at + n.tail : 0);
  if (n.off) return;
  recordPassage(n.recorder, n.at, n.machine.morning, 'the final awakening');
  feed(n, { kind: 'morning', at: n.at });
}

/** Tells the machine what changed among the sensors that it reads. */
function sense(n: Night, always: boolean): void {
  if (n.off || n.reads.length === 0) return;
  const instant: Instant = {
    at: n.at,
    stage: n.stage,
    stageSince: n.stageSince,
    onset: n.onset,
    cycle: n.course.cycle,
    distress: distressAt(n.distress, n.at),
    wokenByCue: n.wokenByCue,
  };
  const changes: Partial<Record<Sensor, number>> = {};
  let changed = false;
  for (const sensor of n.reads) {
    const value = n.body.read(sensor, instant);
    if (n.told.get(sensor) === value) continue;
    n.told.set(sensor, value);
    n.traces.get(sensor)?.push([n.at, value]);
    changes[sensor] = value;
    changed = true;
  }
  if (changed || (always && n.wakeAt <= n.at)) feed(n, { kind: 'sensors', at: n.at, changes });
}

function feed(n: Night, input: Input): void {
  if (n.off) return;
  if (++n.steps > MAX_STEPS) {
    n.off = true;
    n.wakeAt = n.gridAt = Number.POSITIVE_INFINITY;
    silence(n.recorder, n.at, OFF_FADE_MS);
    n.notes.push(
      `The program was taken off after ${MAX_STEPS} steps, at minute ${Math.floor(n.at / 60_000)}: it never comes to rest. Everything faded; the sleeper slept on.`,
    );
    return;
  }
  takeStep(n, step(n.machine, n.last.state, input));
}

function takeStep(n: Night, taken: Step): void {
  n.last = taken;
  // A machine that wants to be woken at once is woken a millisecond later: time has to pass.
  n.wakeAt = taken.wakeAt === null ? Number.POSITIVE_INFINITY : Math.max(n.at + 1, taken.wakeAt);
  for (const effect of taken.effects) {
    const track = record(n.recorder, effect);
    if (track === null || track.channel !== 'sound' || effect.kind !== 'cue-start') continue;
    for (const at of peaksOf(track)) n.peaks.push({ at, track });
  }
}

/** Judges the sounds that have reached a peak: what they add to what was heard already may wake. */
function hearSounds(n: Night): void {
  if (n.peaks.length === 0) return;
  const due = n.peaks.filter((peak) => peak.at <= n.at);
  if (due.length === 0) return;
  for (const peak of due) {
    n.peaks.splice(n.peaks.indexOf(peak), 1);
    const { track } = peak;
    const level = levelAt(track, n.at);
    const times = n.heard.get(track.cue) ?? 0;
    n.heard.set(track.cue, times + 1);
    const others: number[] = [];
    for (const other of n.recorder.playing.values()) if (other !== track && other.channel === 'sound' && other.judged > 0) others.push(levelAt(other, n.at));
    const before = sumOfLevels([...others, track.judged]);
    const after = sumOfLevels([...others, level]);
    track.judged = level;
    if (!n.course.wakeable || n.course.stage <= 0 || n.pending !== null) continue;
    const chance = wakingBySound(n.sleeper, n.course.stage, before, after, times);
    if (chance > 0 && uniform(n.cueRandom) < chance) n.pending = { at: n.at + 1 + Math.round(uniform(n.cueRandom) * AWAKENING_DELAY_S * 1000), cue: track.cue };
  }
}

function wakeByCue(n: Night): void {
  if (n.pending === null || n.at < n.pending.at) return;
  const { cue } = n.pending;
  n.pending = null;
  if (n.course.stage <= 0 || n.at <= n.course.from || n.at >= n.course.to) return;
  n.course.wake(n.at, Math.round(quantile(WAKE_BOUT, uniform(n.cueRandom)) * 60_000));
  n.cause = cue;
  changeStage(n);
}

function retarget(n: Night): void {
  aim(n.distress, n.at, distressTarget(n.sleeper, n.stage, n.course.dream, tonesOf(n.recorder), n.recorder.released && !n.morning));
}

function recordOfNight(n: Night, { subject, seed }: NightOptions): NightRecord {
  const { length } = n;
  const stages = n.stages.filter((s) => s.from < length);
  const final = stages.at(-1);
  if (final !== undefined) final.to = length;
  note(n.distress, length);
  const cueAwakenings = n.awakenings.filter((a) => a.cause === 'cue').length;
  const signals: NightRecord['signals'] = [{ name: 'distress', unit: '0–1', points: n.distress.points }];
  for (const [sensor, points] of n.traces)
    if (points.length > 0) signals.push({ name: sensor, unit: sensor === 'heart' || sensor === 'breath' ? '/min' : '0–1', points });
  for (const [i, points] of n.recorder.vars.entries()) {
    const { name, value } = n.machine.program.vars[i]!;
    if (points.length > 0) signals.push({ name, unit: 'variable', points: [[0, value], ...points, [length, points.at(-1)![1]]] });
  }
  return {
    subject: { kind: subject.kind, name: subject.kind === 'sleeper' ? subject.sleeper.name : subject.name },
    seed,
    startMinutes: n.startMinutes,
    durationMs: length,
    stages,
    naturalStages: extended(n.natural, length),
    ...finish(n.recorder, length),
    awakenings: n.awakenings.filter((a) => a.at < length),
    signals,
    summary: summarize(cut(stages, 0, n.course.end), cueAwakenings, n.recorder.released),
    notes: [...n.notes, ...recorderNotes(n.recorder)],
  };
}

const cancelled = () => bad({ why: 'cancelled', message: 'The night was stopped before its end.', hint: 'Run it again when you want it.' });
