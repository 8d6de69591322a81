/** `import "sea.dream" as sea` */

import type { Import } from './ast.ts';
import { begin, type Cursor, moreOnLine, onSameLine, peek } from './cursor.ts';
import { parseNewName } from './names.ts';
import { parseLabel } from './parse-literal.ts';
import { expect } from './report.ts';
import { isWord, K, Token } from './token.ts';

export function parseImport(c: Cursor): Import {
  const from = c.at;
  begin(c);
  const path = parseLabel(c, 'the file to import');
  let alias = null;
  if (c.kind === K.as || (path !== null && c.kind === Token.word && onSameLine(c))) {
    expect(c, K.as, 'as', '`import "sea.dream" as sea`', moreOnLine(c) && isWord(peek(c)) ? [c.kind] : []);
    alias = parseNewName(c, 'the name under which the file is known here', []);
  }
  return { kind: 'Import', from, to: c.end, path, alias };
}
