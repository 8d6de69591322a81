/**
 * A night that is over, to be walked: the program's state at any instant, from checkpoints and what it was told after them. The
 * machine is pure, so that a part that is walked again is the same.
 */

import type { Measure, NightRecord } from '../base/index.ts';
import type { Tape } from '../night/index.ts';
import { type Machine, type MachineState, type Step, start, step } from '../program/index.ts';

export interface Walk {
  readonly machine: Machine;
  readonly record: NightRecord;
  readonly tape: Tape;
  readonly measures: Measures;
  /** When each input of the tape was taken, ms. */
  readonly times: Float64Array;
  /** Every `stride` inputs: the footing before them. */
  readonly checkpoints: readonly Footing[];
  readonly stride: number;
}

/** What variables and parameters measure; empty where nobody knows, as of a bundle: plain numbers. */
export interface Measures {
  readonly vars: readonly Measure[];
  readonly params: readonly Measure[];
}

/** The program at one instant, and since when it has been so. Times are ms. */
export interface Footing {
  readonly state: MachineState;
  /** When the machine has something to do by itself; null: never. */
  readonly wakeAt: number | null;
  /** By active state: when it was entered. */
  readonly entered: ReadonlyMap<number, number>;
  /** By place in `held`: since when its condition or gate has held. */
  readonly held: ReadonlyMap<number, number>;
  /** By variable: when it was last set. */
  readonly set: ReadonlyMap<number, number>;
}

/** At least so many inputs between two checkpoints, and at most so many checkpoints: what is kept of a long night is bounded. */
const LEAST_STRIDE = 64;
const MOST_CHECKPOINTS = 512;

export function walkOf(machine: Machine, record: NightRecord, tape: Tape, measures: Measures = { vars: [], params: [] }): Walk {
  const { inputs } = tape;
  const stride = Math.max(LEAST_STRIDE, Math.ceil(inputs.length / MOST_CHECKPOINTS));
  const times = new Float64Array(inputs.length);
  const checkpoints: Footing[] = [];
  let footing = footingAtStart(machine, tape);
  for (const [i, input] of inputs.entries()) {
    if (i % stride === 0) checkpoints.push(footing);
    footing = after(footing, step(machine, footing.state, input));
    times[i] = footing.state.at;
  }
  if (inputs.length % stride === 0) checkpoints.push(footing);
  return { machine, record, tape, measures, times, checkpoints, stride };
}

/** The program when everything up to and with this instant has happened. */
export function footingAt(walk: Walk, at: number): Footing {
  const until = inputsUntil(walk, at);
  const from = Math.floor(until / walk.stride);
  let footing = walk.checkpoints[from]!;
  for (let i = from * walk.stride; i < until; i++) footing = after(footing, step(walk.machine, footing.state, walk.tape.inputs[i]!));
  return rung(walk, footing, at) ?? footing;
}

/** Visits the footings of the night in order, each with the time at which the next one takes its place; from the one at `from`. */
export function* footings(walk: Walk, from: number, to: number): Generator<{ readonly footing: Footing; readonly from: number; readonly to: number }> {
  let i = inputsUntil(walk, from);
  let footing = footingAt(walk, from);
  let at = from;
  while (at < to) {
    const next = Math.min(to, walk.times[i] ?? to);
    if (next > at) yield { footing, from: at, to: next };
    if (i >= walk.times.length) return;
    footing = after(footing, step(walk.machine, footing.state, walk.tape.inputs[i++]!));
    at = next;
  }
}

/** How many inputs were taken up to and with this instant. */
export function inputsUntil({ times }: Walk, at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Timers that are due before the next input: in how many parts time is told makes no difference. */
function rung({ machine, tape }: Walk, footing: Footing, at: number): Footing | null {
  if (footing.wakeAt === null || footing.wakeAt > at || at >= tape.offAt) return null;
  return after(footing, step(machine, footing.state, { kind: 'clock', at }));
}

function footingAtStart(machine: Machine, { begin }: Tape): Footing {
  if (begin === null) throw new Error('a tape without a night');
  const first = start(machine, begin);
  const none = new Map<number, number>();
  return after({ state: { ...first.state, held: [] }, wakeAt: null, entered: none, held: none, set: none }, first);
}

function after(before: Footing, { state, effects, wakeAt }: Step): Footing {
  let { entered, held, set } = before;
  for (const effect of effects) {
    if (effect.kind === 'enter') entered = new Map(entered).set(effect.state, effect.at);
    else if (effect.kind === 'exit') {
      const left = new Map(entered);
      left.delete(effect.state);
      entered = left;
    } else if (effect.kind === 'set') set = new Map(set).set(effect.var, effect.at);
  }
  if (state.held !== before.state.held) {
    const now = new Map<number, number>();
    for (const [slot, how] of state.held.entries())
      if (how !== 0) now.set(slot, (before.state.held[slot] ?? 0) === 0 ? state.at : (held.get(slot) ?? state.at));
    held = now;
  }
  return { state, wakeAt, entered, held, set };
}
