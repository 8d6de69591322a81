/** A night on its way: who sleeps, what the program has done, and what comes next. */

import { type NightRecord, type RandomStream, type Sleeper, type StageSpan, stream } from '../base/index.ts';
import { type Awaited, begin, type Effect, type Machine, type Run, watched } from '../program/index.ts';
import { LUCID_SIGNAL } from './agreement.ts';
import { bodyOf, type Standing } from './body.ts';
import { type Consent, newConsent } from './consent.ts';
import { type Course, recordedCourse, type SleeperCourse, sleeperCourse } from './course.ts';
import type { Heard, Pending } from './cue-effects.ts';
import type { CueTrack } from './cue-track.ts';
import { newDistress } from './distress.ts';
import { type NightMemory, NO_MEMORY, remembering } from './memory.ts';
import { recordingNotes, sleeperNotes } from './night-notes.ts';
import { type Outline, outlineOf } from './outline.ts';
import type { NightPlan } from './plan.ts';
import { performing } from './playing.ts';
import { newRecorder, type Recorder } from './recorder.ts';
import { trimRecording } from './recording.ts';
import { newRhythms, type Rhythms } from './rhythms.ts';
import { newSensing, type Sensing } from './sensing.ts';
import { keepStanding, type Tape } from './tape.ts';
import { newTraces, type Traces } from './traces.ts';
import { usualSleeper } from './usual-sleeper.ts';

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

export interface Night extends Standing {
  readonly machine: Machine;
  readonly tape: Tape | null;
  readonly seed: number;
  /** As remembered nights have left them. */
  readonly sleeper: Sleeper;
  readonly memory: NightMemory;
  readonly course: Course;
  readonly sensing: Sensing;
  readonly rhythms: Rhythms;
  readonly recorder: Recorder;
  readonly traces: Traces;
  readonly natural: StageSpan[];
  readonly stages: StageSpan[];
  readonly awakenings: NightRecord['awakenings'];
  readonly effects: NonNullable<NightRecord['effects']>;
  readonly notes: string[];
  readonly startMinutes: number;
  readonly cueRandom: RandomStream;
  readonly dreamRandom: RandomStream;
  readonly lucidRandom: RandomStream;
  readonly listensToLucid: boolean;
  /** ms after lights on that the morning of the program needs. */
  readonly tail: number;
  at: number;
  /** End of the record: lights on, or later where the morning needs it. */
  length: number;
  readonly run: Run;
  /** The program was taken off. */
  off: boolean;
  steps: number;
  // What comes next, ms; infinite: nothing.
  wakeAt: number;
  tellAt: number;
  lucidAt: number;
  releaseAt: number;
  /** Phases that the program waits for, each with when it is found next. */
  findings: { readonly lock: Awaited; readonly at: number }[];
  /** Sounds on their way to a peak. */
  readonly peaks: { at: number; track: CueTrack }[];
  /** By cue that has come to a peak tonight. */
  readonly heard: Map<number, Heard>;
  /** How many peaks there were. */
  judged: number;
  readonly outline: Outline;
  readonly consent: Consent;
  /** Draws for N3 that is helped. */
  deepened: number;
  rocked: boolean;
  pending: Pending | null;
  /** The cue that the next signal is due to; −1: none. */
  lucidBy: number;
  boutsOpened: number;
  /** What is drawn once in a bout, and was in this one. */
  readonly doneInBout: number[];
  /** Last cue that was taken in in this bout of REM; −1: none. */
  carrier: number;
  /** Cycle whose natural dream is in the record. */
  dreamtIn: number;
  /** Cue that the bout to come was caused by; −1: none. */
  cause: number;
  stage: number;
  stageSince: number;
  onset: number;
  cycle: number;
  wokenByCue: boolean;
  morning: boolean;
}

export interface NightStart {
  readonly machine: Machine;
  readonly subject: Subject;
  readonly seed: number;
  readonly assetMs?: readonly (number | null)[];
  readonly releaseAt?: number;
  readonly signals?: boolean;
  readonly plan?: NightPlan;
  /** What nights before have left. */
  readonly memory?: NightMemory;
  /** Is filled with what it takes to walk the night again. */
  readonly tape?: Tape;
  /** Is told what the program does, as it does it. */
  readonly watch?: (effect: Effect) => void;
}

