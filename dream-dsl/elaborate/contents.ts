/** What stands in a block, gathered by kind: what is done in order, and reactions with the ways they can go. */

import type { Arm, Block, Choose, Cue, Expr, Fade, Go, Handler, Mark, Raise, Set as SetItem } from '../syntax/index.ts';

/** A cue with the conditions of the `while` blocks around it, outermost first; all must hold. */
export interface GatedCue {
  readonly kind: 'GatedCue';
  readonly cue: Cue;
  readonly gates: readonly Expr[];
}
export type Action = SetItem | Mark | Raise;
export type Deed = Action | GatedCue;

/** Each list in document order. */
export interface Contents {
  readonly cues: readonly GatedCue[];
  readonly actions: readonly Action[];
  readonly reactions: readonly Reaction[];
  readonly fades: readonly Fade[];
}

export interface Reaction {
  /** An arrow or choice without a cause is taken at once. */
  readonly node: Handler | Go | Choose;
  /** What it does before it goes, in order. */
  readonly deeds: readonly Deed[];
  /** Of `together`: where it goes when the others came. */
  readonly ways: readonly Way[];
  /** Of `together`: where it goes when they did not. */
  readonly late: Go | null;
}

export interface Way {
  readonly go: Go;
  /** Of a choice. */
  readonly arm: Arm | null;
}

export function contentsOf(block: Block): Contents {
  const cues: GatedCue[] = [];
  const actions: Action[] = [];
  const reactions: Reaction[] = [];
  const fades = block.items.filter((item) => item.kind === 'Fade');
  for (const part of partsOf(block, [], [])) {
    if (part.kind === 'GatedCue') cues.push(part);
    else if (part.kind === 'Set' || part.kind === 'Mark' || part.kind === 'Raise') actions.push(part);
    else reactions.push(reactionOf(part));
  }
  return { cues, actions, reactions, fades };
}

type Part = Deed | Handler | Go | Choose;

function partsOf(block: Block, gates: readonly Expr[], parts: Part[]): Part[] {
  for (const item of block.items) {
    switch (item.kind) {
      case 'Cue':
        parts.push({ kind: 'GatedCue', cue: item, gates });
        break;
      case 'While':
        partsOf(item.body, [...gates, item.condition], parts);
        break;
      case 'Set':
      case 'Mark':
      case 'Raise':
      case 'Handler':
      case 'Go':
      case 'Choose':
        parts.push(item);
        break;
      default:
    }
  }
  return parts;
}

function reactionOf(node: Reaction['node']): Reaction {
  if (node.kind !== 'Handler') return { node, deeds: [], ways: waysIn(node), late: null };
  const { body, cause } = node;
  const late = cause.kind === 'Together' ? cause.otherwise : null;
  if (body === null || body.kind !== 'Block') return { node, deeds: [], ways: body === null ? [] : waysIn(body), late };
  const parts = partsOf(body, [], []);
  const last = parts.find((part) => part.kind === 'Go' || part.kind === 'Choose');
  return { node, deeds: parts.filter(isDeed), ways: last === undefined ? [] : waysIn(last), late };
}

const isDeed = (part: Part): part is Deed => part.kind !== 'Handler' && part.kind !== 'Go' && part.kind !== 'Choose';

function waysIn(way: Go | Choose): Way[] {
  if (way.kind === 'Go') return [{ go: way, arm: null }];
  const ways: Way[] = [];
  for (const arm of way.arms) if (arm.go !== null) ways.push({ go: arm.go, arm });
  return ways;
}
