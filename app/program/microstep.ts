/** One microstep of the SCXML algorithm: select transitions, remove conflicts, leave, act, enter. */

import { act, enter, exit, fadeForRelease } from './configuration.ts';
import type { TransitionRow } from './format.ts';
import type { Machine } from './machine.ts';
import { draw, hold, type Run } from './run.ts';
import { entryOf, inside } from './structure.ts';

/** The transitions of a state that may be taken now, in document order. */
export type Candidates = (state: number) => readonly number[] | undefined;

interface Chosen {
  readonly transition: number;
  /** −1: actions only. */
  readonly arm: number;
}

/** Gives whether any transition was taken. A released program reacts to nothing. */
export function react(run: Run, candidates: Candidates): boolean {
  if (run.released) return false;
  const selected = select(run, candidates);
  const chosen = selected.length < 2 ? selected : withoutConflicts(run.machine, selected);
  if (chosen.length === 0) return false;
  take(run, chosen);
  return true;
}

function take(run: Run, chosen: readonly Chosen[]): void {
  const { machine } = run;
  const moves = chosen.flatMap((one) => planOf(run, one));
  for (const { transition, arm } of chosen) {
    const row = machine.program.transitions[transition] as TransitionRow;
    if (row.cause.on === 'when') hold(run, transition, 'spent');
    run.effects.push({ kind: 'transition', at: run.at, transition, arm });
  }
  for (const { target } of moves) fadeForRelease(run, target);
  if (moves.length > 0) {
    exit(
      run,
      run.active.filter((state) => moves.some(({ domain }) => state !== domain && inside(machine, state, domain))),
    );
  }
  for (const { transition } of chosen) act(run, (machine.program.transitions[transition] as TransitionRow).actions);
  const entering = moves.length === 1 ? (moves[0]?.entry ?? []) : moves.flatMap(({ entry }) => entry).sort((a, b) => a - b);
  if (entering.length > 0) enter(run, entering);
}

interface Move {
  readonly target: number;
  readonly domain: number;
  readonly entry: readonly number[];
}

/** Where a transition leads, with what history remembers; nothing for one that stays. */
function planOf(run: Run, { transition, arm }: Chosen): readonly Move[] {
  const { machine } = run;
  const plan = machine.arms[transition]?.[arm];
  const row = machine.program.transitions[transition]?.arms[arm];
  if (plan === undefined || row === undefined) return [];
  const leaves = row.history === 'none' ? undefined : run.history[row.target];
  if (leaves === undefined) return [{ target: row.target, ...plan }];
  const children = machine.children[row.target] ?? [];
  const targets = row.history === 'deep' ? leaves : children.filter((child) => leaves.some((leaf) => inside(machine, leaf, child)));
  return [{ target: row.target, domain: plan.domain, entry: entryOf(machine.program, machine.children, [row.target, ...targets], plan.domain) }];
}

/** From each innermost active state outwards, the first transition in document order that may be taken. */
function select(run: Run, candidates: Candidates): readonly Chosen[] {
  const { atomic, program } = run.machine;
  const chosen: Chosen[] = [];
  for (const leaf of run.active) if (atomic[leaf] === true) selectFrom(run, leaf, candidates, chosen, program.states);
  return chosen;
}

function selectFrom(run: Run, leaf: number, candidates: Candidates, chosen: Chosen[], states: readonly { readonly parent: number }[]): void {
  for (let state = leaf; state >= 0; state = (states[state] as { parent: number }).parent) {
    const list = candidates(state);
    if (list === undefined) continue;
    for (const transition of list) {
      if (chosen.some((one) => one.transition === transition)) return;
      const arm = pickArm(run, transition);
      if (arm === null) continue;
      chosen.push({ transition, arm });
      return;
    }
  }
}

/** −1: actions only; null: no arm may be taken now. */
function pickArm(run: Run, transition: number): number | null {
  const { arms } = run.machine.program.transitions[transition] as TransitionRow;
  if (arms.length === 0) return -1;
  if (arms.length === 1) return weightOf(run, arms[0] as TransitionRow['arms'][number]) > 0 ? 0 : null;
  const weights = arms.map((arm) => weightOf(run, arm));
  const open = weights.filter((weight) => weight > 0).length;
  if (open === 0) return null;
  if (open === 1) return weights.findIndex((weight) => weight > 0);
  let left = draw(run) * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [arm, weight] of weights.entries()) {
    left -= weight;
    if (weight > 0 && left < 0) return arm;
  }
  return weights.findLastIndex((weight) => weight > 0);
}

/** 0 where the guard does not hold. */
const weightOf = (run: Run, { guard, weight }: TransitionRow['arms'][number]): number =>
  run.machine.evaluate(guard, run, 1) !== 0 ? Math.max(0, run.machine.evaluate(weight, run, 1)) : 0;

/** Of two that would leave a common state, the one from further inside stays, else the one selected first. */
function withoutConflicts(machine: Machine, chosen: readonly Chosen[]): readonly Chosen[] {
  const kept: Chosen[] = [];
  const domain = ({ transition, arm }: Chosen) => machine.arms[transition]?.[arm]?.domain ?? null;
  const source = ({ transition }: Chosen) => machine.program.transitions[transition]?.source as number;
  for (const one of chosen) {
    const own = domain(one);
    const rivals = kept.filter((other) => {
      const theirs = domain(other);
      return own !== null && theirs !== null && (inside(machine, own, theirs) || inside(machine, theirs, own));
    });
    if (!rivals.every((other) => source(one) !== source(other) && inside(machine, source(one), source(other)))) continue;
    for (const other of rivals) kept.splice(kept.indexOf(other), 1);
    kept.push(one);
  }
  return kept;
}
