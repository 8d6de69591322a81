/** The smallest edit from one text to another: what lies between their common ends. */

import type { TextEdit } from '../../dream-dsl/index.ts';

export function difference(from: string, to: string): TextEdit {
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from[start] === to[start]) start++;
  let tail = 0;
  while (tail < most - start && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  return { span: { start, end: from.length - tail }, newText: to.slice(start, to.length - tail) };
}
