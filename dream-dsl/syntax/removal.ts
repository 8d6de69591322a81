/** Taking an item out of the text, with its comments and the gap that it would leave. */

import type { TextEdit } from '../model.ts';
import type { Node } from './ast.ts';
import { lineStart, withComments } from './lines.ts';
import { spanOf, type Tree } from './tree.ts';

export function removed(tree: Tree, node: Node): TextEdit {
  const { text } = tree;
  const whole = withComments(tree, node);
  if (whole.alone) {
    let { start, end } = whole;
    const before = lineStart(text, Math.max(0, start - 1));
    const emptyBefore = start > 0 && text.slice(before, start).trim() === '';
    const nextEnd = text.indexOf('\n', end);
    const next = text.slice(end, nextEnd < 0 ? text.length : nextEnd).trim();
    // One of two empty lines goes, and the one that would stand before a closing brace.
    if (emptyBefore && (next === '' || next.startsWith('}'))) start = before;
    return { span: { start, end }, newText: '' };
  }
  let { start, end } = spanOf(tree, node);
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  const opens = text[start - 1] === '{';
  while (opens && text[end] === ' ') end++;
  return { span: { start, end }, newText: opens ? ' ' : '' };
}
