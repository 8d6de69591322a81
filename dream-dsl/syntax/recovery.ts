/** How the parser goes on after a mistake in braces or a line it can not read, so that one mistake gives one message. */

import type { Block, Skipped } from './ast.ts';
import { advance, type Cursor, following, onNewLine, textAt } from './cursor.ts';
import { removing, reportTokens } from './report.ts';
import { skipLine } from './skip.ts';
import { isItemWord, K, Token } from './token.ts';

/** Steps over what can begin no item, up to the end of its line. */
export function skipItem(c: Cursor): Skipped {
  const from = c.at;
  reportTokens(c, 'DRM001', from, from + 1, { found: textAt(c, from), expected: isItemWord(c.kind) ? 'here' : 'item' });
  const opens = c.kind === Token.openBrace;
  advance(c);
  if (opens) skipBraces(c, 1);
  else skipLine(c);
  return { kind: 'Skipped', from, to: c.end };
}

/** Steps over braces that are nested too deeply, without recursion. */
export function skipDeep(c: Cursor, from: number): Block {
  reportTokens(c, 'DRM012', from, from + 1, { name: 'block' });
  skipBraces(c, 0);
  return { kind: 'Block', from, to: c.end, items: [] };
}

function skipBraces(c: Cursor, already: number): void {
  let open = already;
  do {
    if (c.kind === Token.openBrace) open++;
    else if (c.kind === Token.closeBrace) open--;
    advance(c);
  } while (open > 0 && c.kind !== Token.end);
}

/** Whether the brace ahead stands further left than the line that opened this block: then it closes an outer one. */
export function closesElsewhere(c: Cursor, opened: number): boolean {
  return onNewLine(c) && indentOf(c, c.at) < indentOf(c, opened);
}

/**
 * Whether the item ahead begins a line that is no further in than the one that opened this block,
 * whose first item was: then the block should have been closed before.
 */
export function isOutdented(c: Cursor, opened: number, firstItem: number): boolean {
  if (!onNewLine(c)) return false;
  const outer = indentOf(c, opened);
  return indentOf(c, c.at) <= outer && indentOf(c, firstItem) > outer && lineOf(c, firstItem) !== lineOf(c, opened);
}

/** Whether the closing brace ahead is too much: it, or what follows it, stands further in than a brace that closes this block would. */
export function isSurplusBrace(c: Cursor, opened: number): boolean {
  const outer = indentOf(c, opened);
  const first = onNewLine(c);
  if (first && indentOf(c, c.at) > outer) return true;
  const next = following(c, c.at);
  const kind = c.kinds[next] as number;
  if (kind === Token.end) return false;
  if (c.owner === 'dream' || c.owner === 'motif') return !(BEGINS_FILE.includes(kind) && indentOf(c, next) <= outer) && !(first && kind === Token.closeBrace);
  if (first || lineOf(c, opened) === lineOf(c, c.at) || lineOf(c, next) === lineOf(c, c.at)) return false;
  return kind === Token.closeBrace ? indentOf(c, next) >= outer : indentOf(c, next) > outer;
}

const BEGINS_FILE: readonly number[] = [K.dream, K.import, K.motif, K.asset];

export function skipSurplusBrace(c: Cursor): Skipped {
  const from = c.at;
  reportTokens(c, 'DRM096', from, from + 1, { fix: removing(c, from, from + 1) });
  c.braces++;
  advance(c);
  return { kind: 'Skipped', from, to: c.end };
}

/** Offset of the beginning of the line that a token stands on. */
function lineOf(c: Cursor, index: number): number {
  return c.text.lastIndexOf('\n', (c.starts[index] as number) - 1) + 1;
}

/** How far in the line of a token begins. */
function indentOf(c: Cursor, index: number): number {
  const start = lineOf(c, index);
  let at = start;
  while (c.text.charCodeAt(at) === 32 || c.text.charCodeAt(at) === 9) at++;
  return at - start;
}
