/** Other words in the place of those that stand there: what is the same in both, and the lines that it stands on, stays as it is. */

import type { Span, TextEdit } from '../../model.ts';

/** Words, texts and comments; how far they stand apart says nothing. */
const WORD = /\/\/[^\r\n]*|"(?:\\.|[^"\\\r\n])*"?|[^\s"]+/g;

export function replaced(text: string, span: Span, newText: string): TextEdit {
  const old = text.slice(span.start, span.end);
  // What is said between them stays with those that stay.
  const before = [...old.matchAll(WORD)].filter(([word]) => !word.startsWith('//'));
  const after = [...newText.matchAll(WORD)];
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && before[head]![0] === after[head]![0]) head++;
  let tail = 0;
  while (tail < least - head && before.at(-1 - tail)![0] === after.at(-1 - tail)![0]) tail++;
  // Words that only come or go do so behind what is before them; where nothing is, all is written anew.
  const only = head + tail === least;
  if (only && head === 0) return { span, newText };
  const from = (words: readonly RegExpExecArray[]): number => (only ? endOf(words[head - 1]!) : words[head]!.index);
  const to = (words: readonly RegExpExecArray[]): number => (tail < words.length ? Math.max(from(words), endOf(words[words.length - tail - 1]!)) : from(words));
  return { span: { start: span.start + from(before), end: span.start + to(before) }, newText: newText.slice(from(after), to(after)) };
}

const endOf = (word: RegExpExecArray): number => word.index + word[0].length;
