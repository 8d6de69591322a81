/** How the parser goes on after a mistake, so that one mistake gives one message. */

import type { Block, Node, Skipped } from './ast.ts';
import { advance, type Cursor, onNewLine, peek, reportAt, textAt } from './cursor.ts';
import { foreignItem } from './foreign.ts';
import { nearest } from './nearest.ts';
import { ITEM_WORDS, isItemWord, isWord, K, Token, type Word } from './token.ts';

/** A misspelt first word of an item is taken for the word that was meant. */
export function respell(c: Cursor): number {
  const foreign = foreignItem(c);
  if (foreign !== 0) return foreign;
  const written = textAt(c, c.at);
  const next = peek(c);
  const meant = isWord(next) || next === Token.number || next === Token.text || next === Token.openBrace ? nearest(written, ITEM_WORDS) : null;
  const start = c.starts[c.at] as number;
  const span = { start, end: start + written.length };
  if (meant === null) return c.kind;
  reportAt(c, 'DRM001', span.start, span.end, {
    found: written,
    meant,
    expected: `\`${meant}\``,
    fix: { title: `Change to \`${meant}\``, edits: [{ span, newText: meant }] },
  });
  c.kind = K[meant as Word];
  return c.kind;
}

/** Steps over what can begin no item, up to where the next one begins. */
export function skipItem(c: Cursor): Skipped {
  const from = c.at;
  const start = c.starts[from] as number;
  const found = textAt(c, from);
  if (c.kind === K.import || c.kind === K.motif) reportAt(c, 'DRM092', start, c.starts[from + 1] as number, { found });
  else reportAt(c, 'DRM001', start, c.starts[from + 1] as number, { found, expected: isItemWord(c.kind) ? 'here' : 'item' });
  let open = 0;
  do {
    if (c.kind === Token.openBrace) open++;
    if (c.kind === Token.closeBrace) open--;
    advance(c);
  } while (c.kind !== Token.end && !(open <= 0 && (c.kind === Token.closeBrace || isItemWord(c.kind) || (onNewLine(c) && c.kind !== Token.openBrace))));
  return { kind: 'Skipped', from, to: c.end };
}

/** Steps over braces that are nested too deeply, without recursion. */
export function skipDeep(c: Cursor, from: number): Block {
  const start = c.starts[from] as number;
  reportAt(c, 'DRM012', start, start + 1, { name: 'block' });
  let open = 0;
  do {
    if (c.kind === Token.openBrace) open++;
    else if (c.kind === Token.closeBrace) open--;
    advance(c);
  } while (open > 0 && c.kind !== Token.end);
  return { kind: 'Block', from, to: c.end, items: [] };
}

/** Whether the brace ahead stands further left than the line that opened this block: then it closes an outer one. */
export function closesElsewhere(c: Cursor, opened: number): boolean {
  if (!onNewLine(c)) return false;
  const brace = c.starts[c.at] as number;
  return brace - lineStart(c.text, brace) < indentOf(c.text, c.starts[opened] as number);
}

/** How far the line of a token is indented. */
export const indentAt = (c: Cursor, token: number): number => indentOf(c.text, c.starts[token] as number);

/** Whether one more follows in a list of one line: after a comma, or where one was forgotten before a word (and what follows it). */
export function anotherAfter(c: Cursor, because: string, then?: number): boolean {
  if (c.kind === Token.comma) {
    advance(c);
    return true;
  }
  if (onNewLine(c) || !(c.kind === K.and || c.kind === Token.word || (c.kind >= K.light && c.kind <= K.motion))) return false;
  if (then !== undefined && c.kind !== K.and && peek(c) !== then) return false;
  const start = c.starts[c.at] as number;
  reportAt(c, 'DRM001', start, c.starts[c.at + 1] as number, { found: textAt(c, c.at), expected: '`,`', because });
  if (c.kind === K.and) advance(c);
  return true;
}

/** Steps over the rest of a list in parentheses, and its end; not beyond the line of what follows it. */
export function skipList(c: Cursor): void {
  let open = 0;
  while (c.kind !== Token.end && c.kind !== Token.openBrace && c.kind !== Token.closeBrace && !(onNewLine(c) && isItemWord(c.kind))) {
    if (c.kind === Token.openParen) open++;
    else if (c.kind === Token.closeParen && open-- === 0) break;
    advance(c);
  }
  if (c.kind === Token.closeParen) advance(c);
}

/** Steps over the rest of the line, up to one of some kinds or a brace. Gives whether one of the kinds stands there. */
export function skipTo(c: Cursor, ...kinds: readonly number[]): boolean {
  while (c.kind !== Token.end && !onNewLine(c) && c.kind !== Token.closeBrace && !kinds.includes(c.kind)) {
    if (c.kind === Token.openBrace) return kinds.includes(Token.openBrace);
    advance(c);
  }
  return !onNewLine(c) && kinds.includes(c.kind);
}

/** Whether a brace is missing before the next token: it begins a line further left than what the block holds. */
export function endsByIndent(c: Cursor, opened: number, first: Node | undefined): boolean {
  if (first === undefined || !onNewLine(c) || !isItemWord(c.kind)) return false;
  const indent = indentAt(c, c.at);
  return startsLine(c, first.from) ? indent < indentAt(c, first.from) : indent <= indentAt(c, opened);
}

/** Whether the closing brace ahead is the one too many: it begins a line further right than the line that opened the block. */
export function strayBrace(c: Cursor, opened: number): boolean {
  if (c.unclosed >= 0 || !onNewLine(c) || indentAt(c, c.at) <= indentAt(c, opened)) return false;
  c.unclosed++;
  return true;
}

/** Whether a token is the first of its line. */
export function startsLine(c: Cursor, token: number): boolean {
  let i = token - 1;
  while (i >= 0 && c.kinds[i] === Token.space) i--;
  return i < 0 || c.kinds[i] === Token.newline;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function indentOf(text: string, offset: number): number {
  const start = lineStart(text, offset);
  let at = start;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  return at - start;
}

/** The `///` lines directly above the next token, without their slashes. */
export function docAbove(c: Cursor): string {
  if (c.at - c.end < 2) return '';
  let doc = '';
  for (let i = c.end; i < c.at; i++) {
    if (c.kinds[i] === Token.doc) doc += (doc === '' ? '' : '\n') + textAt(c, i).slice(3).trim();
    else if (c.kinds[i] === Token.comment) doc = '';
  }
  return doc;
}

/** The same for what stands outside of every dream. */
export function respellTop(c: Cursor): number {
  const written = textAt(c, c.at);
  const meant = nearest(written, ['dream', 'import', 'motif', 'asset']);
  if (meant === null) return c.kind;
  const start = c.starts[c.at] as number;
  const span = { start, end: start + written.length };
  reportAt(c, 'DRM001', span.start, span.end, {
    found: written,
    meant,
    expected: `\`${meant}\``,
    fix: { title: `Change to \`${meant}\``, edits: [{ span, newText: meant }] },
  });
  c.kind = K[meant as Word];
  return c.kind;
}
