/** Where the parser stands, and the few moves it makes. */

import type { Block, Import, Motif } from './ast.ts';
import type { Finding } from './finding.ts';
import { FIRST_SIGNIFICANT, Token } from './token.ts';

/** Whose braces are read, or `file` outside of all. */
export type Owner = 'file' | 'dream' | 'motif' | 'scene' | 'layer' | 'ritual' | 'anywhere' | 'anchor' | 'release' | 'morning' | 'while' | 'reaction' | 'choose';

export interface Cursor {
  readonly text: string;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly findings: Finding[];
  /** Imports and motifs that stand inside of a dream by mistake; they count all the same. */
  readonly strays: (Import | Motif)[];
  /** Tokens of texts that lack their first quotation mark. */
  readonly halfTexts: Set<number>;
  /** Words of the language that were given as names, which is told: where they are meant, they are names too. */
  readonly named: Set<number>;
  /** Closing braces that the text lacks, or below zero has too many. Comes to zero as their places are found. */
  braces: number;
  /** Index of the next token that is no trivia. */
  at: number;
  /** Kind of that token, or the one that it is taken for. */
  kind: number;
  /** Just after the last token taken: the end of what was parsed so far. */
  end: number;
  depth: number;
  owner: Owner;
  /** `kind` is only thought of: the word is missing, and the next token comes after it. */
  supposed: boolean;
  /** An unclosed brace was told of at the end of the text: the ones around it are so because of it. */
  ended: boolean;
  /** What is found from the one offset up to the other follows from a mistake that is told already. */
  quietFrom: number;
  quiet: number;
  /** Braces hold items, and items braces: the parser of the former is handed on to the latter. */
  readonly block: (c: Cursor, owner: Owner) => Block;
}

/** Deeper nesting than this is refused; no dream needs it, and no stack should have to bear it. */
export const MAX_DEPTH = 100;
/** More operators in one expression than this are refused. */
export const MAX_CHAIN = 200;
/** How many tokens of a line are looked over for what was meant. */
const AHEAD = 40;

export function advance(c: Cursor): void {
  let i = c.at;
  if (c.kind === Token.end) return;
  c.end = ++i;
  while ((c.kinds[i] as number) < FIRST_SIGNIFICANT) i++;
  c.at = i;
  c.kind = c.kinds[i] as number;
}

/** Steps over the word that begins an item, unless that is only thought of. */
export function begin(c: Cursor): void {
  if (c.supposed) {
    c.supposed = false;
    c.kind = c.kinds[c.at] as number;
  } else advance(c);
}

/** Takes the next token if it is of this kind. */
export function eat(c: Cursor, kind: number): boolean {
  if (c.kind !== kind) return false;
  advance(c);
  return true;
}

/** The kind of the token after the next one. */
export function peek(c: Cursor): number {
  return c.kinds[following(c, c.at)] as number;
}

/** The same where it stands on the line of the next one; else 0. */
export function peekOnLine(c: Cursor): number {
  let i = c.at + 1;
  while (c.kinds[i] === Token.space) i++;
  const kind = c.kinds[i] as number;
  return kind < FIRST_SIGNIFICANT ? 0 : kind;
}

/** Index of the first token behind `index` that is no trivia. */
export function following(c: Cursor, index: number): number {
  if (c.kinds[index] === Token.end) return index;
  let i = index + 1;
  while ((c.kinds[i] as number) < FIRST_SIGNIFICANT) i++;
  return i;
}

/** Whether the next token is the first of its line. */
export function onNewLine(c: Cursor): boolean {
  for (let i = c.end; i < c.at; i++) if (c.kinds[i] === Token.newline) return true;
  return c.end === 0;
}

/** Whether there is a next token on the line of the one before. */
export const onSameLine = (c: Cursor): boolean => c.kind !== Token.end && !onNewLine(c);

/** Whether the token after the next one stands on its line. */
export function moreOnLine(c: Cursor): boolean {
  if (c.kind === Token.end) return false;
  let i = c.at + 1;
  for (; (c.kinds[i] as number) < FIRST_SIGNIFICANT; i++) if (c.kinds[i] === Token.newline) return false;
  return c.kinds[i] !== Token.end;
}

/** Index of the first token of these kinds behind the next one, on this line and in these braces, or -1. */
export function aheadOnLine(c: Cursor, kinds: readonly number[]): number {
  for (let i = c.at + 1, seen = 0; seen < AHEAD && i < c.kinds.length; i++, seen++) {
    const kind = c.kinds[i] as number;
    if (kinds.includes(kind)) return i;
    if (kind === Token.newline || kind === Token.closeBrace || kind === Token.openBrace) return -1;
  }
  return -1;
}

/** Whether two tokens of these kinds come next without a gap. */
export const pairAhead = (c: Cursor, first: number, second: number): boolean => c.kind === first && c.kinds[c.at + 1] === second;

export function textAt(c: Cursor, index: number): string {
  return c.text.slice(c.starts[index], c.starts[index + 1]);
}

/** Tells nothing more of what stands on the line of the next token: it follows from what was told already. */
export function hushLine(c: Cursor): void {
  const start = c.starts[c.at] as number;
  if (start < c.quiet) return;
  const end = c.text.indexOf('\n', start);
  c.quietFrom = start;
  c.quiet = end < 0 ? c.text.length + 1 : end;
}
