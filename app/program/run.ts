/**
 * A state being worked on within one step. Its arrays and records are shared with the last state and never changed:
 * whoever changes something puts a new one in its place. That keeps a step pure, and cheap where little happens.
 */

import { uniform } from '../base/index.ts';
import type { Machine } from './machine.ts';
import type { Effect, MachineState, Step, Timer } from './state.ts';

export interface Run extends Mutable<MachineState> {
  readonly machine: Machine;
  readonly effects: Effect[];
  /** Raised inside, not yet handled. */
  readonly raised: string[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export function thaw(machine: Machine, s: MachineState): Run {
  return {
    machine,
    at: s.at,
    active: s.active,
    vars: s.vars,
    params: s.params,
    texts: s.texts,
    sensors: s.sensors,
    history: s.history,
    timers: s.timers,
    held: s.held,
    playing: s.playing,
    starts: s.starts,
    nextInstance: s.nextInstance,
    random: s.random,
    released: s.released,
    effects: [],
    raised: [],
  };
}

export function freeze(r: Run): Step {
  const state: MachineState = {
    at: r.at,
    active: r.active,
    vars: r.vars,
    params: r.params,
    texts: r.texts,
    sensors: r.sensors,
    history: r.history,
    timers: r.timers,
    held: r.held,
    playing: r.playing,
    starts: r.starts,
    nextInstance: r.nextInstance,
    random: r.random,
    released: r.released,
  };
  return { state, effects: r.effects, wakeAt: nextDue(r, Number.POSITIVE_INFINITY)?.due ?? null };
}

/** The timer that is due first, until a time; of several at once the one that was set first. */
export function nextDue(run: Run, until: number): Timer | null {
  let first: Timer | null = null;
  for (const timer of run.timers) if (timer.due <= until && (first === null || timer.due < first.due)) first = timer;
  return first;
}

export function setTimer(run: Run, timer: Timer): void {
  run.timers = [...run.timers, timer];
}

export function dropTimers(run: Run, which: (timer: Timer) => boolean): void {
  if (run.timers.some(which)) run.timers = run.timers.filter((timer) => !which(timer));
}

export function hold(run: Run, key: number, how: MachineState['held'][number]): void {
  run.held = { ...run.held, [key]: how };
}

export function letGo(run: Run, key: number): void {
  if (run.held[key] === undefined) return;
  const { [key]: _gone, ...rest } = run.held;
  run.held = rest;
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

/** Shortest time between repeats, ms: a repeat of no length would never end. */
const MIN_PERIOD_MS = 1000;

/** A time between repeats by expression, whole ms. */
export const period = (run: Run, expression: number): number => Math.max(MIN_PERIOD_MS, duration(run, expression, 0));
