/** The one way to lay a program out: two blanks a level, at most 100 columns, at most one blank line, like lines in columns. */

import type { TextEdit } from '../../model.ts';
import { parse } from '../../syntax/index.ts';
import { freeze } from './frozen.ts';
import { layOut } from './lay-out.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import { space } from './spacing.ts';

/** Edits to white space alone, in order. What is broken stays as it is; the rest is laid out all the same. */
export function format(text: string): readonly TextEdit[] {
  const { tree, problems } = parse(text);
  const sheet = sheetOf(tree);
  space(sheet);
  freeze(sheet, problems);
  layOut(sheet);
  return editsOf(sheet, text);
}

/** One edit for each gap that changes, without the blanks that stay. */
function editsOf(s: Sheet, text: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let end = 0;
  for (let piece = 0; piece <= s.count; piece++) {
    const start = s.starts[piece] ?? text.length;
    const wanted = piece === s.count ? (s.count === 0 ? '' : s.eol) : s.gaps[piece];
    if (wanted !== null && wanted !== undefined) {
      const found = text.slice(end, start);
      if (found !== wanted) edits.push(narrowed(found, wanted, end));
    }
    end = s.ends[piece] ?? text.length;
  }
  return edits;
}

function narrowed(found: string, wanted: string, at: number): TextEdit {
  const shorter = Math.min(found.length, wanted.length);
  let head = 0;
  while (head < shorter && found[head] === wanted[head]) head++;
  let tail = 0;
  while (tail < shorter - head && found.at(-1 - tail) === wanted.at(-1 - tail)) tail++;
  return { span: { start: at + head, end: at + found.length - tail }, newText: wanted.slice(head, wanted.length - tail) };
}
