/** The reactions of a block that lead nowhere: they are no arrows, and are said in words. */

import type { Contents, Frame, Reaction } from '../elaborate/index.ts';
import { type Block, type Cause, type Handler, spanOf, type Tree, textOf } from '../syntax/index.ts';
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

/** What stands between the braces, each line as far from the first column as it is from the others. */
function insideOf(tree: Tree, block: Block): string {
  const { start, end } = spanOf(tree, block);
  const lines = tree.text
    .slice(start + 1, Math.max(start + 1, end - 1))
    .split(/\r?\n/)
    .map((line) => line.trimEnd());
  const indents = lines.slice(1).flatMap((line) => (line === '' ? [] : [line.length - line.trimStart().length]));
  const least = Math.min(...indents);
  return lines
    .map((line, i) => (i === 0 ? line.trimStart() : line.slice(Math.min(least, line.length))))
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}
