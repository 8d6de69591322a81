/** The ways of all reactions as edges. */

import { constant, contentsOf, type Frame, type Placed, type Reaction, stateAt, typed, waysOf } from '../elaborate/index.ts';
import { type Arm, type Cause, type Expr, spanOf, textOf } from '../syntax/index.ts';
import { causeText } from './cause.ts';
import type { GraphEdge } from './model.ts';

export function edgesOf({ states }: Placed): GraphEdge[] {
  const count = new Map<string, number>();
  const number = (pair: string): number => {
    const before = count.get(pair) ?? 0;
    count.set(pair, before + 1);
    return before;
  };
  return states.flatMap((state) =>
    state.parts.flatMap(({ symbol, frame }) =>
      (symbol.node === null ? [] : contentsOf(symbol.node.body).reactions).flatMap((reaction) => edgesFrom(state, reaction, frame, number)),
    ),
  );
}

function edgesFrom(state: Placed['states'][number], reaction: Reaction, frame: Frame, number: (pair: string) => number): GraphEdge[] {
  const { tree, path } = frame.symbols.source;
  const { kind, label, guard } = causeOf(reaction, frame);
  const ways = waysOf(reaction);
  const share = sharesOf(
    ways.flatMap(({ arm }) => (arm === null ? [] : [arm])),
    frame,
  );
  return ways.flatMap(({ go, arm, late }) => {
    const target = stateAt(go.target, frame, state);
    if (target === null || kind === null) return [];
    const pair = `${state.path}>${target.path}`;
    return {
      id: `${pair}#${number(pair)}`,
      source: state.path,
      target: target.path,
      kind: arm === null ? kind : 'choose',
      label: late ? `late: ${label}` : arm !== null && arm.weight === null ? `else: ${label}` : label,
      share: arm === null ? null : (share.get(arm) ?? 0),
      history: go.history,
      inside: go.inside,
      guard: [guard, arm?.guard ?? null].flatMap((expr) => (expr === null ? [] : [textOf(tree, expr)])).join(' and '),
      file: path,
      span: spanOf(tree, reaction),
    };
  });
}

function causeOf(reaction: Reaction, frame: Frame): { readonly kind: GraphEdge['kind'] | null; readonly label: string; readonly guard: Expr | null } {
  if (reaction.kind !== 'Handler') return { kind: 'at once', label: 'at once', guard: null };
  const { cause, guard } = reaction;
  return { kind: KINDS[cause.kind], label: causeText(frame.symbols.source.tree, cause), guard };
}

/** How the weights divide, as far as they are fixed; `else` has no share of them. */
function sharesOf(arms: readonly Arm[], frame: Frame): ReadonlyMap<Arm, number> {
  const weights = arms.map((arm) => (arm.weight === null ? 0 : Math.max(0, constant(typed(arm.weight, frame)) ?? 1)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return new Map(arms.map((arm, i) => [arm, sum > 0 ? (weights[i] ?? 0) / sum : 0]));
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
