/** The words about what follows them. */

import { type Cursor, textAt } from './cursor.ts';
import { Token } from './token.ts';

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
