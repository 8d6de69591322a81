/** The door of the syntax: text to tree and back. */
export type * from './ast.ts';
export { type AnyNode, children, walk } from './children.ts';
export { composed, withEdits } from './edits.ts';
export type { Finding, FindingData, Fix } from './finding.ts';
export { beginsLine, eolOf, indentAt, LEVEL, lineStart, reindented, withComments } from './lines.ts';
export { memo } from './memo.ts';
export { nearest } from './nearest.ts';
export { parse, print } from './parse.ts';
export { leadingTo, type Project, pathFrom, projectOf, type SourceFile, withFileEdits, withSource, withText } from './project.ts';
export { removed } from './removal.ts';
export { FIRST_SIGNIFICANT, isItemWord, isReservedWord, isWord, K, Token } from './token.ts';
export { spanOf, type Tree, textOf } from './tree.ts';
