/** Reactions of the text as rows of the transition table. */

import { contentsOf } from '../check/index.ts';
import type { Arm, Block, Go, Handler, Mark, Raise, Set as SetItem } from '../syntax/index.ts';
import type { Action, CauseRow, Index, TransitionRow } from './model.ts';
import type { Lowering } from './work.ts';

/** None for `enter` and `exit`; two for `together`: the others came, or the time ran out. */
export function transitionsOf(lowering: Lowering, handler: Handler, source: Index): TransitionRow[] {
  const { cause, body } = handler;
  if (cause.kind === 'Enter' || cause.kind === 'Exit') return [];
  const row = (what: CauseRow, does = body): TransitionRow => ({ source, cause: what, actions: actionsIn(lowering, does), arms: armsIn(lowering, does) });
  const { exprs } = lowering;
  switch (cause.kind) {
    case 'OnStage':
      return [row({ on: 'event', event: `stage.${cause.stage.text}` })];
    case 'OnSignal':
      return [row({ on: 'event', event: `signal.${cause.signal.text}` })];
    case 'OnEvent':
      return [row({ on: 'event', event: cause.event.text })];
    case 'When':
      return [row({ on: 'when', test: exprs.add(cause.condition), held: exprs.add(cause.held) })];
    case 'After':
      return [row({ on: 'after', delay: exprs.add(cause.delay) })];
    case 'Every':
      return [row({ on: 'every', period: exprs.add(cause.period) })];
    case 'Together': {
      const name = cause.name?.parts.filter((part) => typeof part === 'string').join('') ?? '';
      const late = cause.within === null ? [] : [row({ on: 'after', delay: exprs.add(cause.within) }, cause.otherwise)];
      return [row({ on: 'event', event: `together.${name}` }), ...late];
    }
    default:
      return unreachable(cause);
  }
}

export function actionsOf(lowering: Lowering, items: readonly (SetItem | Mark | Raise)[]): Action[] {
  return items.map((item): Action => {
    if (item.kind === 'Set') return { do: 'set', var: lowering.varOf.get(item.name.text) ?? -1, value: lowering.exprs.add(item.value) };
    if (item.kind === 'Mark')
      return { do: 'mark', label: item.label?.parts.map((part) => (typeof part === 'string' ? part : `{${part.name}}`)).join('') ?? '' };
    return { do: 'raise', event: item.event.text };
  });
}

const actionsIn = (lowering: Lowering, body: Handler['body']): Action[] => (body?.kind === 'Block' ? actionsOf(lowering, contentsOf(body).actions) : []);

function armsIn(lowering: Lowering, body: Handler['body']): TransitionRow['arms'] {
  const way = body?.kind === 'Block' ? wayIn(body) : body;
  if (way === null || way === undefined) return [];
  if (way.kind === 'Go') return [arm(lowering, way, null)];
  return way.kind === 'Choose' ? way.arms.flatMap((choice) => (choice.go === null ? [] : [arm(lowering, choice.go, choice)])) : [];
}

/** The arrow or choice that ends a block of actions. */
const wayIn = (block: Block) => block.items.find((item) => item.kind === 'Go' || item.kind === 'Choose');

function arm(lowering: Lowering, go: Go, choice: Arm | null): TransitionRow['arms'][number] {
  const target = lowering.symbols.resolve(go);
  if (target?.kind !== 'state') throw new Error('an arrow without a target that check should have refused');
  return {
    weight: lowering.exprs.add(choice?.weight),
    guard: lowering.exprs.add(choice?.guard),
    target: lowering.rowOf.get(target) ?? -1,
    history: go.history ? 'deep' : 'none',
  };
}

function unreachable(x: never): never {
  throw new Error(`unreachable: ${JSON.stringify(x)}`);
}
