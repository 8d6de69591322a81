/** What stands between the braces of a block, as a text of its own. */

import { type Block, spanOf, type Tree } from '../syntax/index.ts';

/** Each line as far from the first column as it is from the others. */
export function insideOf(tree: Tree, block: Block): string {
  const { start, end } = spanOf(tree, block);
  const lines = tree.text
    .slice(start + 1, Math.max(start + 1, end - 1))
    .split(/\r?\n/)
    .map((line) => line.trimEnd());
  const indents = lines.slice(1).flatMap((line) => (line === '' ? [] : [line.length - line.trimStart().length]));
  const least = Math.min(...indents);
  return lines
    .map((line, i) => (i === 0 ? line.trimStart() : line.slice(Math.min(least, line.length))))
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}
