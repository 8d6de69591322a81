/** One instant of a night again, with someone who looks on: every selection with what was looked at, and why each cue began. */

import { type Effect, type Input, type MachineState, type Selecting, type StartedBy, start, step, type Witness } from '../program/index.ts';
import { type Footing, footingAt, inputsUntil, type Walk } from './walk.ts';

export interface Selection {
  readonly at: number;
  readonly by: Selecting;
  /** As it was when the choice was made. */
  readonly state: MachineState;
  readonly considered: readonly { readonly transition: number; readonly arm: number; readonly drawn: number | null }[];
  readonly taken: readonly number[];
}

export interface Beginning {
  readonly at: number;
  readonly cue: number;
  readonly by: StartedBy;
  readonly state: MachineState;
  /** How many selections had been made before it. */
  readonly selections: number;
}

export interface Relived {
  /** Just before. */
  readonly before: Footing;
  readonly inputs: readonly Input[];
  readonly effects: readonly Effect[];
  readonly selections: readonly Selection[];
  readonly beginnings: readonly Beginning[];
}

/** Everything that happened at this instant. */
export function relive(walk: Walk, at: number): Relived {
  const notes = newNotes();
  const { machine, tape } = walk;
  const before = footingAt(walk, at - 1);
  const effects: Effect[] = at === 0 && tape.begin !== null ? [...start(machine, tape.begin, notes.witness).effects] : [];
  const inputs = tape.inputs.slice(inputsUntil(walk, at - 1), inputsUntil(walk, at));
  let { state } = before;
  // What rings by itself at this instant, where nothing was told.
  for (const input of at < tape.offAt ? [...inputs, { kind: 'clock', at } as const] : inputs) {
    const taken = step(machine, state, input, notes.witness);
    effects.push(...taken.effects);
    state = taken.state;
  }
  return { before, inputs, effects, selections: notes.selections, beginnings: notes.beginnings };
}

/** Which selections are worth keeping: their states are copied. */
type Keeps = (by: Selecting, state: MachineState) => boolean;

/** Every selection that is to be kept in a part of the night, and all that happened, in order. */
export function reliveAll(walk: Walk, from: number, to: number, keeps: Keeps): Pick<Relived, 'selections' | 'effects'> {
  const notes = newNotes(keeps);
  const { machine, tape } = walk;
  const effects: Effect[] = from === 0 && tape.begin !== null ? [...start(machine, tape.begin, notes.witness).effects] : [];
  let { state } = footingAt(walk, from - 1);
  for (const input of tape.inputs.slice(inputsUntil(walk, from - 1), inputsUntil(walk, to))) {
    const taken = step(machine, state, input, notes.witness);
    effects.push(...taken.effects);
    state = taken.state;
  }
  return { selections: notes.selections, effects };
}

function newNotes(keeps: Keeps | null = null) {
  const selections: { at: number; by: Selecting; state: MachineState; considered: Selection['considered'][number][]; taken: readonly number[] }[] = [];
  const beginnings: Beginning[] = [];
  let open: (typeof selections)[number] | null = null;
  const witness: Witness = {
    selecting(state, by) {
      open = keeps === null || keeps(by, state) ? { at: state.at, by, state: copyOf(state), considered: [], taken: [] } : null;
      if (open !== null) selections.push(open);
    },
    considered: (transition, arm, drawn) => void open?.considered.push({ transition, arm, drawn }),
    taking(transitions) {
      if (open !== null) open.taken = transitions;
    },
    starting(state, cue, by) {
      if (keeps === null) beginnings.push({ at: state.at, cue, by, state: copyOf(state), selections: selections.length });
    },
  };
  return { witness, selections, beginnings };
}

/** A state in the making shares no array with its copy that it may still change. */
const copyOf = (state: MachineState): MachineState => ({
  ...state,
  active: state.active.slice(),
  vars: state.vars.slice(),
  sensors: state.sensors.slice(),
  timers: state.timers.slice(),
  held: state.held.slice(),
});
