/** What the lexer makes of characters that the language does not have: many stand for something that it has. */

import { Token } from './token.ts';

/** By the character: the kind that it is read as, and how that is written. */
const FOREIGN: Readonly<Record<string, readonly [kind: number, written: string]>> = {
  '→': [Token.arrow, '->'],
  '⇒': [Token.arrow, '->'],
  '⟶': [Token.arrow, '->'],
  '➔': [Token.arrow, '->'],
  '➜': [Token.arrow, '->'],
  '≤': [Token.lessEqual, '<='],
  '≥': [Token.greaterEqual, '>='],
  '≠': [Token.notEquals, 'is not'],
  '×': [Token.times, '*'],
  '÷': [Token.divide, '/'],
  '−': [Token.minus, '-'],
  '–': [Token.minus, '-'],
  '…': [Token.dots, '..'],
  "'": [Token.text, '"'],
  '‘': [Token.text, '"'],
  '“': [Token.text, '"'],
  '„': [Token.text, '"'],
  '«': [Token.text, '"'],
};
const KINDS: ReadonlyMap<number, number> = new Map(Object.entries(FOREIGN).map(([char, [kind]]) => [char.charCodeAt(0), kind]));

/** How what a foreign character stands for is written, or undefined. */
export const nativeOf = (char: string): string | undefined => FOREIGN[char]?.[1];

export const foreignKind = (char: number): number => KINDS.get(char) ?? Token.unknown;

/** End of a text in foreign quotes; just behind the first of them where none closes it on its line. */
export function quoteEnd(text: string, start: number): number {
  const closers = CLOSERS[text.charAt(start)] ?? '';
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\n') break;
    if (closers.includes(char) && !(char === "'" && LETTER.test(text.charAt(at + 1)))) return at + 1;
  }
  return start + 1;
}
const CLOSERS: Readonly<Record<string, string>> = { "'": "'’", '‘': "’'", '“': '”"', '„': '“”"', '«': '»' };
const LETTER = /[\p{L}\p{M}\w]/u;

/** End of what a `#` begins: the digits of a colour, or a comment. */
export function hashEnd(text: string, start: number): number {
  HASH.lastIndex = start + 1;
  return start + 1 + (HASH.exec(text)?.[0].length ?? 0);
}
const HASH = /[0-9a-fA-F]{3,8}(?!\w)|[^\n]*/y;

/** End of a comment that begins with a slash and a star: behind its end, or that of its line if `lastClose`, the last end of the text, is before. */
export function commentEnd(text: string, from: number, lastClose: number): number {
  if (from <= lastClose) return text.indexOf('*/', from) + 2;
  const line = text.indexOf('\n', from);
  return line < 0 ? text.length : line;
}

/** Where a text ends that is not closed on its line, which ends at `end`: blanks there, and braces of the program, are not part of it. */
export function openTextEnd(text: string, start: number, end: number): number {
  let surplus = 0;
  let open = 0;
  for (let i = start + 1; i < end; i++) {
    const char = text.charCodeAt(i);
    if (char === 123) open++;
    else if (char === 125 && open > 0) open--;
    else if (char === 125) surplus++;
  }
  let at = withoutBlanks(text, start, end);
  if (text.charCodeAt(at - 1) === 123) return withoutBlanks(text, start, at - 1);
  for (; surplus > 0 && text.charCodeAt(at - 1) === 125; surplus--) at = withoutBlanks(text, start, at - 1);
  return at;
}

function withoutBlanks(text: string, start: number, end: number): number {
  let at = end;
  while (at > start + 1 && (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at - 1) === 9 || text.charCodeAt(at - 1) === 13)) at--;
  return at;
}
