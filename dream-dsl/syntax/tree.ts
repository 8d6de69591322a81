/** A parsed text: the words themselves, the tokens that cover every character, and the nodes over those tokens. */

import type { Span } from '../model.ts';
import type { DreamFile, Node } from './ast.ts';

export interface Tree {
  readonly text: string;
  readonly tokens: TokenTable;
  readonly file: DreamFile;
}

/** Every character of the text belongs to exactly one token: token i covers `starts[i]` up to `starts[i + 1]`. */
export interface TokenTable {
  readonly count: number;
  /** A `Token` number for each token. */
  readonly kinds: Uint8Array;
  /** `count + 1` offsets; the last is the length of the text. */
  readonly starts: Int32Array;
}

/** Where a node stands in the text. An empty node gives the place where something was expected. */
export function spanOf(tree: Tree, node: Node): Span {
  const { starts } = tree.tokens;
  const start = starts[node.from] ?? tree.text.length;
  return { start, end: node.to > node.from ? (starts[node.to] ?? tree.text.length) : start };
}

/** The text of a node as written. */
export function textOf(tree: Tree, node: Node): string {
  const { start, end } = spanOf(tree, node);
  return tree.text.slice(start, end);
}
