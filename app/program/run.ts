/**
 * A program on its way: its state, changed in place, and who is told what happens. Arrays that it may share with a state that
 * was given out are copied before their first change; that keeps `step` pure, and cheap where little happens.
 */

import { stream, uniform } from '../base/index.ts';
import { MIN_PERIOD_MS, TIME_MS } from './ceilings.ts';
import type { Evaluate } from './expression.ts';
import type { Machine } from './machine.ts';
import { ALL_SENSORS } from './needs.ts';
import type { Performer } from './performer.ts';
import type { CuesState, MachineState, Playing, Timer } from './state.ts';
import type { Witness } from './witness.ts';

export interface Run {
  readonly machine: Machine;
  readonly state: Draft;
  readonly performer: Performer;
  /** Raised inside, not yet handled; by number. */
  raised: number[] | null;
  /** Something changed that a condition or a gate may read, since they were last looked at. */
  stale: boolean;
  /** The same for limits. */
  unlimited: boolean;
  /** Which sensors conditions and gates read in this configuration, see `sensorBits`; to be believed where nothing is stale. */
  heeds: number;
  /** Which arrays are its own already; see OWN. */
  owned: number;
  readonly witness: Witness | null;
}

/** A state that is still being made. */
export type Draft = { -readonly [K in keyof MachineState]: MachineState[K] };

interface DraftCues extends CuesState {
  playing: Playing[];
  fading: CuesState['fading'][number][];
  starts: number[];
  gaps: CuesState['gaps'];
  nextInstance: number;
}

/** A run from this state, which stays as it is. */
export function thaw(machine: Machine, s: MachineState, performer: Performer, witness: Witness | null = null): Run {
  return {
    machine,
    state: {
      at: s.at,
      active: s.active,
      vars: s.vars,
      params: s.params,
      texts: s.texts,
      sensors: s.sensors,
      history: s.history,
      timers: s.timers,
      held: s.held,
      cues: s.cues,
      random: s.random,
      released: s.released,
    },
    performer,
    raised: null,
    stale: false,
    unlimited: false,
    heeds: ALL_SENSORS,
    owned: 0,
    witness,
  };
}

export const OWN = { vars: 1, held: 2, timers: 4, cues: 8, sensors: 16, active: 32, all: 63 } as const;

/** When it next has something to do by itself, ms; null: never. */
export const wakeOf = ({ timers }: MachineState): number | null => (timers.length === 0 ? null : (timers[0] as Timer).due);

/** Everything that expressions read may have changed. */
export function touch(run: Run): void {
  run.stale = true;
  run.unlimited = true;
}

export function setVar(run: Run, index: number, value: number): void {
  if ((run.owned & OWN.vars) === 0) run.state.vars = run.state.vars.slice();
  run.owned |= OWN.vars;
  (run.state.vars as number[])[index] = value;
  touch(run);
}

export function setHeld(run: Run, slot: number, how: number): void {
  if (run.state.held[slot] === how) return;
  if ((run.owned & OWN.held) === 0) run.state.held = run.state.held.slice();
  run.owned |= OWN.held;
  (run.state.held as number[])[slot] = how;
}

/** The cues to come, to be changed in place. */
export function ownCues(run: Run): DraftCues {
  if ((run.owned & OWN.cues) === 0) {
    const { playing, fading, starts, gaps, nextInstance } = run.state.cues;
    run.state.cues = { playing: playing.slice(), fading: fading.slice(), starts: starts.slice(), gaps, nextInstance };
  }
  run.owned |= OWN.cues;
  return run.state.cues as DraftCues;
}

/** Expression by index; −1 gives `otherwise`. */
export function evaluate({ machine, state }: Run, index: number, otherwise: number): number {
  if (index < 0) return otherwise;
  const constant = machine.constants[index]!;
  return Number.isNaN(constant) ? (machine.functions[index] as Evaluate)(state) : constant;
}

/** A number in [0, 1) from the program's stream. */
export function draw(run: Run): number {
  const { random } = run.state;
  for (let i = 0; i < WORDS.length; i++) WORDS[i] = random[i]!;
  const value = uniform(WORDS);
  run.state.random = [WORDS[0]!, WORDS[1]!, WORDS[2]!, WORDS[3]!];
  return value;
}
const WORDS = stream(0, '');

/** A duration by expression, whole ms, never negative and at most a day; `otherwise` for −1. */
export const duration = (run: Run, expression: number, otherwise: number): number =>
  Math.min(TIME_MS, Math.max(0, Math.round(evaluate(run, expression, otherwise))));

/** A time between repeats by expression, whole ms. */
export const period = (run: Run, expression: number): number => Math.max(MIN_PERIOD_MS, duration(run, expression, 0));
