/** Cuts a text into tokens: each character belongs to exactly one, and nothing is ever refused. */

import { commentEnd, foreignKind, hashEnd, openTextEnd, quoteEnd } from './lexer-foreign.ts';
import { FIRST_SIGNIFICANT, stepHash, Token, wordKind } from './token.ts';
import type { TokenTable } from './tree.ts';

export interface Lexed extends TokenTable {
  /** More opening than closing braces stand outside of texts and comments. */
  readonly unclosedBraces: number;
  /** Whether a token of kind `unknown` or `openText` is among them. */
  readonly flawed: boolean;
}

export function lex(text: string): Lexed {
  const length = text.length;
  let capacity = 64 + (length >> 1);
  let kinds = new Uint8Array(capacity);
  let starts = new Int32Array(capacity);
  let count = 0;
  let balance = 0;
  let flawed = false;
  let at = 0;
  let lastClose: number | undefined;

  while (at < length) {
    if (count + 2 >= capacity) {
      capacity *= 2;
      kinds = grown(kinds, new Uint8Array(capacity));
      starts = grown(starts, new Int32Array(capacity));
    }
    const start = at;
    const char = text.charCodeAt(at++);
    let kind: number;
    const cls = char < 128 ? (CLASS[char] as number) : letterBeyond(text, start) > 0 ? LETTER : isSpaceBeyond(char) ? SPACE : ODD;
    if (cls === SPACE) {
      kind = char === 10 ? Token.newline : Token.space;
      for (; at < length; at++) {
        const next = text.charCodeAt(at);
        if (next === 10) kind = Token.newline;
        else if (next !== 32 && next !== 9 && next !== 13 && !isSpaceBeyond(next)) break;
      }
    } else if (cls === LETTER) {
      let hash = stepHash(0, char);
      if (char >= 128) at = start + letterBeyond(text, start);
      while (at < length) {
        const units = wordPart(text, at);
        if (units === 0) break;
        hash = stepHash(hash, text.charCodeAt(at));
        at += units;
      }
      kind = wordKind(text, start, at, hash);
    } else if (cls === DIGIT) {
      at = numberEnd(text, at, length);
      kind = Token.number;
      if (text.charCodeAt(at) === 46 && isDigit(text.charCodeAt(at + 1))) {
        kind = Token.version;
        while (at < length && (wordPart(text, at) === 1 || text.charCodeAt(at) === 46 || text.charCodeAt(at) === 45)) at++;
      } else at = unitEnd(text, at, length);
    } else if (char === 34) {
      kind = Token.openText;
      for (; at < length; at++) {
        const next = text.charCodeAt(at);
        if (next === 10) break;
        if (next === 92 && at + 1 < length && text.charCodeAt(at + 1) !== 10) at++;
        else if (next === 34) {
          at++;
          kind = Token.text;
          break;
        }
      }
      if (kind === Token.openText) {
        flawed = true;
        at = openTextEnd(text, start, at);
      }
    } else if (char === 47 && text.charCodeAt(at) === 42) {
      flawed = true;
      kind = Token.unknown;
      if (lastClose === undefined) lastClose = text.lastIndexOf('*/');
      at = commentEnd(text, at + 1, lastClose);
    } else if (char === 47 && text.charCodeAt(at) === 47) {
      kind = text.charCodeAt(at + 1) === 47 && text.charCodeAt(at + 2) !== 47 ? Token.doc : Token.comment;
      const line = text.indexOf('\n', at);
      at = line < 0 ? length : line;
    } else if (cls === MARK) {
      kind = SINGLE[char] as number;
      const pair = pairKind(char, text.charCodeAt(at));
      if (pair !== 0) {
        kind = pair;
        at++;
      } else if (kind === Token.openBrace) balance++;
      else if (kind === Token.closeBrace) balance--;
      if (kind === Token.unknown) flawed = true;
    } else {
      flawed = true;
      kind = foreignKind(char);
      if (kind === Token.text) {
        at = quoteEnd(text, start);
        if (at === start + 1) kind = Token.unknown;
      } else if (char === HASH) at = hashEnd(text, start);
      else if (kind === Token.unknown) while (at < length && isOdd(text, at)) at++;
    }
    kinds[count] = kind;
    starts[count++] = start;
  }
  kinds[count] = Token.end;
  starts[count] = length;
  return { count, kinds: kinds.subarray(0, count + 1), starts: starts.subarray(0, count + 1), unclosedBraces: balance, flawed };
}

