/** Words and signs of other languages: read as what they mean here, and reported with the mend. */

import { advance, type Cursor, onNewLine, peek, reportAt, textAt } from './cursor.ts';
import { isWord, K, Token, type Word } from './token.ts';

/** The word of ours for a first word that other languages would use. */
const ITEMS: ReadonlyMap<string, Word> = new Map<string, Word>([
  ['state', 'scene'],
  ['room', 'scene'],
  ['let', 'var'],
  ['const', 'var'],
  ['variable', 'var'],
  ['parameter', 'param'],
  ['if', 'when'],
  ['wait', 'after'],
  ['delay', 'after'],
  ['repeat', 'every'],
  ['emit', 'raise'],
  ['send', 'raise'],
  ['trigger', 'raise'],
  ['print', 'say'],
  ['speak', 'say'],
  ['random', 'choose'],
]);
const FILES: ReadonlyMap<string, 'import' | 'motif'> = new Map([
  ['include', 'import'],
  ['require', 'import'],
  ['use', 'import'],
  ['function', 'motif'],
  ['template', 'motif'],
]);

/** The kind of the word that was meant; 0 where the next one is not known from elsewhere. */
export const foreignItem = (c: Cursor): number => take(c, ITEMS);
export const foreignTop = (c: Cursor): number => take(c, FILES);

function take(c: Cursor, words: ReadonlyMap<string, Word>): number {
  if (c.kind !== Token.word) return 0;
  const written = textAt(c, c.at);
  const meant = words.get(written);
  const next = peek(c);
  if (meant === undefined || next === Token.equals || next === Token.colon || next === Token.closeBrace) return 0;
  reportWord(c, meant);
  c.kind = K[meant];
  return c.kind;
}

/** Reports the next token as a word of another language, with the mend. */
export function reportWord(c: Cursor, meant: string, end = c.starts[c.at + 1] as number): void {
  const start = c.starts[c.at] as number;
  const found = c.text.slice(start, end);
  reportAt(c, 'DRM090', start, end, { found, meant, fix: { title: `Write \`${meant}\``, edits: [{ span: { start, end }, newText: meant }] } });
}

/** Whether the next token is this word, which means nothing in the language itself. */
export const isForeign = (c: Cursor, ...words: readonly string[]): boolean => c.kind === Token.word && !onNewLine(c) && words.includes(textAt(c, c.at));

/** `goto b`, `=> b`, `- > b`, `> b`: an arrow of another language before a name, taken; the next token is then the name. */
export function foreignArrow(c: Cursor): boolean {
  const next = c.kinds[c.at + 1] as number;
  let tokens = 0;
  if (c.kind === Token.fatArrow || (c.kind === Token.greater && isWord(peek(c)))) tokens = 1;
  else if (c.kind === Token.word && isWord(peek(c)) && ['goto', 'go', 'jump', 'then'].includes(textAt(c, c.at))) tokens = 1;
  else if (c.kind === Token.minus && next === Token.space && c.kinds[c.at + 2] === Token.greater) tokens = 3;
  if (tokens === 0) return false;
  reportWord(c, '->', c.starts[c.at + tokens] as number);
  if (tokens === 3) advance(c);
  advance(c);
  return true;
}
