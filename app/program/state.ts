/** What a running program is between two steps, what it is told, and what it does: plain data. */

import type { Sensor } from '../base/index.ts';

/** All of a running program. Never changed in place; may be kept, cloned, compared and resumed. */
export interface MachineState {
  /** Time of the last step, whole ms since lights out. */
  readonly at: number;
  /** The configuration: active states in document order. */
  readonly active: readonly number[];
  readonly vars: readonly number[];
  /** In the order of params; texts stand as 0 here. */
  readonly params: readonly number[];
  readonly texts: readonly string[];
  /** In the order of SENSORS. */
  readonly sensors: readonly number[];
  /** For each state that some arm resumes: the atomic states that were active when it was last left; null before that. */
  readonly history: readonly (readonly number[] | null)[];
  /** In the order in which they ring. */
  readonly timers: readonly Timer[];
  /** How each condition, gate and lock of the program stands; see HELD. */
  readonly held: readonly number[];
  readonly cues: CuesState;
  /** The words of the stream that weighted choices draw from. */
  readonly random: readonly number[];
  readonly released: boolean;
}

export interface Timer {
  /** ms since lights out. */
  readonly due: number;
  readonly kind: 'after' | 'every' | 'held' | 'repeat' | 'cue-end' | 'anchor';
  /** Transition, cue, instance or anchor by number. */
  readonly of: number;
  /** The state it dies with; −1: none. */
  readonly owner: number;
}

/** no: does not hold. waiting: holds, but not yet for its time. ready: to be taken. spent: taken, or open, or armed; until it no longer holds. */
export const HELD = { no: 0, waiting: 1, ready: 2, spent: 3 } as const;

export interface CuesState {
  readonly playing: readonly Playing[];
  /** Stopped, and not yet silent; of each cue at most one, the one stopped last. */
  readonly fading: readonly Fading[];
  /** When cues began in the last hour, for limits per hour. */
  readonly starts: readonly number[];
  /** By cue: from when a locked cue may begin again. */
  readonly gaps: Readonly<Record<number, number>>;
  readonly nextInstance: number;
}

export interface Fading extends Pick<Playing, 'instance' | 'cue' | 'ceiling'> {
  /** When it is silent, ms. */
  readonly until: number;
}

export interface Playing {
  readonly instance: number;
  readonly cue: number;
  readonly fadeMs: number;
  /** It has its own time, after which it ends. */
  readonly ends: boolean;
  /** The limit that it was last told of; null: none. */
  readonly ceiling: number | null;
}

export type Input =
  | { readonly kind: 'sensors'; readonly at: number; readonly changes: Partial<Readonly<Record<Sensor, number>>> }
  | { readonly kind: 'event'; readonly at: number; readonly name: string }
  | { readonly kind: 'clock'; readonly at: number }
  /** The way out: obeyed whatever the program says. */
  | { readonly kind: 'release'; readonly at: number }
  | { readonly kind: 'morning'; readonly at: number };

export type Effect =
  | { readonly kind: 'enter' | 'exit'; readonly at: number; readonly state: number }
  | { readonly kind: 'transition'; readonly at: number; readonly transition: number; readonly arm: number }
  | CueStart
  /** A limit began or ended while this cue sounds: from now its level is at most this; null: no limit holds. */
  | { readonly kind: 'cue-ceiling'; readonly at: number; readonly instance: number; readonly ceiling: number | null }
  /** From now it fades to nothing over this time; where it fades already, it is silent by then at the latest. */
  | { readonly kind: 'cue-stop'; readonly at: number; readonly instance: number; readonly fadeMs: number }
  /** A limit on cues per hour held this one back. */
  | { readonly kind: 'cue-withheld'; readonly at: number; readonly cue: number }
  | { readonly kind: 'fade-all'; readonly at: number; readonly overMs: number }
  | { readonly kind: 'mark'; readonly at: number; readonly label: string }
  | { readonly kind: 'set'; readonly at: number; readonly var: number; readonly value: number }
  | { readonly kind: 'raise'; readonly at: number; readonly event: string }
  /** The program reacted to itself without end and was stopped for this instant. */
  | { readonly kind: 'runaway'; readonly at: number };

export interface CueStart {
  readonly kind: 'cue-start';
  readonly at: number;
  readonly cue: number;
  readonly instance: number;
  /** In the channel's unit; that of the first point where there is an envelope. */
  readonly level: number;
  readonly fadeInMs: number;
  readonly fadeOutMs: number;
  /** With its fades; null: until stopped, or the asset's own length. */
  readonly durationMs: number | null;
  readonly loop: boolean;
  /** Points in order of time, ms since it began; the level before the first and after the last stays. Empty: one level. */
  readonly envelope: readonly { readonly atMs: number; readonly level: number }[];
  readonly words: string;
  /** A limit lowered a level. */
  readonly limited: boolean;
}

export interface Step {
  readonly state: MachineState;
  readonly effects: readonly Effect[];
  /** When the machine next has something to do by itself; null: never. */
  readonly wakeAt: number | null;
}