/** The first token from `index` on that is no trivia. */
export function significantFrom(kinds: Uint8Array, index: number): number {
  let i = index;
  while ((kinds[i] as number) < FIRST_SIGNIFICANT) i++;
  return i;
}

const SPACE = 1;
const LETTER = 2;
const DIGIT = 3;
const MARK = 4;
const ODD = 0;
const CLASS = new Uint8Array(128);
for (const char of [9, 10, 13, 32]) CLASS[char] = SPACE;
for (let char = 48; char <= 57; char++) CLASS[char] = DIGIT;
for (let char = 65; char <= 90; char++) CLASS[char] = CLASS[char + 32] = LETTER;
CLASS[95] = LETTER;
const SINGLE = new Uint8Array(128);
const MARKS: Readonly<Record<string, number>> = {
  '{': Token.openBrace,
  '}': Token.closeBrace,
  '(': Token.openParen,
  ')': Token.closeParen,
  ',': Token.comma,
  ':': Token.colon,
  '=': Token.equals,
  '+': Token.plus,
  '-': Token.minus,
  '*': Token.times,
  '/': Token.divide,
  '<': Token.less,
  '>': Token.greater,
  '!': Token.bang,
  '.': Token.dot,
  '&': Token.unknown,
  '|': Token.unknown,
  '"': Token.unknown,
};
for (const [mark, kind] of Object.entries(MARKS)) {
  CLASS[mark.charCodeAt(0)] = MARK;
  SINGLE[mark.charCodeAt(0)] = kind;
}

function pairKind(first: number, second: number): number {
  switch (first) {
    case 45:
      return second === 62 ? Token.arrow : 0;
    case 46:
      return second === 46 ? Token.dots : 0;
    case 60:
      return second === 61 ? Token.lessEqual : 0;
    case 62:
      return second === 61 ? Token.greaterEqual : 0;
    case 61:
      return second === 61 ? Token.doubleEquals : 0;
    case 33:
      return second === 61 ? Token.notEquals : 0;
    case 38:
      return second === 38 ? Token.doubleAnd : 0;
    case 124:
      return second === 124 ? Token.doubleOr : 0;
    default:
      return 0;
  }
}

const isDigit = (char: number): boolean => char >= 48 && char <= 57;
const isSpaceBeyond = (char: number): boolean =>
  char === 0xa0 || char === 0xfeff || char === 0x2028 || char === 0x2029 || char === 0x202f || (char >= 0x2000 && char <= 0x200a) || char === 0x3000;
/** How many units of the text a letter outside of ASCII takes that stands at a place; 0 where none does. */
function letterBeyond(text: string, at: number): number {
  const point = text.codePointAt(at) as number;
  if (point < 0xaa || !LETTERS.test(String.fromCodePoint(point))) return 0;
  return point > 0xffff ? 2 : 1;
}
const LETTERS = /[\p{L}\p{M}]/u;

/** How many units of the text belong to a word at a place: a letter or digit, or none. */
function wordPart(text: string, at: number): number {
  const char = text.charCodeAt(at);
  if (char >= 128) return letterBeyond(text, at);
  const cls = CLASS[char];
  return cls === LETTER || cls === DIGIT ? 1 : 0;
}

/** Whether a character means nothing at all. */
function isOdd(text: string, at: number): boolean {
  const char = text.charCodeAt(at);
  if (char === HASH || foreignKind(char) !== Token.unknown) return false;
  return char < 128 ? CLASS[char] === ODD : letterBeyond(text, at) === 0 && !isSpaceBeyond(char);
}

const HASH = 35;

function numberEnd(text: string, from: number, length: number): number {
  let at = from;
  while (at < length && isDigit(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) === 46 && isDigit(text.charCodeAt(at + 1))) {
    at++;
    while (at < length && isDigit(text.charCodeAt(at))) at++;
  }
  return at;
}

function unitEnd(text: string, from: number, length: number): number {
  let at = from;
  const first = text.charCodeAt(at);
  if (first === 37) return at + 1;
  if (first === 0xb0) at++;
  for (let units = 1; at < length && units > 0; at += units) units = wordPart(text, at);
  return at;
}

function grown<T extends Uint8Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