/** Time shown after the final awakening where the program has something to do then, ms. */
const MORNING_MS = 20 * 60_000;
const UNKNOWN_START_MINUTES = 23 * 60;
const UNKNOWN_SLEEPER = usualSleeper(35, 'f');

/** Lights out: the program has begun. */
export function lightsOut({
  machine,
  subject,
  seed,
  assetMs = [],
  releaseAt,
  signals = true,
  plan: asked,
  memory = NO_MEMORY,
  tape,
  watch,
}: NightStart): Night {
  const sleeper = subject.kind === 'sleeper' ? remembering(subject.sleeper, memory) : UNKNOWN_SLEEPER;
  const plan = memory.slept.length > 0 ? { ...asked, sleptHours: [...(asked?.sleptHours ?? []), ...memory.slept] } : asked;
  const recording = subject.kind === 'hypnogram' ? trimRecording(subject.stages) : null;
  const course: Course & Partial<SleeperCourse> = recording === null ? sleeperCourse(sleeper, seed, plan) : recordedCourse(recording.stages);
  const startMinutes =
    subject.kind === 'sleeper'
      ? (plan?.bedtimeMinutes ?? sleeper.bedtimeMinutes)
      : (subject.startMinutes ?? UNKNOWN_START_MINUTES) + (subject.startMinutes === undefined ? 0 : (recording?.skipped ?? 0) / 60_000);
  const body = bodyOf(sleeper, seed, startMinutes);
  const standing = { stage: 0, stageSince: 0, onset: -1, cycle: course.cycle, wokenByCue: false, distress: newDistress() };
  const { sensing, sensors } = newSensing(machine, body, standing);
  const recorder = newRecorder(machine, assetMs);
  const consent = newConsent(sleeper);
  const peaks: Night['peaks'] = [];
  const options = { seed, sensors: { ...sensors, stage: 0, awake: 1, asleep: 0 } };
  const performer = performing(recorder, consent, peaks);
  const run = begin(machine, options, watch === undefined ? performer : watched(performer, watch));
  const outline = outlineOf(machine);
  if (tape !== undefined) {
    tape.begin = options;
    tape.body = body;
    keepStanding(tape, 0, standing);
  }
  return {
    ...standing,
    machine,
    tape: tape ?? null,
    seed,
    sleeper,
    memory,
    course,
    sensing,
    rhythms: newRhythms(sleeper, seed),
    recorder,
    traces: newTraces(signals ? sensing : null),
    natural: course.natural ?? recording?.stages ?? [],
    stages: [],
    awakenings: [],
    effects: [],
    notes:
      subject.kind === 'hypnogram'
        ? recordingNotes(subject.startMinutes, [...(subject.notes ?? []), ...(recording?.notes ?? [])])
        : sleeperNotes(machine, sleeper),
    startMinutes,
    cueRandom: stream(seed, 'cue'),
    dreamRandom: stream(seed, 'dream'),
    lucidRandom: stream(seed, 'lucid'),
    listensToLucid: course.wakeable && sleeper.consents.includes('lucidity') && machine.events.has(LUCID_SIGNAL),
    tail: outline.hasMorning ? MORNING_MS : 0,
    at: 0,
    length: course.end,
    run,
    off: false,
    steps: 0,
    wakeAt: Number.POSITIVE_INFINITY,
    tellAt: Number.POSITIVE_INFINITY,
    lucidAt: Number.POSITIVE_INFINITY,
    releaseAt: releaseAt ?? Number.POSITIVE_INFINITY,
    findings: [],
    peaks,
    heard: new Map(),
    judged: 0,
    outline,
    consent,
    deepened: 0,
    rocked: false,
    pending: null,
    lucidBy: -1,
    boutsOpened: 0,
    doneInBout: [],
    carrier: -1,
    dreamtIn: -1,
    cause: -1,
    morning: false,
  };
}
