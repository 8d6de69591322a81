/** What stands between the braces of a block, said otherwise. */

import type { TextEdit } from '../../model.ts';
import { type Block, beginsLine, eolOf, indentAt, LEVEL, spanOf } from '../../syntax/index.ts';
import type { Desk, Refusal } from './desk.ts';

/** On one line where it stands on one and still fits there; of what was there, what begins and ends alike stays. */
export function otherInside({ tree }: Desk, block: Block, text: string): TextEdit | Refusal {
  const { start, end } = spanOf(tree, block);
  if (tree.text[end - 1] !== '}' || end - start < 2) return { refused: 'The block that it stands in is broken.' };
  const old = tree.text.slice(start + 1, end - 1);
  const lines = text.split(/\r?\n/);
  // What stands before the block may take several lines, the last of them further in.
  const indent = indentAt(tree.text, beginsLine(tree.text, end - 1) ? end - 1 : start);
  const eol = eolOf(tree);
  const oneLine = lines.length === 1 && !old.includes('\n') && !text.includes('//');
  const inner = lines.map((line) => (line.trim() === '' ? '' : indent + LEVEL + line.trimEnd())).join(eol);
  const now = text === '' ? ' ' : oneLine ? ` ${text} ` : `${eol}${inner}${eol}${indent}`;
  let head = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return { span: { start: start + 1 + head, end: end - 1 - tail }, newText: now.slice(head, now.length - tail) };
}
