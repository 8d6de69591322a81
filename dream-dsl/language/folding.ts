/** What can be folded away: braces over several lines, runs of comments, runs of imports. */

import type { FoldingRange } from '../model.ts';
import { type Project, spanOf, Token, type Tree } from '../syntax/index.ts';

/** In the order in which they begin. A block's span goes from its opening to just behind its closing brace. */
export function foldingRanges(project: Project, path: string): readonly FoldingRange[] {
  const tree = project.files.get(path)?.tree;
  return tree === undefined ? [] : [...pairs(tree), ...comments(tree), ...imports(tree)].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function pairs(tree: Tree): readonly FoldingRange[] {
  const { kinds, starts, count } = tree.tokens;
  const ranges: FoldingRange[] = [];
  const open: { readonly start: number; readonly line: number; readonly kind: number }[] = [];
  let line = 0;
  for (let i = 0; i < count; i++) {
    const kind = kinds[i] as number;
    if (kind === Token.newline) line++;
    else if (kind === Token.openBrace || kind === Token.openParen) open.push({ start: starts[i] as number, line, kind });
    else if (kind === Token.closeBrace || kind === Token.closeParen) {
      const wanted = kind === Token.closeBrace ? Token.openBrace : Token.openParen;
      if (open.at(-1)?.kind !== wanted && kind === Token.closeParen) continue;
      while (open.length > 0 && open.at(-1)?.kind !== wanted) open.pop();
      const opened = open.pop();
      if (opened !== undefined && opened.line < line) ranges.push({ span: { start: opened.start, end: starts[i + 1] as number }, kind: 'block' });
    }
  }
  return ranges;
}

/** Two lines of comment and more, each on a line of its own. */
function comments(tree: Tree): readonly FoldingRange[] {
  const { kinds, starts, count } = tree.tokens;
  const ranges: FoldingRange[] = [];
  let first = -1;
  let last = -1;
  const close = (): void => {
    if (first >= 0 && last > first) ranges.push({ span: { start: starts[first] as number, end: starts[last + 1] as number }, kind: 'comment' });
    first = -1;
  };
  let fresh = true;
  for (let i = 0; i < count; i++) {
    const kind = kinds[i] as number;
    if (kind === Token.space) continue;
    if (kind === Token.newline) {
      if (blank(tree.text, starts[i] as number, starts[i + 1] as number)) close();
      fresh = true;
      continue;
    }
    if (fresh && (kind === Token.comment || kind === Token.doc)) {
      if (first < 0) first = i;
      last = i;
    } else close();
    fresh = false;
  }
  close();
  return ranges;
}

function blank(text: string, start: number, end: number): boolean {
  return text.indexOf('\n', text.indexOf('\n', start) + 1) < end && text.indexOf('\n', text.indexOf('\n', start) + 1) > 0;
}

function imports(tree: Tree): readonly FoldingRange[] {
  const all = tree.file.imports;
  const [first] = all;
  const last = all.at(-1);
  if (first === undefined || last === undefined || first === last) return [];
  const start = spanOf(tree, first).start;
  const end = spanOf(tree, last).end;
  return tree.text.slice(start, end).includes('\n') ? [{ span: { start, end }, kind: 'imports' }] : [];
}
