/** The ways of all reactions as edges. */

import { constant, type Frame, type Placed, type Reaction, stateAt, typed } from '../elaborate/index.ts';
import { type Cause, type Expr, type Go, spanOf, textOf } from '../syntax/index.ts';
import { causeText } from './cause.ts';
import type { GraphEdge } from './model.ts';

export function edgesOf({ states }: Placed): GraphEdge[] {
  const edges: GraphEdge[] = [];
  const count = new Map<string, number>();
  for (const state of states)
    for (const { frame, contents } of state.parts) for (const reaction of contents.reactions) addEdges(state, reaction, frame, edges, count);
  return edges;
}

function addEdges(state: Placed['states'][number], reaction: Reaction, frame: Frame, edges: GraphEdge[], count: Map<string, number>): void {
  const { tree, path } = frame.symbols.source;
  const { node, ways, late } = reaction;
  const { kind, label, guard } = causeOf(node, frame);
  if (kind === null) return;
  const span = spanOf(tree, node);
  const add = (go: Go, words: string, of: Pick<GraphEdge, 'kind' | 'share' | 'guard'>): void => {
    const target = stateAt(go.target, frame, state);
    if (target === null) return;
    const pair = `${state.path}>${target.path}`;
    const number = count.get(pair) ?? 0;
    count.set(pair, number + 1);
    edges.push({
      id: `${pair}#${number}`,
      source: state.path,
      target: target.path,
      label: words,
      ...of,
      history: go.history,
      inside: go.inside,
      file: path,
      span,
    });
  };
  // How the weights divide, as far as they are fixed; `else` has no share of them.
  const weights = ways.map(({ arm }) => (arm === null || arm.weight === null ? 0 : Math.max(0, constant(typed(arm.weight, frame)) ?? 1)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  for (const [i, { go, arm }] of ways.entries()) {
    const guards = [guard, arm?.guard ?? null].flatMap((expr) => (expr === null ? [] : [textOf(tree, expr)])).join(' and ');
    if (arm === null) add(go, label, { kind, share: null, guard: guards });
    else add(go, arm.weight === null ? `else: ${label}` : label, { kind: 'choose', share: sum > 0 ? (weights[i] ?? 0) / sum : 0, guard: guards });
  }
  if (late !== null) add(late, `late: ${label}`, { kind, share: null, guard: '' });
}

function causeOf(node: Reaction['node'], frame: Frame): { readonly kind: GraphEdge['kind'] | null; readonly label: string; readonly guard: Expr | null } {
  if (node.kind !== 'Handler') return { kind: 'at once', label: 'at once', guard: null };
  const { cause, guard } = node;
  return { kind: KINDS[cause.kind], label: causeText(frame.symbols.source.tree, cause), guard };
}

const KINDS: Readonly<Record<Cause['kind'], GraphEdge['kind'] | null>> = {
  OnStage: 'stage',
  OnSignal: 'signal',
  OnEvent: 'event',
  When: 'when',
  After: 'after',
  Every: 'every',
  Together: 'together',
  Enter: null,
  Exit: null,
};
