/** How the parser goes on after a mistake in braces or a line it can not read, so that one mistake gives one message. */

import type { Block, Skipped } from './ast.ts';
import { advance, type Cursor, following, hushLine, onNewLine, onSameLine, textAt } from './cursor.ts';
import { reportTokens } from './report.ts';
import { skipLine } from './skip.ts';
import { strayBrace } from './stray-braces.ts';
import { FIRST_SIGNIFICANT, isItemWord, K, Token } from './token.ts';

/** Steps over what can begin no item, up to the end of its line. */
export function skipItem(c: Cursor): Skipped {
  const from = c.at;
  const opens = c.kind === Token.openBrace;
  if (opens && c.braces > 0) return skipStray(c);
  reportTokens(c, 'DRM001', from, from + 1, { found: textAt(c, from), expected: isItemWord(c.kind) ? 'here' : 'item' });
  advance(c);
  if (opens) skipBraces(c, 1);
  else skipLine(c);
  return { kind: 'Skipped', from, to: c.end };
}

/** Steps over braces that are nested too deeply, without recursion. */
export function skipDeep(c: Cursor): Block {
  const from = c.at;
  reportTokens(c, 'DRM012', from, from + 1, { name: 'block' });
  if (c.kind === Token.openBrace) skipBraces(c, 0);
  return { kind: 'Block', from: Math.min(from, c.end), to: c.end, items: [] };
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
 * Whether the item ahead begins a line that is no further in than the one that opened this block: then the block should have been
 * closed before. A dream that begins its line says so only if its first item was further in: who indents nothing tells nothing by it.
 */
export function isOutdented(c: Cursor, opened: number, firstItem: number): boolean {
  if (!onNewLine(c)) return false;
  const outer = indentOf(c, opened);
  if (indentOf(c, c.at) > outer) return false;
  return outer > 0 || (indentOf(c, firstItem) > outer && lineOf(c, firstItem) !== lineOf(c, opened));
}

/** Whether the next token begins a line that is further in than the one of another. */
export const isFurtherIn = (c: Cursor, index: number): boolean => onNewLine(c) && indentOf(c, c.at) > indentOf(c, index);

/** Whether the closing brace ahead is too much: it, or what follows it, does not stand where the block that it would close ends. */
export function isSurplusBrace(c: Cursor, opened: number): boolean {
  const outer = indentOf(c, opened);
  const first = onNewLine(c);
  if (first && indentOf(c, c.at) > outer) return true;
  const next = following(c, c.at);
  const kind = c.kinds[next] as number;
  if (kind === Token.end) return false;
  if (c.owner === 'dream' || c.owner === 'motif') return !(BEGINS_FILE.includes(kind) && indentOf(c, next) <= outer) && !(first && kind === Token.closeBrace);
  if (lineOf(c, opened) === lineOf(c, c.at)) return closesLater(c);
  if (lineOf(c, next) === lineOf(c, c.at)) return !first && kind !== Token.closeBrace;
  return kind === Token.closeBrace ? !first && indentOf(c, next) >= outer : indentOf(c, next) > outer;
}

/** Whether the block that the brace ahead would close could be closed by one further behind on its line, with something between. */
function closesLater(c: Cursor): boolean {
  let open = 0;
  let between = false;
  for (let i = c.at + 1; c.kinds[i] !== Token.newline && c.kinds[i] !== Token.end; i++) {
    const kind = c.kinds[i] as number;
    if (kind === Token.closeBrace && open-- === 0) return between;
    if (kind === Token.openBrace) open++;
    between ||= kind >= FIRST_SIGNIFICANT;
  }
  return false;
}

const BEGINS_FILE: readonly number[] = [K.dream, K.import, K.motif, K.asset];

/** Steps over a brace that is too much; what stands behind it on its line is its doing. */
export function skipStray(c: Cursor): Skipped {
  const from = c.at;
  const first = onNewLine(c);
  c.findings.push(strayBrace(c.text, { start: c.starts[from] as number, end: c.starts[from + 1] as number }));
  c.braces += c.kind === Token.openBrace ? -1 : 1;
  advance(c);
  if (!first && onSameLine(c)) hushLine(c);
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
