/** Who looks on while the machine steps, to explain what it did. It is given the state as it is just then, and must change nothing of it. */

import type { MachineState } from './state.ts';

/** What a selection is made for: an event (by number, as in `machine.events`), conditions that are ready, or the clock of one transition. */
export type Selecting = { readonly on: 'event'; readonly event: number } | { readonly on: 'ready' } | { readonly on: 'clock'; readonly transition: number };

/** Why a cue begins: with its scene, as its gate opens, by its own repeat, in a reaction, with an anchor, or at a phase of its rhythm. */
export type StartedBy = 'scene' | 'gate' | 'repeat' | 'reaction' | 'anchor' | 'rhythm';

export interface Witness {
  /** `state` is still in the making: what is kept of it has to be copied. */
  selecting(state: MachineState, by: Selecting): void;
  /** One was looked at: the arm that it would take; −1: actions only; −2: it can not be taken. `drawn`: the number in [0, 1) that chose among several. */
  considered(transition: number, arm: number, drawn: number | null): void;
  /** What is taken together, conflicts removed; none where nothing is. */
  taking(transitions: readonly number[]): void;
  starting(state: MachineState, cue: number, by: StartedBy): void;
}
