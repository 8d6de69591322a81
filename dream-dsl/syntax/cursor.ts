/** Where the parser stands, and the few moves it makes. */

import type { Block, Missing, Name, Path } from './ast.ts';
import type { Finding, FindingData } from './finding.ts';
import { FIRST_SIGNIFICANT, isItemWord, isReserved, isTopWord, isWord, Token } from './token.ts';

export interface Cursor {
  readonly text: string;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  /** How many closing braces are missing in the whole text, so that indentation may say where; below 0: how many opening ones. */
  unclosed: number;
  readonly findings: Finding[];
  /** Index of the next token that is no trivia. */
  at: number;
  /** Kind of that token. */
  kind: number;
  /** Just after the last token taken: the end of what was parsed so far. */
  end: number;
  depth: number;
  /** Braces hold items, and items braces: the parser of the former is handed on to the latter. `owner` says whose braces they are. */
  readonly block: (c: Cursor, owner: string) => Block;
}

/** Deeper nesting than this is refused; no dream needs it, and no stack should have to bear it. */
export const MAX_DEPTH = 100;
/** More operators in one expression than this are refused. */
export const MAX_CHAIN = 200;

export function advance(c: Cursor): void {
  let i = c.at;
  if (c.kind === Token.end) return;
  c.end = ++i;
  while ((c.kinds[i] as number) < FIRST_SIGNIFICANT) i++;
  c.at = i;
  c.kind = c.kinds[i] as number;
}

/** Takes the next token if it is of this kind. */
export function eat(c: Cursor, kind: number): boolean {
  if (c.kind !== kind) return false;
  advance(c);
  return true;
}

/** The kind of the token after the next one. */
export function peek(c: Cursor): number {
  if (c.kind === Token.end) return Token.end;
  let i = c.at + 1;
  while ((c.kinds[i] as number) < FIRST_SIGNIFICANT) i++;
  return c.kinds[i] as number;
}

/** The same where it stands on the line of the next one; else 0. */
export function peekOnLine(c: Cursor): number {
  let i = c.at + 1;
  while (c.kinds[i] === Token.space) i++;
  const kind = c.kinds[i] as number;
  return kind < FIRST_SIGNIFICANT ? 0 : kind;
}

/** Whether the next token is the first of its line. */
export function onNewLine(c: Cursor): boolean {
  for (let i = c.end; i < c.at; i++) if (c.kinds[i] === Token.newline) return true;
  return c.end === 0;
}

export function textAt(c: Cursor, index: number): string {
  return c.text.slice(c.starts[index], c.starts[index + 1]);
}

/** Reports at the next token; where it begins a new line or ends the text, just after what was parsed. */
export function report(c: Cursor, code: string, data: FindingData): void {
  if (c.kind === Token.end || (onNewLine(c) && c.end > 0)) {
    const place = c.starts[c.end] as number;
    reportAt(c, code, place, place, data);
  } else reportAt(c, code, c.starts[c.at] as number, c.starts[c.at + 1] as number, { ...data, found: textAt(c, c.at) });
}

export function reportAt(c: Cursor, code: string, start: number, end: number, data: FindingData): void {
  const last = c.findings[c.findings.length - 1];
  if (last !== undefined && last.span.start === start && last.span.end === end) return;
  c.findings.push({ code, span: { start, end }, data });
}

/** Whether the next word can stand as a name: not one that plainly begins the next item. */
export function nameAhead(c: Cursor): boolean {
  return isWord(c.kind) && !((isItemWord(c.kind) || isTopWord(c.kind)) && onNewLine(c));
}

/** A name; where none stands, an empty one and a finding. */
export function parseName(c: Cursor, expected: string, code = 'DRM004'): Name {
  if (nameAhead(c)) {
    const index = c.at;
    if (isReserved(c.kind) && code === 'DRM004') {
      reportAt(c, 'DRM013', c.starts[index] as number, c.starts[index + 1] as number, { name: textAt(c, index), expected });
    }
    advance(c);
    return { kind: 'Name', from: index, to: index + 1, text: textAt(c, index) };
  }
  report(c, code, { expected });
  return { kind: 'Name', from: c.end, to: c.end, text: '' };
}

/** A name, or names joined by dots without a gap; where none stands, an empty one and a finding. */
export function parsePath(c: Cursor, expected: string, code = 'DRM004'): Path {
  const first = parseName(c, expected, code);
  if (first.text !== '' && !dotAhead(c)) strayDot(c);
  if (first.text === '' || !dotAhead(c)) return { kind: 'Path', from: first.from, to: first.to, segments: [first], text: first.text };
  const segments = [first];
  while (dotAhead(c)) {
    advance(c);
    const index = c.at;
    advance(c);
    segments.push({ kind: 'Name', from: index, to: index + 1, text: textAt(c, index) });
  }
  strayDot(c);
  return { kind: 'Path', from: first.from, to: c.end, segments, text: segments.map((segment) => segment.text).join('.') };
}

/** A dot that nothing follows. */
function strayDot(c: Cursor): void {
  if (c.kind !== Token.dot || c.end !== c.at) return;
  advance(c);
  const place = c.starts[c.end] as number;
  reportAt(c, 'DRM004', place, place, { expected: 'the scene after the dot, as in `shore.dusk`' });
}

/** Whether a dot and a word follow what was taken last, without a gap. */
export const dotAhead = (c: Cursor): boolean => c.kind === Token.dot && c.end === c.at && isWord(c.kinds[c.at + 1] as number);

export function missing(c: Cursor): Missing {
  return { kind: 'Missing', from: c.end, to: c.end };
}
