/** How the parser goes on after a mistake, so that one mistake gives one message. */

import type { Block, Skipped } from './ast.ts';
import { advance, type Cursor, onNewLine, peek, reportAt, textAt } from './cursor.ts';
import { nearest } from './nearest.ts';
import { ITEM_WORDS, isItemWord, isWord, K, Token, type Word } from './token.ts';

/** A misspelt first word of an item is taken for the word that was meant. */
export function respell(c: Cursor): number {
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
  const declared = isItemWord(c.kind) ? 'here' : 'item';
  reportAt(c, 'DRM001', start, c.starts[from + 1] as number, { found, expected: declared });
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
