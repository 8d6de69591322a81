/** The reactions of a block that lead nowhere: they are no arrows, and are said in words. */

import type { Contents, Frame, Reaction } from '../elaborate/index.ts';
import { type Block, type Cause, type Handler, spanOf, textOf } from '../syntax/index.ts';
import { insideOf } from './inside.ts';
import type { GraphRule } from './model.ts';

/** A reaction with a block in which nothing leads on. */
export interface RuleNode extends Handler {
  readonly body: Block;
}

export const isRule = ({ node, ways }: Reaction): boolean => node.kind === 'Handler' && node.body?.kind === 'Block' && ways.length === 0;

export function rulesIn({ reactions }: Contents, frame: Frame): GraphRule[] {
  const { tree, path } = frame.symbols.source;
  return reactions.filter(isRule).map(({ node }) => {
    const { cause, guard, body } = node as RuleNode;
    return {
      cause: textOf(tree, writtenCause(cause)),
      guard: guard !== null ? textOf(tree, guard) : ASKS.has(cause.kind) ? '' : null,
      does: insideOf(tree, body),
      file: path,
      span: spanOf(tree, node),
    };
  });
}

/** Causes that happen at an instant, so that a guard can ask what holds then. */
const ASKS: ReadonlySet<Cause['kind']> = new Set(['OnStage', 'OnSignal', 'OnEvent', 'After', 'Every']);

/** Of who waits for others without where it goes when they do not come: that can stand behind the block. */
export function writtenCause(cause: Cause): { readonly from: number; readonly to: number } {
  return { from: cause.from, to: cause.kind === 'Together' ? (cause.within ?? cause.name ?? { to: cause.from + 1 }).to : cause.to };
}
