/** The door of the syntax: text to tree and back. */
export type * from './ast.ts';
export { type AnyNode, children, walk } from './children.ts';
export type { Finding, FindingData } from './finding.ts';
export { nearest } from './nearest.ts';
export { parse, print } from './parse.ts';
export { FIRST_SIGNIFICANT, isItemWord, isWord, K, Token, type Word } from './token.ts';
export { spanOf, type Tree, textOf } from './tree.ts';
