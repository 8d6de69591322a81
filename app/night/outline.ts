/** What nights ask of a program each time, worked out once for each machine. */

import { SENSORS, type Sensor, STAGES, streamKey } from '../base/index.ts';
import type { Machine, Program, Watched } from '../program/index.ts';
import { CONTINUOUS } from './body.ts';
import { causeWords } from './cause-words.ts';
import { tonesOn } from './distress.ts';

export interface Outline {
  readonly reads: readonly Read[];
  /** Those of them that change without an event. */
  readonly moving: readonly Read[];
  /** By stage: the least stage that is one with it to the program. */
  readonly likeStage: Int32Array;
  readonly readsCycle: boolean;
  readonly readsWoken: boolean;
  /** By state, and in the last row always: what of the grid it watches. */
  readonly watched: readonly (readonly Watching[])[];
  /** The program reads a sensor of the grid. */
  readonly continuous: boolean;
  /** By state: how much its tones disturb and soothe, 0–1; null: it has none. */
  readonly tones: readonly (readonly [disturbs: number, soothes: number] | null)[];
  /** Cues that are anchors. */
  readonly anchors: ReadonlySet<number>;
  /** By cue: the stream that says whether it comes into a dream. */
  readonly incorporated: Int32Array;
  /** It has cues that may help N3 to come. */
  readonly rocks: boolean;
  readonly hasMorning: boolean;
  /** By transition: its cause in words, found when it is first taken. */
  readonly causes: Map<number, string>;
}

export interface Read {
  readonly sensor: Sensor;
  /** In SENSORS. */
  readonly place: number;
  /** The numbers between which its values are one to the program; null: none are. */
  readonly apart: readonly number[] | null;
  /** It changes without an event. */
  readonly continuous: boolean;
}

/** `Watched`, with the sensor's place in SENSORS. */
export interface Watching extends Watched {
  readonly place: number;
}

const known = new WeakMap<Machine, Outline>();

export function outlineOf(machine: Machine): Outline {
  let outline = known.get(machine);
  if (outline === undefined) {
    outline = outlined(machine);
    known.set(machine, outline);
  }
  return outline;
}

function outlined(machine: Machine): Outline {
  const { states, transitions, anchors, cues } = machine.program;
  const reads = [...machine.reads].map((sensor) => ({
    sensor,
    place: SENSORS.indexOf(sensor),
    apart: machine.distinctions.get(sensor) ?? null,
    continuous: CONTINUOUS.has(sensor),
  }));
  return {
    reads,
    moving: reads.filter(({ continuous }) => continuous),
    likeStage: likeStage(machine),
    readsCycle: machine.reads.has('cycle'),
    readsWoken: machine.reads.has('wokenByCue'),
    watched: machine.needs.map((row) =>
      row.filter(({ sensor }) => CONTINUOUS.has(sensor)).map((watched) => ({ ...watched, place: SENSORS.indexOf(watched.sensor) })),
    ),
    continuous: [...machine.reads].some((sensor) => CONTINUOUS.has(sensor)),
    tones: states.map(({ tone }) => (tone.length === 0 ? null : tonesOn(tone))),
    anchors: new Set(anchors.flatMap(({ cues }) => cues)),
    incorporated: Int32Array.from(cues, (_, cue) => streamKey(`incorporated ${cue}`)),
    rocks: cues.some(({ channel }) => channel === 'motion' || channel === 'warmth'),
    hasMorning: states.slice(machine.morning).some((s) => s.cues.length > 0) || transitions.some((t) => t.source >= machine.morning),
    causes: new Map(),
  };
}

function likeStage({ reads, distinctions }: Machine): Int32Array {
  const wakes = reads.has('awake') || reads.has('asleep');
  const apart = reads.has('stage') ? (distinctions.get('stage') ?? null) : [];
  const areOne = (a: number, b: number) => a === b || (!(wakes && (a === 0 || b === 0)) && apart !== null && onOneSide(a, b, apart));
  return Int32Array.from(STAGES, (_, stage) => STAGES.findIndex((_, other) => areOne(stage, other)));
}

/** Whether both values are on the same side of each of the numbers. */
export function onOneSide(a: number, b: number, numbers: readonly number[]): boolean {
  for (const number of numbers) if (a > number !== b > number || a < number !== b < number) return false;
  return true;
}

export function causeOf({ causes }: Outline, program: Program, transition: number): string {
  const known = causes.get(transition);
  if (known !== undefined) return known;
  const words = causeWords(program, transition);
  causes.set(transition, words);
  return words;
}
