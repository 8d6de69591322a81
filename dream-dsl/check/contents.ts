/** What stands in a block, gathered by kind: cues with the conditions around them, reactions, actions. */

import type { Block, Cue, Expr, Handler, Mark, Raise, Set as SetItem } from '../syntax/index.ts';

export interface GatedCue {
  readonly cue: Cue;
  /** Conditions of the `while` blocks around it, outermost first; all must hold. */
  readonly gates: readonly Expr[];
}

export interface Contents {
  /** In document order. */
  readonly cues: readonly GatedCue[];
  readonly handlers: readonly Handler[];
  readonly actions: readonly (SetItem | Mark | Raise)[];
}

export function contentsOf(block: Block): Contents {
  const cues: GatedCue[] = [];
  const handlers: Handler[] = [];
  const actions: (SetItem | Mark | Raise)[] = [];
  const visit = (items: Block['items'], gates: readonly Expr[]): void => {
    for (const item of items) {
      if (item.kind === 'Cue') cues.push({ cue: item, gates });
      else if (item.kind === 'While') visit(item.body.items, [...gates, item.condition]);
      else if (item.kind === 'Handler') handlers.push(item);
      else if (item.kind === 'Set' || item.kind === 'Mark' || item.kind === 'Raise') actions.push(item);
    }
  };
  visit(block.items, []);
  return { cues, handlers, actions };
}
