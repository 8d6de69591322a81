/** The `///` lines above a part of the dream, said otherwise. */

import type { TextEdit } from '../../model.ts';
import { beginsLine, eolOf, FIRST_SIGNIFICANT, indentAt, LEVEL, lineStart, type Node, spanOf, Token, type Tree } from '../../syntax/index.ts';

/** `doc`: the lines without their slashes; nothing takes them away. */
export function otherDoc(tree: Tree, owner: Node, doc: string): TextEdit {
  const { text } = tree;
  const { start } = spanOf(tree, owner);
  const old = docSpan(tree, owner);
  const lines = doc === '' ? [] : doc.split(/\r?\n/).map((line) => `/// ${line.trim()}`.trimEnd());
  if (old !== null && lines.length > 0) return { span: old, newText: joined(lines, indentAt(text, old.start)) };
  if (old !== null) {
    const next = text.indexOf('\n', old.end);
    return { span: { start: lineStart(text, old.start), end: next < 0 ? old.end : next + 1 }, newText: '' };
  }
  if (lines.length === 0) return { span: { start, end: start }, newText: '' };
  if (beginsLine(text, start)) return { span: { start, end: start }, newText: joined([...lines, ''], indentAt(text, start)) };
  // Something stands before it on its line.
  const indent = indentAt(text, start) + LEVEL;
  const before = text.slice(0, start).trimEnd().length;
  return { span: { start: before, end: start }, newText: joined(['', ...lines, ''], indent) };

  function joined(all: readonly string[], indent: string): string {
    return all.join(eolOf(tree) + indent);
  }
}

/** From the first of them to the last; none of them is above another comment. */
function docSpan({ tokens: { kinds, starts } }: Tree, owner: Node): TextEdit['span'] | null {
  let [first, last] = [-1, -1];
  for (let i = owner.from - 1; i >= 0 && (kinds[i] as number) < FIRST_SIGNIFICANT && kinds[i] !== Token.comment; i--) {
    if (kinds[i] !== Token.doc) continue;
    first = i;
    if (last < 0) last = i;
  }
  return first < 0 ? null : { start: starts[first] as number, end: starts[last + 1] as number };
}
