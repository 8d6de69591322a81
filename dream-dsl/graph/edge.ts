/** The ways of all reactions as edges. */

import { constant, type Frame, type Placed, type Reaction, stateAt, typed } from '../elaborate/index.ts';
import { type Arm, type Cause, type Expr, type Go, memo, spanOf, textOf } from '../syntax/index.ts';
import { causeText } from './cause.ts';
import type { GraphEdge } from './model.ts';
import { writtenCause } from './rule.ts';

/** An edge, and what of the text it is drawn from. */
export interface DrawnWay {
  readonly edge: GraphEdge;
  readonly go: Go;
  /** Of a choice. */
  readonly arm: Arm | null;
  /** Where the others did not come. */
  readonly late: boolean;
  readonly reaction: Reaction;
  readonly frame: Frame;
}

export function waysOf(whole: Placed): readonly DrawnWay[] {
  const known = ways.get(whole) ?? waysIn(whole);
  ways.set(whole, known);
  return known;
}

const ways = memo<Placed, readonly DrawnWay[]>('ways');

function waysIn({ states }: Placed): readonly DrawnWay[] {
  const drawn: DrawnWay[] = [];
  const count = new Map<string, number>();
  for (const state of states)
    for (const { frame, contents } of state.parts) for (const reaction of contents.reactions) addWays(state, reaction, frame, drawn, count);
  return drawn;
}

function addWays(state: Placed['states'][number], reaction: Reaction, frame: Frame, drawn: DrawnWay[], count: Map<string, number>): void {
  const { tree, path } = frame.symbols.source;
  const { node, ways, late } = reaction;
  const { kind, label, guard } = causeOf(node, frame);
  if (kind === null) return;
  const span = spanOf(tree, node);
  const add = (go: Go, arm: Arm | null, words: string, of: Pick<GraphEdge, 'kind' | 'share' | 'guard'>): void => {
    const target = stateAt(go.target, frame, state);
    if (target === null) return;
    const pair = `${state.path}>${target.path}`;
    const number = count.get(pair) ?? 0;
    count.set(pair, number + 1);
    const cause = node.kind === 'Handler' ? textOf(tree, writtenCause(node.cause)) : '';
    const weight = arm?.weight == null ? '' : textOf(tree, arm.weight);
    const own = arm === null ? (late === go ? null : guard) : arm.guard;
    const ownGuard = own === null ? '' : textOf(tree, own);
    const edge: GraphEdge = {
      id: `${pair}#${number}`,
      source: state.path,
      target: target.path,
      kind: of.kind,
      label: words,
      cause,
      weight,
      share: of.share,
      history: go.history,
      inside: go.inside,
      guard: of.guard,
      ownGuard,
      file: path,
      span,
    };
    drawn.push({ edge, go, arm, late: go === late, reaction, frame });
  };
  // How the weights divide, as far as they are fixed; `else` has no share of them.
  const weights = ways.map(({ arm }) => (arm === null || arm.weight === null ? 0 : Math.max(0, constant(typed(arm.weight, frame)) ?? 1)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  for (const [i, { go, arm }] of ways.entries()) {
    const guards = [guard, arm?.guard ?? null].flatMap((expr) => (expr === null ? [] : [textOf(tree, expr)])).join(' and ');
    if (arm === null) add(go, null, label, { kind, share: null, guard: guards });
    else add(go, arm, arm.weight === null ? `else: ${label}` : label, { kind: 'choose', share: sum > 0 ? (weights[i] ?? 0) / sum : 0, guard: guards });
  }
  if (late !== null) add(late, null, `late: ${label}`, { kind, share: null, guard: '' });
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
