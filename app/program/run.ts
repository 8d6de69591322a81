/** A state being worked on within one step: thawed from the last one, frozen into the next. */

import { uniform } from '../base/index.ts';
import type { Machine } from './machine.ts';
import type { Effect, MachineState, Playing, Step, Timer } from './state.ts';

export interface Run {
  readonly machine: Machine;
  at: number;
  active: number[];
  vars: number[];
  params: readonly number[];
  texts: readonly string[];
  sensors: number[];
  history: Record<number, readonly number[]>;
  timers: Timer[];
  held: Record<number, 'waiting' | 'ready' | 'spent'>;
  playing: Playing[];
  starts: readonly number[];
  nextInstance: number;
  random: readonly number[];
  released: boolean;
  readonly effects: Effect[];
  /** Raised inside, not yet handled. */
  readonly raised: string[];
}

export function thaw(machine: Machine, state: MachineState): Run {
  return {
    ...state,
    machine,
    active: [...state.active],
    vars: [...state.vars],
    sensors: [...state.sensors],
    history: { ...state.history },
    timers: [...state.timers],
    held: { ...state.held },
    playing: [...state.playing],
    effects: [],
    raised: [],
  };
}

export function freeze(run: Run): Step {
  const { machine: _machine, effects, raised: _raised, random, ...state } = run;
  return {
    state: { ...state, random: [...random] },
    effects,
    wakeAt: run.timers.length === 0 ? null : run.timers.reduce((first, timer) => Math.min(first, timer.due), Number.POSITIVE_INFINITY),
  };
}

/** A number in [0, 1) from the program's stream. */
export function draw(run: Run): number {
  const words = Int32Array.from(run.random);
  const value = uniform(words);
  run.random = [...words];
  return value;
}

/** A duration by expression, whole ms, never negative; `otherwise` for −1. */
export const duration = (run: Run, expression: number, otherwise: number): number => Math.max(0, Math.round(run.machine.evaluate(expression, run, otherwise)));
