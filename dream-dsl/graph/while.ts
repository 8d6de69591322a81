/** The `while` blocks of a scene: what it plays only as long as something holds, as written. */

import type { Part } from '../elaborate/index.ts';
import { spanOf, textOf, type While } from '../syntax/index.ts';
import { insideOf } from './inside.ts';
import type { GraphWhile } from './model.ts';

export const whileNodes = ({ symbol }: Part): readonly While[] => symbol.node?.body.items.filter((item) => item.kind === 'While') ?? [];

export function whilesIn(part: Part): GraphWhile[] {
  const { tree, path } = part.frame.symbols.source;
  return whileNodes(part).map((node) => ({
    condition: textOf(tree, node.condition),
    plays: insideOf(tree, node.body),
    file: path,
    span: spanOf(tree, node),
  }));
}
