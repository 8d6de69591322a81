/** What stands in a block, gathered once for each block: what is done in order, reactions, and the way it ends in. */

import type { Arm, Block, Choose, Cue, Expr, Go, Handler, Mark, Raise, Set as SetItem } from '../syntax/index.ts';

/** A cue with the conditions of the `while` blocks around it, outermost first; all must hold. */
export interface GatedCue {
  readonly kind: 'GatedCue';
  readonly cue: Cue;
  readonly gates: readonly Expr[];
}
export type Deed = SetItem | Mark | Raise | GatedCue;

/** An arrow or choice without a cause is taken at once. */
export type Reaction = Handler | Go | Choose;

/** Each list in document order. */
export interface Contents {
  readonly deeds: readonly Deed[];
  readonly cues: readonly GatedCue[];
  /** Of a block that is the body of a reaction: the arrow or choice that it ends in. */
  readonly reactions: readonly Reaction[];
}

export function contentsOf(block: Block): Contents {
  const known = remembered.get(block);
  if (known !== undefined) return known;
  const deeds: Deed[] = [];
  const reactions: Reaction[] = [];
  gather(block, [], deeds, reactions);
  const contents: Contents = { deeds, reactions, cues: deeds.filter((deed) => deed.kind === 'GatedCue') };
  remembered.set(block, contents);
  return contents;
}

const remembered = new WeakMap<Block, Contents>();

function gather(block: Block, gates: readonly Expr[], deeds: Deed[], reactions: Reaction[]): void {
  for (const item of block.items) {
    if (item.kind === 'Cue') deeds.push({ kind: 'GatedCue', cue: item, gates });
    else if (item.kind === 'Set' || item.kind === 'Mark' || item.kind === 'Raise') deeds.push(item);
    else if (item.kind === 'Handler' || item.kind === 'Go' || item.kind === 'Choose') reactions.push(item);
    else if (item.kind === 'While') gather(item.body, [...gates, item.condition], deeds, reactions);
  }
}

/** One way that a reaction can go. */
export interface Way {
  readonly go: Go;
  /** Of a choice. */
  readonly arm: Arm | null;
  /** The way of `together` when the others do not come. */
  readonly late: boolean;
}

export function waysOf(reaction: Reaction): Way[] {
  const ways = waysIn(reaction.kind === 'Handler' ? reaction.body : reaction);
  const late = reaction.kind === 'Handler' && reaction.cause.kind === 'Together' ? reaction.cause.otherwise : null;
  return late === null ? ways : [...ways, { go: late, arm: null, late: true }];
}

/** The ways of what follows a cause: an arrow, a choice, or a block that ends in one of them. */
export function waysIn(body: Handler['body']): Way[] {
  if (body === null) return [];
  if (body.kind === 'Go') return [{ go: body, arm: null, late: false }];
  if (body.kind === 'Choose') return body.arms.flatMap((arm) => (arm.go === null ? [] : [{ go: arm.go, arm, late: false }]));
  const last = contentsOf(body).reactions.find((reaction) => reaction.kind !== 'Handler');
  return last === undefined ? [] : waysIn(last);
}
