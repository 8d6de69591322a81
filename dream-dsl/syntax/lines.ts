/** Where things stand on their lines: whole lines, indentation, and the comments that belong to a thing. */

import type { Span } from '../model.ts';
import type { Node } from './ast.ts';
import { Token } from './token.ts';
import { spanOf, type Tree } from './tree.ts';

export const LEVEL = '  ';

export const eolOf = ({ text }: Tree): string => (text.includes('\r\n') ? '\r\n' : '\n');

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';

/** Start of the line that an offset is on. */
export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  let end = start;
  while (isBlank(text[end])) end++;
  return text.slice(start, end);
}

/** Only blanks are before it on its line. */
export const beginsLine = (text: string, offset: number): boolean => text.slice(lineStart(text, offset), offset).trim() === '';

/**
 * A node with its comments: `///` and `//` lines directly above it, and what is said behind it on its last line. Whole lines,
 * with the end of the last one, where it has its lines to itself; `alone` tells so.
 */
export function withComments(tree: Tree, node: Node): Span & { readonly alone: boolean } {
  const { text, tokens } = tree;
  let { start, end } = spanOf(tree, node);
  if (!beginsLine(text, start)) return { start, end, alone: false };
  let after = node.to;
  while (after < tokens.count && isBlank(text[tokens.starts[after] as number]) && !text.slice(tokens.starts[after], tokens.starts[after + 1]).includes('\n'))
    after++;
  if (tokens.kinds[after] === Token.comment) end = tokens.starts[after + 1] as number;
  while (isBlank(text[end])) end++;
  if (end < text.length && text[end] !== '\n' && text[end] !== '\r') return { start, end: spanOf(tree, node).end, alone: false };
  if (text[end] === '\r') end++;
  if (text[end] === '\n') end++;
  start = lineStart(text, start);
  while (start > 0 && /^[ \t]*\/\/[^\n]*\n$/.test(text.slice(lineStart(text, start - 1), start))) start = lineStart(text, start - 1);
  return { start, end, alone: true };
}

/** Each line of a text that stood at one indentation, at another. */
export function reindented(text: string, from: string, to: string): string {
  if (from === to) return text;
  return text
    .split('\n')
    .map((line) => (line.startsWith(from) && line.trim() !== '' ? to + line.slice(from.length) : line))
    .join('\n');
}
