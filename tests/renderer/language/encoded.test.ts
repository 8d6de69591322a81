/** Colours as the editor takes them: read back, every word stands where it stood, cut at the ends of lines. */

import { expect, it } from 'vitest';
import { projectOf, type SemanticToken, semanticTokens } from '../../../dream-dsl/index.ts';
import { encoded, WORD_KINDS } from '../../../renderer/language/encoded.ts';

/** `line:column word kind`, with `!` where it is declared. */
function decoded(text: string, words: readonly SemanticToken[]): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  const data = encoded(text, words);
  const found: string[] = [];
  let [line, column] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [lines_, columns, length, kind, declared] = data.subarray(i, i + 5) as unknown as [number, number, number, number, number];
    column = lines_ === 0 ? column + columns : columns;
    line += lines_;
    found.push(`${line}:${column} ${lines[line]?.slice(column, column + length)} ${WORD_KINDS[kind]}${declared === 1 ? '!' : ''}`);
  }
  return found;
}

it.each(['\n', '\r\n', '\r'])('keeps places over lines that end in %j', (end) => {
  const text = ['dream "A" {', '', '  scene a { after 5m -> a }', '}', ''].join(end);
  expect(decoded(text, semanticTokens(projectOf({ 'a.dream': text }), 'a.dream'))).toEqual([
    '0:0 dream keyword',
    '0:6 "A" text',
    '2:2 scene keyword',
    '2:8 a scene!',
    '2:12 after keyword',
    '2:18 5 number',
    '2:19 m unit',
    '2:21 -> arrow',
    '2:24 a scene',
  ]);
});

it('cuts a word that spans lines', () => {
  const words = [
    { span: { start: 1, end: 7 }, kind: 'text', declaration: false },
    { span: { start: 8, end: 9 }, kind: 'number', declaration: true },
  ] as const;
  expect(decoded('a"b\n\nc" 1', words)).toEqual(['0:1 "b text', '2:0 c" text', '2:3 1 number!']);
});
