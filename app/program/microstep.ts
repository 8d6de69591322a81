/** One microstep of the SCXML algorithm: what was selected is taken together. Leave, act, enter. */

import { act } from './actions.ts';
import { enterState, exitState, fadeForRelease, remember } from './configuration.ts';
import type { Arm } from './machine.ts';
import { OWN, type Run, setHeld, touch } from './run.ts';
import { type Chosen, selectByEvent, selectOne, selectReady } from './select.ts';
import { HELD } from './state.ts';
import { entryOf, resumed } from './structure.ts';
import { dropTimersOf } from './timers.ts';

/** Each gives whether any transition was taken. A released program reacts to nothing. */
export function hear(run: Run, event: number): boolean {
  if (event < 0 || run.state.released) return false;
  run.witness?.selecting(run.state, { on: 'event', event });
  return take(run, selectByEvent(run, event));
}

export function reactReady(run: Run): boolean {
  if (run.state.released) return false;
  run.witness?.selecting(run.state, { on: 'ready' });
  return take(run, selectReady(run));
}

export function reactAlone(run: Run, transition: number): boolean {
  if (run.state.released) return false;
  run.witness?.selecting(run.state, { on: 'clock', transition });
  return take(run, selectOne(run, transition));
}

function take(run: Run, chosen: Chosen): boolean {
  const { machine, state } = run;
  run.witness?.taking(chosen.transition.slice(0, chosen.count));
  if (chosen.count === 0) return false;
  let moves = false;
  for (let i = 0; i < chosen.count; i++) {
    const transition = chosen.transition[i]!;
    const arm = chosen.arm[i]!;
    run.performer.transition(state.at, transition, arm);
    const { slot, arms } = machine.transitions[transition]!;
    if (slot >= 0) setHeld(run, slot, HELD.spent);
    if (arm < 0) continue;
    moves = true;
    if (arms[arm]!.target >= machine.release) fadeForRelease(run, arms[arm]!.target);
  }
  const before = state.active;
  if (moves) leave(run, chosen);
  for (let i = 0; i < chosen.count; i++) {
    const { actions, source } = machine.transitions[chosen.transition[i]!]!;
    // What is left in the same microstep, by an arrow of another layer, starts no cue any more: nobody would stop it.
    if (actions.length > 0) act(run, actions, moves && isLeft(machine, chosen, source) ? -1 : source);
  }
  if (moves) arrive(run, chosen, before);
  touch(run);
  return true;
}

const isLeft = ({ after }: Run['machine'], { count, domain }: Chosen, state: number): boolean => {
  for (let c = 0; c < count; c++) if (domain[c]! >= 0 && state > domain[c]! && state < after[domain[c]!]!) return true;
  return false;
};

/** Leaves everything active inside of the domains, from the end; then looks up what is entered: what was just left may be what history resumes. */
function leave(run: Run, chosen: Chosen): void {
  const { machine, state } = run;
  const before = state.active;
  let at = 0;
  for (let c = 0; c < chosen.count; c++) {
    const domain = chosen.domain[c]!;
    if (domain < 0) continue;
    while (at < before.length && before[at]! <= domain) at++;
    chosen.from[c] = at;
    const end = machine.after[domain]!;
    while (at < before.length && before[at]! < end) at++;
    chosen.to[c] = at;
  }
  if (machine.remembered > 0) rememberLeft(run, chosen, before);
  for (let c = chosen.count - 1; c >= 0; c--) {
    const domain = chosen.domain[c]!;
    if (domain < 0) continue;
    for (let k = chosen.to[c]! - 1; k >= chosen.from[c]!; k--) exitState(run, before[k]!);
    if (state.timers.length > 0) dropTimersOf(run, domain + 1, machine.after[domain]!);
    chosen.entry[c] = entryBy(run, machine.transitions[chosen.transition[c]!]!.arms[chosen.arm[c]!]!, domain);
  }
}

/** Before anything is left: what history keeps is the whole. */
function rememberLeft(run: Run, chosen: Chosen, before: readonly number[]): void {
  for (let c = 0; c < chosen.count; c++) {
    if (chosen.domain[c]! >= 0) for (let k = chosen.from[c]!; k < chosen.to[c]!; k++) remember(run, before[k]!, before);
  }
}

/** Enters what the arrows lead to, in document order: the domains are in that order and apart. */
function arrive(run: Run, chosen: Chosen, before: readonly number[]): void {
  const { machine, state } = run;
  const next = configurationAfter(run, chosen, before);
  // Otherwise `enterState` adds them one by one.
  if (!machine.asksIn) state.active = next;
  for (let c = 0; c < chosen.count; c++) {
    if (chosen.domain[c]! < 0) continue;
    const entry = chosen.entry[c]!;
    for (let i = 0; i < entry.length; i++) enterState(run, entry[i]!);
  }
  state.active = next;
}

/** The configuration with what is entered in the place of what is left. */
function configurationAfter(run: Run, { count, domain, from, to, entry }: Chosen, before: readonly number[]): readonly number[] {
  let same = true;
  for (let c = 0; c < count; c++) same &&= domain[c]! < 0 || to[c]! - from[c]! === entry[c]!.length;
  // Where states are added one by one, the old configuration is still read.
  const inPlace = same && !run.machine.asksIn && (run.owned & OWN.active) !== 0;
  const next = inPlace ? (before as number[]) : same ? before.slice() : [];
  run.owned |= OWN.active;
  let at = 0;
  for (let c = 0; c < count; c++) {
    if (domain[c]! < 0) continue;
    const entered = entry[c]!;
    if (same) for (let i = 0; i < entered.length; i++) next[from[c]! + i] = entered[i]!;
    else {
      while (at < from[c]!) next.push(before[at++]!);
      for (let i = 0; i < entered.length; i++) next.push(entered[i]!);
      at = to[c]!;
    }
  }
  if (!same) while (at < before.length) next.push(before[at++]!);
  return next;
}

function entryBy(run: Run, arm: Arm, domain: number): readonly number[] {
  const leaves = arm.memory < 0 ? null : run.state.history[arm.memory]!;
  if (leaves !== null) return entryOf(run.machine, resumed(run.machine, arm.target, leaves, arm.deep), domain);
  arm.entry ??= entryOf(run.machine, arm.targets, arm.domain);
  return arm.entry;
}
