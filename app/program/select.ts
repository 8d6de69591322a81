/** Which transitions are taken together: selection and the removal of conflicts, as in SCXML Appendix D. */

import { uniform } from '../base/index.ts';
import type { Evaluate } from './expression.ts';
import { type Arm, isDreaming, type Machine, type Prepared } from './machine.ts';
import { draw, type Run } from './run.ts';
import { HELD } from './state.ts';
import { domainOf, inside, resumed } from './structure.ts';

/** A transition to take, in parallel tables; made once and used by one microstep at a time. */
export interface Chosen {
  count: number;
  readonly transition: number[];
  /** −1: actions only. */
  readonly arm: number[];
  /** What is not left; −1: nothing is left at all. */
  readonly domain: number[];
  /** What is left, as places in the configuration, and what is entered instead; filled in on leaving. */
  readonly from: number[];
  readonly to: number[];
  readonly entry: (readonly number[])[];
}

const chosen: Chosen = { count: 0, transition: [], arm: [], domain: [], from: [], to: [], entry: [] };

/** From each innermost active state outwards, the first transition in document order that waits for this event and can be taken. */
export function selectByEvent(run: Run, event: number): Chosen {
  const { atomic, listening, parent, scenes } = run.machine;
  const { active } = run.state;
  chosen.count = 0;
  for (let i = 0; i < active.length; i++) {
    const leaf = active[i]!;
    if (!atomic[leaf]) continue;
    let state = listening[leaf]!;
    while (state >= 0) {
      const list = scenes[state]!.waits!.get(event);
      if (list !== undefined && choose(run, list, false)) break;
      state = state === 0 ? -1 : listening[parent[state]!]!;
    }
  }
  return chosen.count < 2 ? chosen : withoutConflicts(run.machine);
}

/** The same for transitions whose condition is ready. */
export function selectReady(run: Run): Chosen {
  const { atomic, watching, parent, scenes } = run.machine;
  const { active } = run.state;
  chosen.count = 0;
  for (let i = 0; i < active.length; i++) {
    const leaf = active[i]!;
    if (!atomic[leaf]) continue;
    let state = watching[leaf]!;
    while (state >= 0) {
      if (choose(run, scenes[state]!.whens, true)) break;
      state = state === 0 ? -1 : watching[parent[state]!]!;
    }
  }
  return chosen.count < 2 ? chosen : withoutConflicts(run.machine);
}

/** One transition, if it can be taken. */
export function selectOne(run: Run, transition: number): Chosen {
  chosen.count = 0;
  consider(run, transition);
  return chosen;
}

/** Whether one of the list is chosen, now or for another leaf before. */
function choose(run: Run, list: readonly number[], ready: boolean): boolean {
  for (let i = 0; i < list.length; i++) {
    const transition = list[i]!;
    if (ready && run.state.held[run.machine.transitions[transition]!.slot] !== HELD.ready) continue;
    if (isChosen(transition) || consider(run, transition)) return true;
  }
  return false;
}

function isChosen(transition: number): boolean {
  for (let i = 0; i < chosen.count; i++) if (chosen.transition[i] === transition) return true;
  return false;
}

function consider(run: Run, transition: number): boolean {
  const prepared = run.machine.transitions[transition]!;
  if (prepared.source === 0 && !isDreaming(run.machine, run.state.active)) return false;
  const before = run.state.random;
  const arm = prepared.guard !== null && prepared.guard(run.state) === 0 ? SHUT : pickArm(run, prepared);
  run.witness?.considered(transition, arm, before === run.state.random ? null : uniform(Int32Array.from(before)));
  if (arm === SHUT) return false;
  const i = chosen.count++;
  chosen.transition[i] = transition;
  chosen.arm[i] = arm;
  chosen.domain[i] = arm < 0 ? -1 : leftBy(run, prepared, prepared.arms[arm]!);
  return true;
}

/** What taking this arm stays in, with what history remembers. */
function leftBy(run: Run, { source }: Prepared, arm: Arm): number {
  const leaves = arm.memory < 0 || arm.inside ? null : run.state.history[arm.memory]!;
  if (leaves === null) return arm.domain;
  return domainOf(run.machine, source, resumed(run.machine, arm.target, leaves, arm.deep));
}

const SHUT = -2;

/** −1: actions only; SHUT: no arm may be taken now. */
function pickArm(run: Run, { arms, hasOtherwise }: Prepared): number {
  if (arms.length === 0) return -1;
  if (arms.length === 1) return weightOf(run, arms[0]!) > 0 ? 0 : SHUT;
  const arm = drawArm(run, arms, false);
  return arm === SHUT && hasOtherwise ? drawArm(run, arms, true) : arm;
}

/** Among the arms that are (or are not) `otherwise`, by weight. One that is left alone is taken without drawing. */
function drawArm(run: Run, arms: readonly Arm[], otherwise: boolean): number {
  const weights: number[] = [];
  let open = 0;
  let sum = 0;
  let last = SHUT;
  for (let i = 0; i < arms.length; i++) {
    const arm = arms[i]!;
    const weight = arm.otherwise === otherwise ? weightOf(run, arm) : 0;
    weights.push(weight);
    sum += weight;
    if (weight <= 0) continue;
    open++;
    last = i;
  }
  if (open < 2) return last;
  let left = draw(run) * sum;
  for (let arm = 0; arm < weights.length; arm++) {
    left -= weights[arm]!;
    if (weights[arm]! > 0 && left < 0) return arm;
  }
  return last;
}

/** 0 where the guard does not hold. */
function weightOf(run: Run, { guard, weight }: Arm): number {
  if (guard !== null && guard(run.state) === 0) return 0;
  return weight === null ? 1 : Math.max(0, (weight as Evaluate)(run.state));
}

/**
 * Of two that would leave a common state, the one from further inside stays, else the one selected first.
 * What stays is in the order of its domains, and they do not overlap.
 */
function withoutConflicts(machine: Machine): Chosen {
  if (areApart(machine)) return chosen;
  const { transition, domain } = chosen;
  const source = (i: number) => machine.transitions[transition[i]!]!.source;
  let kept: number[] = [];
  for (let i = 0; i < chosen.count; i++) {
    const rivals = kept.filter((other) => domain[i]! >= 0 && domain[other]! >= 0 && overlap(machine, domain[i]!, domain[other]!));
    if (!rivals.every((other) => source(i) !== source(other) && inside(machine, source(i), source(other)))) continue;
    kept = kept.filter((other) => !rivals.includes(other));
    kept.push(i);
  }
  for (const [to, from] of kept.entries()) {
    chosen.transition[to] = chosen.transition[from]!;
    chosen.arm[to] = chosen.arm[from]!;
    chosen.domain[to] = chosen.domain[from]!;
  }
  chosen.count = kept.length;
  return chosen;
}

/** Whether every domain ends before the next begins: then there is no conflict. */
function areApart({ after }: Machine): boolean {
  let end = 0;
  for (let i = 0; i < chosen.count; i++) {
    const domain = chosen.domain[i]!;
    if (domain < 0) continue;
    if (domain < end) return false;
    end = after[domain]!;
  }
  return true;
}

const overlap = (machine: Machine, a: number, b: number): boolean => inside(machine, a, b) || inside(machine, b, a);
