/** Where a program can go: every arrow with all that taking it may enter and leave, and which states can be active at all. */

import { domainOf, entryOf, inside, MIN_DELAY_MS, MIN_PERIOD_MS, type Program, type Structure, structureOf } from '../program/index.ts';
import type { Values } from './values.ts';
import { spend, type Work } from './work.ts';

export interface Arrow {
  readonly transition: number;
  readonly source: number;
  readonly target: number;
  /** At most everything active inside of it is left. */
  readonly domain: number;
  /** At most these are entered. */
  readonly enters: readonly number[];
  /** Least time from entering the source to taking it, ms. */
  readonly delayMs: number;
}

export interface Flow extends Structure {
  readonly program: Program;
  readonly values: Values;
  readonly release: number;
  readonly morning: number;
  /** By state: the arrows whose source it is; those that can never be taken are left out. */
  readonly arrows: readonly (readonly Arrow[])[];
  /** The same by transition. */
  readonly arrowsOf: readonly (readonly Arrow[])[];
  /** By state: whether it can be active. */
  readonly reachable: readonly boolean[];
  /** What comes with the morning, and with the release. */
  readonly morningEntry: readonly number[];
  readonly releaseEntry: readonly number[];
  /** An arrow leads out of the morning. */
  readonly morningReturns: boolean;
}

export function flowOf(values: Values, work: Work): Flow {
  const { program } = values;
  const structure = structureOf(program);
  const release = program.states.findIndex(({ role }) => role === 'release');
  const morning = program.states.findIndex(({ role }) => role === 'morning');
  const arrows: Arrow[][] = program.states.map(() => []);
  const arrowsOf: Arrow[][] = program.transitions.map(() => []);
  for (const [i, row] of program.transitions.entries()) {
    // Released, a program reacts to nothing.
    if (inside(structure, row.source, release) || canNever(values, row)) continue;
    for (const arm of row.arms) {
      if (values.never(arm.guard) || (arm.weight >= 0 && values.of[arm.weight]!.max <= 0)) continue;
      const domain = arm.inside ? row.source : domainOf(structure, row.source, [arm.target]);
      const entry = entryOf(structure, [arm.target], domain);
      const enters = arm.history === 'none' ? entry : [...new Set([...entry, ...within(structure, arm.target)])];
      spend(
        work,
        entry.reduce((sum, state) => sum + 1 + structure.children[state]!.length, enters.length),
      );
      const arrow = { transition: i, source: row.source, target: arm.target, domain, enters, delayMs: delayOf(values, row.cause) };
      arrows[row.source]!.push(arrow);
      arrowsOf[i]!.push(arrow);
    }
  }
  const morningEntry = entryOf(structure, [morning], 0);
  const releaseEntry = entryOf(structure, [release], 0);
  const reachable = program.states.map(() => false);
  const open: number[] = [];
  const enter = (states: readonly number[]) => {
    for (const state of states) {
      if (reachable[state]) continue;
      reachable[state] = true;
      open.push(state);
    }
  };
  for (const states of [entryOf(structure, [0], -1), morningEntry, releaseEntry]) enter(states);
  for (let state = open.pop(); state !== undefined; state = open.pop()) for (const arrow of arrows[state]!) enter(arrow.enters);
  // The dream's own arrows are not taken in the morning.
  const morningReturns = within(structure, morning).some((state) => arrows[state]!.some(({ target }) => !inside(structure, target, morning)));
  return { ...structure, program, values, release, morning, arrows, arrowsOf, reachable, morningEntry, releaseEntry, morningReturns };
}

/** A state and all inside of it. */
export const within = ({ after }: Structure, state: number): number[] => Array.from({ length: after[state]! - state }, (_, i) => state + i);

/** Whether both can be active together, as far as their nesting tells: one inside of the other, or in different layers. */
export function together(structure: Structure, a: number, b: number): boolean {
  let common = a;
  while (!inside(structure, b, common)) common = structure.parent[common]!;
  return common === a || common === b || structure.states[common]!.kind === 'parallel';
}

export function canNever(values: Values, { cause, guard }: Program['transitions'][number]): boolean {
  return values.never(guard) || (cause.on === 'when' && values.never(cause.test));
}

function delayOf(values: Values, cause: Program['transitions'][number]['cause']): number {
  switch (cause.on) {
    case 'event':
      return 0;
    case 'when':
      return cause.held < 0 ? 0 : Math.max(MIN_DELAY_MS, values.time(cause.held, 0).min);
    case 'after':
      return Math.max(MIN_DELAY_MS, values.time(cause.delay, 0).min);
    case 'every':
      return Math.max(MIN_PERIOD_MS, values.time(cause.period, 0).min);
  }
}
