/** How the parser says what it misses, and takes what is often written in its stead. */

import { advance, type Cursor, onNewLine, onSameLine, textAt } from './cursor.ts';
import type { FindingData, Fix } from './finding.ts';
import { nearest } from './nearest.ts';
import { isWord, Token } from './token.ts';

/** Reports at the next token; where it begins a new line or ends the text, just after what was parsed. */
export function report(c: Cursor, code: string, data: FindingData): void {
  if (oddAhead(c)) return;
  if (c.kind === Token.end || (onNewLine(c) && c.end > 0)) {
    const place = c.starts[c.end] as number;
    reportAt(c, code, place, place, data);
  } else reportAt(c, code, c.starts[c.at] as number, c.starts[c.at + 1] as number, { ...data, found: textAt(c, c.at) });
}

export function reportAt(c: Cursor, code: string, start: number, end: number, data: FindingData): void {
  if (start >= c.quietFrom && start < c.quiet && code !== 'DRM003' && code !== 'DRM096') return;
  const last = c.findings[c.findings.length - 1];
  if (last !== undefined && last.span.start === start && last.span.end === end) return;
  c.findings.push({ code, span: { start, end }, data });
}

/** Reports tokens, from one to before another. */
export function reportTokens(c: Cursor, code: string, from: number, to: number, data: FindingData): void {
  reportAt(c, code, c.starts[from] as number, c.starts[to] as number, data);
}

/** A character without meaning stands before the next token: it is told of by itself, and what is missing here is its doing. */
function oddAhead(c: Cursor): boolean {
  for (let i = c.end; i < c.at; i++) if (c.kinds[i] === Token.unknown) return true;
  return false;
}

/** Takes a token of this kind. Where another stands, says so, and takes that if it is often written instead, or misspelt. */
export function expect(c: Cursor, kind: number, written: string, because: string, instead: readonly number[] = []): boolean {
  if (c.kind === kind) {
    advance(c);
    return true;
  }
  const swap = onSameLine(c) && (instead.includes(c.kind) || (isWord(c.kind) && nearest(textAt(c, c.at), [written]) !== null));
  report(c, 'DRM001', { expected: `\`${written}\``, because, fix: swap ? replacing(c, c.at, c.at + 1, written) : inserting(c, written) });
  if (swap) advance(c);
  return swap;
}

/** Reports a token that is too much, and steps over it. */
export function drop(c: Cursor, expected: string, because: string): void {
  report(c, 'DRM001', { expected, because, fix: removing(c, c.at, c.at + 1) });
  advance(c);
}

/** Reports a brace that nothing closes; at the end of the text only the innermost. */
export function unclosed(c: Cursor, brace: number, owner: string): void {
  c.braces--;
  if (c.kind === Token.end) {
    if (c.ended) return;
    c.ended = true;
  }
  reportTokens(c, 'DRM003', brace, brace + 1, { expected: '}', because: owner });
}

/** Whether the next token is one of these words, which mean nothing in the language itself, on the line of the one before. */
export const wordAhead = (c: Cursor, ...words: readonly string[]): boolean => c.kind >= Token.word && onSameLine(c) && words.includes(textAt(c, c.at));

/** Reports a word of another language, and steps over it. */
export function takeForeign(c: Cursor, meant: string): void {
  reportTokens(c, 'DRM090', c.at, c.at + 1, { found: textAt(c, c.at), meant, fix: replacing(c, c.at, c.at + 1, meant) });
  advance(c);
}

/** Between the parts of a list: whether another part follows. `part` says whether what comes next would be one, had a comma not been forgotten. */
export function another(c: Cursor, because: string, part: (c: Cursor) => boolean): boolean {
  if (c.kind === Token.comma) {
    advance(c);
    return true;
  }
  if (c.kind < Token.number || onNewLine(c) || !part(c)) return false;
  report(c, 'DRM001', { expected: '`,`', because, fix: insertingAfter(c, ',') });
  return true;
}

/** The mend that puts words in just behind what was parsed. */
export function inserting(c: Cursor, words: string): Fix {
  return insertingAfter(c, ` ${words}`);
}

function insertingAfter(c: Cursor, newText: string): Fix {
  const place = c.starts[c.end] as number;
  return { title: `Add \`${newText.trim()}\``, edits: [{ span: { start: place, end: place }, newText }] };
}

/** The mend that puts words in just before a token. */
export function insertingBefore(c: Cursor, index: number, words: string): Fix {
  const place = c.starts[index] as number;
  return { title: `Add \`${words}\``, edits: [{ span: { start: place, end: place }, newText: `${words} ` }] };
}

/** The mend that writes words for tokens. */
export function replacing(c: Cursor, from: number, to: number, words: string): Fix {
  const span = { start: c.starts[from] as number, end: c.starts[to] as number };
  return { title: `Write \`${words}\``, edits: [{ span, newText: words }] };
}

/** The mend that takes tokens out. */
export function removing(c: Cursor, from: number, to: number): Fix {
  const span = { start: c.starts[from] as number, end: c.starts[to] as number };
  return { title: 'Remove it', edits: [{ span, newText: '' }] };
}
