/** What nights ask of a program each time, worked out once for each machine. */

import { SENSORS, type Sensor, streamKey } from '../base/index.ts';
import type { Machine, Program, Watched } from '../program/index.ts';
import { CONTINUOUS } from './body.ts';
import { causeWords } from './cause-words.ts';
import { tonesOn } from './distress.ts';

export interface Outline {
  readonly reads: readonly Read[];
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
  return {
    reads: [...machine.reads].map((sensor) => ({
      sensor,
      place: SENSORS.indexOf(sensor),
      apart: machine.distinctions.get(sensor) ?? null,
      continuous: CONTINUOUS.has(sensor),
    })),
    watched: machine.needs.map((row) =>
      row.filter(({ sensor }) => CONTINUOUS.has(sensor)).map((watched) => ({ ...watched, place: SENSORS.indexOf(watched.sensor) })),
    ),
    continuous: [...machine.reads].some((sensor) => CONTINUOUS.has(sensor)),
    tones: states.map(({ tone }) => (tone.length === 0 ? null : tonesOn(tone))),
    anchors: new Set(anchors.flatMap(({ cues }) => cues)),
    incorporated: Int32Array.from(cues, (_, cue) => streamKey(`incorporated ${cue}`)),
    hasMorning: states.slice(machine.morning).some((s) => s.cues.length > 0) || transitions.some((t) => t.source >= machine.morning),
    causes: new Map(),
  };
}

export function causeOf({ causes }: Outline, program: Program, transition: number): string {
  const known = causes.get(transition);
  if (known !== undefined) return known;
  const words = causeWords(program, transition);
  causes.set(transition, words);
  return words;
}
