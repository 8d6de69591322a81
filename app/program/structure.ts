/** What can be known of a program's states before it runs: order, nesting, and what an arrow stays in and enters. */

import type { Program } from './format.ts';

export interface Structure {
  readonly states: Program['states'];
  readonly parent: Int32Array;
  /** By state: the state after its last descendant; `inside` reads it. */
  readonly after: Int32Array;
  /** By state: its children in document order. */
  readonly children: readonly (readonly number[])[];
  readonly atomic: readonly boolean[];
}

export function structureOf({ states }: Program): Structure {
  const children: number[][] = states.map(() => []);
  const after = Int32Array.from(states, (_, i) => i + 1);
  for (let i = 1; i < states.length; i++) children[states[i]!.parent]!.push(i);
  for (let i = states.length - 1; i > 0; i--) {
    const parent = states[i]!.parent;
    after[parent] = Math.max(after[parent]!, after[i]!);
  }
  return { states, parent: Int32Array.from(states, (row) => row.parent), after, children, atomic: states.map((row) => row.kind === 'atomic') };
}

/** Whether `state` is `ancestor`, or stands somewhere inside of it. */
export const inside = ({ after }: Structure, state: number, ancestor: number): boolean => state >= ancestor && state < after[ancestor]!;

/** What a transition from `source` to `targets` stays in: the innermost compound state around the source that holds every target (LCCA). */
export function domainOf(structure: Structure, source: number, targets: readonly number[]): number {
  const holds = (domain: number) =>
    structure.states[domain]!.kind === 'compound' && targets.every((target) => target !== domain && inside(structure, target, domain));
  let domain = structure.parent[source]!;
  while (domain > 0 && !holds(domain)) domain = structure.parent[domain]!;
  return Math.max(0, domain);
}

/** Everything entered on the way from `domain` to the targets, with first children and layers that belong to it; in document order. */
export function entryOf({ states, parent, children }: Structure, targets: readonly number[], domain: number): readonly number[] {
  const entry = new Set<number>();
  for (const target of targets) for (let s = target; s > domain; s = parent[s]!) entry.add(s);
  for (const state of entry) {
    const { kind, initial } = states[state]!;
    if (kind === 'parallel') for (const child of children[state]!) entry.add(child);
    else if (kind === 'compound' && !children[state]!.some((child) => entry.has(child))) entry.add(initial);
  }
  return [...entry].sort((a, b) => a - b);
}

/** What history resumes in `state`: the leaves it was left in, or (shallow) those of its children that were active. */
export function resumed(structure: Structure, state: number, leaves: readonly number[], deep: boolean): readonly number[] {
  return deep ? leaves : structure.children[state]!.filter((child) => leaves.some((leaf) => inside(structure, leaf, child)));
}
