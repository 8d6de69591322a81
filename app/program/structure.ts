/** What can be known of a program's scenes before it runs: order, nesting, and for each arrow what it leaves and enters. */

import type { Program, TransitionRow } from './format.ts';

export interface Structure {
  /** By state: its children in document order. */
  readonly children: readonly (readonly number[])[];
  /** By state: the state after its last descendant; `inside` reads it. */
  readonly after: readonly number[];
  readonly atomic: readonly boolean[];
  /** By transition and arm: what it stays in, and what it enters without history, outermost first. */
  readonly arms: readonly (readonly { readonly domain: number; readonly entry: readonly number[] }[])[];
}

export function structureOf(program: Program): Structure {
  const { states, transitions } = program;
  const children: number[][] = states.map(() => []);
  const after = states.map((_, i) => i + 1);
  for (let i = 1; i < states.length; i++) children[states[i]?.parent ?? 0]?.push(i);
  for (let i = states.length - 1; i > 0; i--) {
    const parent = states[i]?.parent ?? 0;
    after[parent] = Math.max(after[parent] ?? 0, after[i] ?? 0);
  }
  const nesting = { children, after, atomic: states.map((row) => row.kind === 'atomic') };
  const arm = (row: TransitionRow, target: number) => {
    const domain = domainOf(program, nesting.after, row.source, target);
    return { domain, entry: entryOf(program, nesting.children, [target], domain) };
  };
  return { ...nesting, arms: transitions.map((row) => row.arms.map(({ target }) => arm(row, target))) };
}

/** Whether `state` is `ancestor`, or stands somewhere inside of it. */
export const inside = ({ after }: Pick<Structure, 'after'>, state: number, ancestor: number): boolean =>
  state >= ancestor && state < (after[ancestor] as number);

/** The innermost compound state around both that is neither: what a transition between them stays in. */
function domainOf({ states }: Program, after: readonly number[], source: number, target: number): number {
  let domain = states[source]?.parent ?? 0;
  while (domain > 0 && (!inside({ after }, target, domain) || target === domain || states[domain]?.kind !== 'compound')) domain = states[domain]?.parent ?? 0;
  return Math.max(0, domain);
}

/** Everything entered on the way from `domain` to the targets, with first children and layers that belong to it; in document order. */
export function entryOf({ states }: Program, children: Structure['children'], targets: readonly number[], domain: number): readonly number[] {
  const entry = new Set<number>();
  for (const target of targets) for (let s = target; s > domain; s = states[s]?.parent ?? 0) entry.add(s);
  for (const state of entry) {
    const row = states[state];
    const inner = children[state] ?? [];
    if (row?.kind === 'parallel') for (const child of inner) entry.add(child);
    else if (row?.kind === 'compound' && !inner.some((child) => entry.has(child))) entry.add(row.initial);
  }
  return [...entry].sort((a, b) => a - b);
}
