/** Edits of a text: made, and several rounds of them as one. */

import type { TextEdit } from '../model.ts';

/** The edits count in the text as it is, must not touch each other, and come in order, as every question here gives them. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { span, newText } of edits) {
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}

/** A part of the text as it was, or something new. */
type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

/** Rounds of edits, each in the text that the one before gave, as one round in a text of this length. */
export function composed(length: number, rounds: readonly (readonly TextEdit[])[]): TextEdit[] {
  let pieces: readonly Piece[] = [{ from: 0, to: length }];
  for (const edits of rounds) pieces = after(pieces, edits);
  const result: TextEdit[] = [];
  let at = 0;
  let newText = '';
  for (const piece of [...pieces, { from: length, to: length }]) {
    if ('text' in piece) newText += piece.text;
    else if (piece.from > at || newText !== '') {
      result.push({ span: { start: at, end: piece.from }, newText });
      newText = '';
      at = piece.to;
    } else at = piece.to;
  }
  return result;
}

function after(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const result: Piece[] = [];
  const rest = [...pieces];
  let at = 0;
  /** Up to an offset, kept or left out. */
  const walk = (to: number, keep: boolean): void => {
    while (at < to) {
      const piece = rest.shift();
      if (piece === undefined) return;
      const size = 'text' in piece ? piece.text.length : piece.to - piece.from;
      const taken = Math.min(size, to - at);
      const [head, tail] = cut(piece, taken);
      if (keep) result.push(head);
      if (taken < size) rest.unshift(tail);
      at += taken;
    }
  };
  for (const { span, newText } of edits) {
    walk(span.start, true);
    walk(span.end, false);
    if (newText !== '') result.push({ text: newText });
  }
  return [...result, ...rest];
}

const cut = (piece: Piece, at: number): readonly [Piece, Piece] =>
  'text' in piece
    ? [{ text: piece.text.slice(0, at) }, { text: piece.text.slice(at) }]
    : [
        { from: piece.from, to: piece.from + at },
        { from: piece.from + at, to: piece.to },
      ];
