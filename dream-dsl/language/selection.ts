/** What grows around the cursor: word, expression, clause, item, block, and so on up to the whole text. */

import type { Span } from '../model.ts';
import { type AnyNode, children, FIRST_SIGNIFICANT, type Project, spanOf, Token, type Tree } from '../syntax/index.ts';
import { tokenAt } from './token-at.ts';

/** For each offset the spans around it, the smallest first; each holds the one before and is larger. */
export function selectionRanges(project: Project, path: string, offsets: readonly number[]): readonly (readonly Span[])[] {
  const tree = project.files.get(path)?.tree;
  return tree === undefined ? [] : offsets.map((offset) => around(tree, Math.max(0, Math.min(offset, tree.text.length))));
}

function around(tree: Tree, offset: number): readonly Span[] {
  const outside: Span[] = [{ start: 0, end: tree.text.length }];
  const add = (span: Span): void => {
    const last = outside.at(-1) as Span;
    if (span.start < last.start || span.end > last.end || (span.start === last.start && span.end === last.end)) return;
    if (span.end > span.start) outside.push(span);
  };
  for (let node: AnyNode | undefined = tree.file; node !== undefined; node = innermost(tree, node, offset)) {
    const span = spanOf(tree, node);
    if (node.kind !== 'DreamFile') {
      add({ start: docStart(tree, node), end: span.end });
      if (offset < span.start) break;
      add(span);
    }
    if (node.kind === 'Text') addText(tree, span, offset, add);
    if (node.kind === 'Block' || node.kind === 'Choose') addInside(tree, node, offset, add);
  }
  const token = tokenAt(tree, offset);
  const kind = tree.tokens.kinds[token] as number;
  if (kind >= FIRST_SIGNIFICANT && kind !== Token.text) add({ start: tree.tokens.starts[token] as number, end: tree.tokens.starts[token + 1] as number });
  if (kind === Token.comment || kind === Token.doc) add({ start: tree.tokens.starts[token] as number, end: tree.tokens.starts[token + 1] as number });
  return outside.reverse();
}

function innermost(tree: Tree, node: AnyNode, offset: number): AnyNode | undefined {
  const holds = (child: AnyNode): boolean => {
    const { start, end } = spanOf(tree, child);
    return docStart(tree, child) <= offset && offset <= end && end > start;
  };
  // Where two meet at the offset, the one that begins there is meant.
  return children(node).findLast(holds);
}

/** What belongs to a declaration from its doc comment on. */
function docStart(tree: Tree, node: AnyNode): number {
  const { kinds, starts } = tree.tokens;
  let start = starts[node.from] as number;
  if (!('doc' in node)) return start;
  for (let i = node.from - 1; i >= 0 && (kinds[i] as number) < FIRST_SIGNIFICANT && kinds[i] !== Token.comment; i--) {
    if (kinds[i] === Token.doc) start = starts[i] as number;
  }
  return start;
}

/** Between the quotes, and a name in braces in there. */
function addText(tree: Tree, span: Span, offset: number, add: (span: Span) => void): void {
  const closed = span.end - span.start > 1 && tree.text[span.end - 1] === '"';
  const inside = { start: span.start + 1, end: closed ? span.end - 1 : span.end };
  if (offset < inside.start || offset > inside.end) return;
  add(inside);
  const open = tree.text.lastIndexOf('{', offset - 1);
  const close = tree.text.indexOf('}', offset);
  if (open < inside.start || close < 0 || close >= inside.end || tree.text.slice(open, offset).includes('}')) return;
  add({ start: open, end: close + 1 });
  add({ start: open + 1, end: close });
}

/** Between the braces, without the white space at the edges. */
function addInside(tree: Tree, node: AnyNode, offset: number, add: (span: Span) => void): void {
  const { kinds, starts } = tree.tokens;
  let open = node.from;
  while (open < node.to && kinds[open] !== Token.openBrace) open++;
  const last = node.to - 1;
  if (open >= last) return;
  let from = open + 1;
  let to = kinds[last] === Token.closeBrace ? last : node.to;
  const white = (i: number): boolean => kinds[i] === Token.space || kinds[i] === Token.newline;
  while (from < to && white(from)) from++;
  while (to > from && white(to - 1)) to--;
  const span = { start: starts[from] as number, end: starts[to] as number };
  const whole = spanOf(tree, node);
  if (whole.start < offset && offset < whole.end && span.start <= offset && offset <= span.end) add(span);
}
