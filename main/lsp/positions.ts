/** Lines and offsets: the only place of the server that knows lines. A line ends with LF, CRLF or CR; characters are UTF-16 units. */

import type { Position, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../../dream-dsl/index.ts';

export interface Lines {
  range(span: Span): Range;
  position(offset: number): Position;
  offset(position: Position): number;
  span(range: Range): Span;
  /** From the start of its first line to the end of its last. */
  wholeLines(range: Range): Span;
  /** The first characters of a line, where it has nothing but white space before `offset`; else null. */
  indentBefore(offset: number): Span | null;
}

export function linesOf(text: string): Lines {
  const document = TextDocument.create('', '', 0, text);
  const position = (offset: number) => document.positionAt(offset);
  const offset = (place: Position) => document.offsetAt(place);
  return {
    position,
    offset,
    range: ({ start, end }) => ({ start: position(start), end: position(end) }),
    span: ({ start, end }) => ({ start: offset(start), end: offset(end) }),
    wholeLines: ({ start, end }) => ({
      start: offset({ line: start.line, character: 0 }),
      end: offset({ line: end.line, character: Number.MAX_SAFE_INTEGER }),
    }),
    indentBefore(at) {
      const start = offset({ line: position(at).line, character: 0 });
      return text.slice(start, at).trim() === '' ? { start, end: at } : null;
    },
  };
}
