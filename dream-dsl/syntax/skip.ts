/** Steps over what can not be read. */

import { advance, type Cursor, hushLine, onNewLine, onSameLine } from './cursor.ts';
import { isItemWord, Token } from './token.ts';

/** Steps over what stands in parentheses on this line. */
export function skipParens(c: Cursor): void {
  do advance(c);
  while (onSameLine(c) && c.kind !== Token.closeParen && c.kind !== Token.closeBrace);
  if (c.kind === Token.closeParen) advance(c);
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

/** Steps over the rest of the line, and over whole braces that begin on it; what is wrong there is not told. */
export function skipLine(c: Cursor): void {
  if (!onSameLine(c) || c.kind === Token.closeBrace) return;
  hushLine(c);
  let open = 0;
  do {
    if (c.kind === Token.openBrace) open++;
    else if (c.kind === Token.closeBrace) open--;
    advance(c);
  } while (c.kind !== Token.end && (open > 0 || (!onNewLine(c) && c.kind !== Token.closeBrace)));
}
