/** Putting items at the end of a block, or behind another one, as somebody would write them there. */

import type { TextEdit } from '../../model.ts';
import { type Block, beginsLine, eolOf, indentAt, LEVEL, lineStart, type Node, spanOf, type Tree, withComments } from '../../syntax/index.ts';

/** `lines` are relative to each other; null where the block has no end to put them at. */
export function atEnd(tree: Tree, owner: Node, block: Block, lines: readonly string[]): TextEdit | null {
  const { text } = tree;
  const eol = eolOf(tree);
  if (block.to <= block.from) {
    // A scene that is made of a motif and adds nothing yet.
    const { end } = spanOf(tree, owner);
    return { span: { start: end, end }, newText: ` { ${lines.join(' ')} }` };
  }
  const { start, end } = spanOf(tree, block);
  if (text[end - 1] !== '}' || end - start < 2) return null;
  const inner = text.slice(start + 1, end - 1);
  const at = start + 1 + inner.trimEnd().length;
  if (!inner.includes('\n')) {
    const empty = inner.trim() === '';
    if (lines.length === 1) return { span: { start: at, end: end - 1 }, newText: `${empty ? ' ' : LEVEL}${lines[0]} ` };
    const indent = indentAt(text, start);
    return { span: { start: at, end: end - 1 }, newText: `${lines.map((line) => eol + indent + LEVEL + line).join('')}${eol}${indent}` };
  }
  const closing = indentAt(text, end - 1);
  const last = block.items.at(-1);
  const begin = last === undefined ? -1 : spanOf(tree, last).start;
  const indent = begin >= 0 && beginsLine(text, begin) ? indentAt(text, begin) : closing + LEVEL;
  const written = lines.map((line) => (line === '' ? '' : indent + line)).join(eol);
  if (beginsLine(text, end - 1)) {
    const line = lineStart(text, end - 1);
    return { span: { start: line, end: line }, newText: written + eol };
  }
  return { span: { start: at, end: end - 1 }, newText: `${eol}${written}${eol}${closing}` };
}

/** Behind an item that has its lines to itself, with an empty line between. */
export function behind(tree: Tree, item: Node, lines: readonly string[]): TextEdit | null {
  const place = withComments(tree, item);
  if (!place.alone) return null;
  const eol = eolOf(tree);
  const indent = indentAt(tree.text, spanOf(tree, item).start);
  const written = lines.map((line) => (line === '' ? '' : indent + line)).join(eol);
  const unended = tree.text[place.end - 1] === '\n' ? '' : eol;
  return { span: { start: place.end, end: place.end }, newText: `${unended}${eol}${written}${eol}` };
}
