/** Random statecharts: one description, from which our tables, a SCION model and the literal algorithm are made. */

import type { Program } from '../../app/program/index.ts';
import { type ArmSketch, programOf, type StateSketch } from './programs.ts';

export interface Node {
  readonly name: string;
  readonly kind: 'atomic' | 'compound' | 'parallel';
  readonly parent: Node | null;
  readonly children: Node[];
  readonly transitions: Arrow[];
  readonly onEnter: Do[];
  readonly onExit: Do[];
}

export interface Arrow {
  readonly id: string;
  readonly source: Node;
  /** null: eventless. */
  readonly event: string | null;
  readonly guard: Guard | null;
  readonly actions: readonly Do[];
  readonly target: Node | null;
  readonly internal: boolean;
  readonly history: 'none' | 'shallow' | 'deep';
}

/** `x` is the chart's one variable. */
export type Guard = { readonly x: number } | { readonly in: Node };
export type Do = { readonly set: number } | { readonly raise: string };

export interface Chart {
  /** The dream itself: compound, its first child is entered first. */
  readonly root: Node;
  /** In document order, without the root. */
  readonly nodes: readonly Node[];
  readonly hasParallel: boolean;
}

export const EVENTS = ['a', 'b', 'c', 'd'] as const;

/** Without `plain`: everything. With it: only what SCION does as Appendix D says; docs/semantics.md names the rest. */
export function randomChart(next: () => number, plain: boolean): Chart {
  const below = (n: number) => Math.floor(next() * n);
  const some = <T>(from: readonly T[]): T => from[below(from.length)]!;
  const nodes: Node[] = [];
  const grow = (parent: Node | null, depth: number): Node => {
    const branches = parent === null || (depth < 4 && next() < 0.55 - depth * 0.08);
    const kind = !branches ? 'atomic' : parent !== null && next() < 0.35 ? 'parallel' : 'compound';
    const node: Node = { name: `s${nodes.length}`, kind, parent, children: [], transitions: [], onEnter: [], onExit: [] };
    if (parent !== null) nodes.push(node);
    const count = !branches ? 0 : kind === 'parallel' ? 2 + below(2) : parent === null ? 2 + below(3) : 1 + below(3);
    for (let i = 0; i < count && nodes.length < 25; i++) node.children.push(grow(node, depth + 1));
    return node.children.length === 0 ? Object.assign(node, { kind: 'atomic' as const }) : node;
  };
  const root = grow(null, 0);
  const hasParallel = nodes.some((node) => node.kind === 'parallel');
  let ids = 0;
  for (const source of nodes) {
    const count = below(4);
    for (let i = 0; i < count; i++) {
      // What raises goes up in this row, so that every macrostep ends; `r1` reacts without moving.
      const event = next() < 0.2 ? null : next() < 0.75 ? some(EVENTS) : some(['r0', 'r1']);
      const x = below(3);
      const target = event === 'r1' || next() < 0.15 ? null : some(nodes);
      const internal = target !== null && source.kind === 'compound' && isInside(target, source) && next() < 0.6;
      const history = target === null || target.kind === 'atomic' || next() < 0.6 ? 'none' : some(['shallow', 'deep'] as const);
      if (plain && !isPlain(source, target, internal, history)) continue;
      const quiet = plain && hasParallel && target === null;
      const actions: Do[] = [];
      if (event === null) actions.push({ set: x + 1 });
      else if (event !== 'r1' && !quiet) {
        if (next() < 0.3) actions.push({ set: below(4) });
        if (next() < 0.3) actions.push({ raise: event === 'r0' ? 'r1' : some(['r0', 'r1']) });
      }
      // An r0 that sets x lower could wake eventless arrows without end.
      if (event === 'r0') for (const action of actions.splice(0)) if ('raise' in action) actions.push(action);
      const guard = event === null ? { x } : next() < 0.6 ? null : next() < 0.5 ? { x: below(4) } : { in: some(nodes) };
      source.transitions.push({ id: `t${ids++}`, source, event, guard, actions, target, internal, history });
    }
    if (plain && hasParallel) continue;
    if (next() < 0.15) source.onEnter.push({ raise: 'r1' });
    if (next() < 0.15) source.onExit.push({ raise: 'r1' });
  }
  return { root, nodes, hasParallel };
}

/** What SCION does otherwise: the domain of arrows between layers, out of a layer itself, and of history around the source. */
function isPlain(source: Node, target: Node | null, internal: boolean, history: string): boolean {
  if (target === null || internal) return true;
  if (history !== 'none' && isInside(source, target)) return false;
  let common = source.parent!;
  while (!isInside(target, common)) common = common.parent!;
  return common.kind !== 'parallel';
}

export function isInside(node: Node, ancestor: Node): boolean {
  for (let up = node.parent; up !== null; up = up.parent) if (up === ancestor) return true;
  return false;
}

/** Our tables. Entering, leaving and taking mark `+s`, `-s` and `t`. */
export function tablesOf({ root }: Chart): Program {
  const mark = (words: string) => ({ do: 'mark' as const, words: [words] });
  const exprs: (string | number)[][] = [0, 1, 2, 3].map((value) => ['num', value]);
  const action = (one: Do) => ('raise' in one ? { do: 'raise' as const, event: one.raise } : { do: 'set' as const, var: 0, value: one.set });
  // States stand in document order after the dream: the number in a name is its row.
  const row = (node: Node) => Number(node.name.slice(1)) + 1;
  const test = (guard: Guard) => ('x' in guard ? (['var', 0, 'num', guard.x, 'eq'] as const) : (['in', row(guard.in)] as const));
  const arrow = (t: Arrow): NonNullable<StateSketch['on']>[number] => {
    const to: ArmSketch[] = t.target === null ? [] : [{ target: t.target.name, inside: t.internal, history: t.history }];
    const rest = { actions: [...t.actions.map(action), mark(t.id)], to };
    if (t.event === null) return { ...rest, when: t.guard === null ? ['num', 1] : test(t.guard) };
    return { ...rest, event: t.event, ...(t.guard === null ? {} : { guard: test(t.guard) }) };
  };
  const sketch = (node: Node): StateSketch => ({
    name: node.name,
    parallel: node.kind === 'parallel',
    onEnter: [mark(`+${node.name}`), ...node.onEnter.map(action)],
    onExit: [...node.onExit.map(action), mark(`-${node.name}`)],
    on: node.transitions.map(arrow),
    children: node.children.map(sketch),
  });
  return programOf(root.children.map(sketch), { exprs, vars: [{ name: 'x', value: 0, min: null, max: null }] });
}
