/** What a running program is between two steps, what it is told, and what it does: plain data. */

import type { Sensor } from '../base/index.ts';

/** All of a running program. Never changed in place; may be kept, cloned, compared and resumed. */
export interface MachineState {
  /** Time of the last step, whole ms since lights out. */
  readonly at: number;
  /** Active states in document order. */
  readonly active: readonly number[];
  readonly vars: readonly number[];
  /** In the order of params; texts stand as 0 here. */
  readonly params: readonly number[];
  readonly texts: readonly string[];
  /** In the order of SENSORS. */
  readonly sensors: readonly number[];
  /** Atomic states that were active when a state was last left, by state. */
  readonly history: Readonly<Record<number, readonly number[]>>;
  readonly timers: readonly Timer[];
  /** `when` transitions whose condition holds: `waiting` for its time, `ready` until it can be taken, or `spent` until it was false. */
  readonly held: Readonly<Record<number, 'waiting' | 'ready' | 'spent'>>;
  readonly playing: readonly Playing[];
  /** When cues began in the last hour, for limits per hour. */
  readonly starts: readonly number[];
  readonly nextInstance: number;
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

export interface Playing {
  readonly instance: number;
  readonly cue: number;
  readonly fadeMs: number;
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
  | {
      readonly kind: 'cue-start';
      readonly at: number;
      readonly cue: number;
      readonly instance: number;
      /** In the channel's unit. */
      readonly level: number;
      readonly fadeMs: number;
      /** null: until stopped, or the asset's own length. */
      readonly durationMs: number | null;
      readonly loop: boolean;
      readonly ramp: { readonly target: number; readonly overMs: number } | null;
      readonly words: string;
      /** A limit lowered the level. */
      readonly limited: boolean;
    }
  /** A limit began or ended while this cue sounds: from now its level is at most this; null: no limit holds. */
  | { readonly kind: 'cue-ceiling'; readonly at: number; readonly instance: number; readonly ceiling: number | null }
  | { readonly kind: 'cue-stop'; readonly at: number; readonly instance: number; readonly fadeMs: number }
  /** A limit on cues per hour held this one back. */
  | { readonly kind: 'cue-withheld'; readonly at: number; readonly cue: number }
  | { readonly kind: 'fade-all'; readonly at: number; readonly overMs: number }
  | { readonly kind: 'mark'; readonly at: number; readonly label: string }
  | { readonly kind: 'set'; readonly at: number; readonly var: number; readonly value: number }
  | { readonly kind: 'raise'; readonly at: number; readonly event: string }
  /** The program reacted to itself without end and was stopped for this instant. */
  | { readonly kind: 'runaway'; readonly at: number };

export interface Step {
  readonly state: MachineState;
  readonly effects: readonly Effect[];
  /** When the machine next has something to do by itself; null: never. */
  readonly wakeAt: number | null;
}
