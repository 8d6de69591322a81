/** The door of the syntax: text to tree and back. */
export type * from './ast.ts';
export { type AnyNode, children, walk } from './children.ts';
export type { Finding, FindingData } from './finding.ts';
export { nearest } from './nearest.ts';
export { type Parsed, parse, print } from './parse.ts';
export { FIRST_SIGNIFICANT, ITEM_WORDS, isItemWord, isWord, K, KEYWORDS, Token, type Word } from './token.ts';
export { spanOf, type TokenTable, type Tree, textOf } from './tree.ts';
