/** One microstep of the SCXML algorithm: what was selected is taken together. Leave, act, enter. */

import { act } from './actions.ts';
import { enterState, exitState, fadeForRelease, remember } from './configuration.ts';
import type { Arm } from './machine.ts';
import { type Run, setHeld, touch } from './run.ts';
import { type Chosen, selectByEvent, selectOne, selectReady } from './select.ts';
import { HELD } from './state.ts';
import { entryOf, resumed } from './structure.ts';
import { dropTimersOf } from './timers.ts';

/** Each gives whether any transition was taken. A released program reacts to nothing. */
export const hear = (run: Run, event: number): boolean => event >= 0 && !run.state.released && take(run, selectByEvent(run, event));
export const reactReady = (run: Run): boolean => !run.state.released && take(run, selectReady(run));
export const reactAlone = (run: Run, transition: number): boolean => !run.state.released && take(run, selectOne(run, transition));

function take(run: Run, chosen: Chosen): boolean {
  const { machine, state, effects } = run;
  if (chosen.count === 0) return false;
  let moves = false;
  for (let i = 0; i < chosen.count; i++) {
    const transition = chosen.transition[i]!;
    const arm = chosen.arm[i]!;
    effects.push({ kind: 'transition', at: state.at, transition, arm });
    const { slot, arms } = machine.transitions[transition]!;
    if (slot >= 0) setHeld(run, slot, HELD.spent);
    if (arm < 0) continue;
    moves = true;
    fadeForRelease(run, arms[arm]!.target);
  }
  if (moves) leave(run, chosen);
  // What was just left may be what history resumes.
  const entries = moves ? entriesOf(run, chosen) : NOTHING;
  for (let i = 0; i < chosen.count; i++) {
    const { actions, source } = machine.transitions[chosen.transition[i]!]!;
    if (actions.length > 0) act(run, actions, source);
  }
  if (moves) arrive(run, entries);
  touch(run);
  return true;
}

const NOTHING: readonly number[] = [];

/** All that is entered, in document order: the domains are in that order and apart. */
function entriesOf(run: Run, chosen: Chosen): readonly number[] {
  let all: readonly number[] | null = null;
  for (let i = 0; i < chosen.count; i++) {
    if (chosen.arm[i]! < 0) continue;
    const entry = entryBy(run, run.machine.transitions[chosen.transition[i]!]!.arms[chosen.arm[i]!]!, chosen.domain[i]!);
    all = all === null ? entry : all.concat(entry);
  }
  return all ?? NOTHING;
}

function entryBy(run: Run, arm: Arm, domain: number): readonly number[] {
  const leaves = arm.memory < 0 ? null : run.state.history[arm.memory]!;
  if (leaves !== null) return entryOf(run.machine, resumed(run.machine, arm.target, leaves, arm.deep), domain);
  arm.entry ??= entryOf(run.machine, arm.targets, arm.domain);
  return arm.entry;
}

/** Leaves everything active inside of the domains, innermost last child first. */
function leave(run: Run, chosen: Chosen): void {
  const { machine, state } = run;
  const before = state.active;
  const rest: number[] = [];
  let i = 0;
  for (let c = 0; c < chosen.count; c++) {
    const domain = chosen.domain[c]!;
    if (domain < 0) continue;
    const end = machine.after[domain]!;
    for (; i < before.length && before[i]! <= domain; i++) rest.push(before[i]!);
    for (; i < before.length && before[i]! < end; i++) remember(run, before[i]!, before);
  }
  for (; i < before.length; i++) rest.push(before[i]!);
  // From the end: what is in `rest` stays, the others are left one after the other.
  let kept = rest.length - 1;
  for (let k = before.length - 1; k >= 0; k--) {
    if (kept >= 0 && rest[kept] === before[k]) kept--;
    else exitState(run, before[k]!);
  }
  state.active = rest;
  if (state.timers.length > 0)
    for (let c = 0; c < chosen.count; c++) if (chosen.domain[c]! >= 0) dropTimersOf(run, chosen.domain[c]! + 1, machine.after[chosen.domain[c]!]!);
}

/** Enters states in document order. */
export function arrive(run: Run, entries: readonly number[]): void {
  const { active } = run.state;
  const next: number[] = [];
  let a = 0;
  for (const state of entries) {
    while (a < active.length && active[a]! < state) next.push(active[a++]!);
    next.push(state);
  }
  while (a < active.length) next.push(active[a++]!);
  if (!run.machine.asksIn) run.state.active = next;
  for (const state of entries) enterState(run, state);
  run.state.active = next;
}
