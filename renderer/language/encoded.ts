/** Colours by meaning as the editor takes them: five numbers for each word, counted from the word before. Made beside the window's own thread. */

import type { SemanticToken } from '../../dream-dsl/index.ts';

/** A word is known by its place in here. */
export const WORD_KINDS: readonly SemanticToken['kind'][] = [
  'keyword',
  'channel',
  'scene',
  'asset',
  'param',
  'var',
  'sensor',
  'stage',
  'number',
  'unit',
  'text',
  'event',
  'function',
  'type',
  'promise',
  'motif',
  'tone',
  'comment',
  'doc',
  'operator',
  'arrow',
];

const NUMBER_OF = new Map(WORD_KINDS.map((kind, i) => [kind, i]));

/** Lines and columns from the word before, length, kind, and whether it is declared. No word spans lines: one that does is cut. */
export function encoded(text: string, words: readonly SemanticToken[]): Uint32Array<ArrayBuffer> {
  const data: number[] = [];
  const breaks = /\r\n|\n|\r/g;
  // The editor has no byte order mark.
  let [line, start, end, next] = [0, 0, 0, text.startsWith('\uFEFF') ? 1 : 0];
  const turn = (): void => {
    const found = breaks.exec(text);
    start = next;
    end = found?.index ?? text.length;
    next = found === null ? text.length : found.index + found[0].length;
  };
  turn();
  let [lastLine, lastColumn] = [0, 0];
  for (const { span, kind, declaration } of words) {
    for (let at = span.start; at < span.end; at = next) {
      while (at >= next && next < text.length) {
        turn();
        line++;
      }
      const column = at - start;
      const length = Math.min(span.end, end) - at;
      if (length > 0) {
        data.push(line - lastLine, line === lastLine ? column - lastColumn : column, length, NUMBER_OF.get(kind) ?? 0, declaration ? 1 : 0);
        [lastLine, lastColumn] = [line, column];
      }
      if (span.end <= next) break;
    }
  }
  return new Uint32Array(data);
}
