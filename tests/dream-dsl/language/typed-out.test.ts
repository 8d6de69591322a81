/** At the end of a line that was typed out, Enter begins the next one: whatever list has come up by itself offers nothing else in its place. */

import { expect, it } from 'vitest';
import { complete, projectOf } from '../../../dream-dsl/index.ts';
import { samples } from '../../support/samples.ts';

/** Which the editor asks at, beside the letters of a word. */
const ASK: ReadonlySet<string> = new Set(['>', '.', '"', '/']);

/** As the editor sifts: the letters of what was typed, in their order. */
function sifted(label: string, word: string): boolean {
  let at = 0;
  for (const letter of label.toLowerCase()) if (letter === word[at]?.toLowerCase()) at++;
  return at === word.length;
}

it.each(samples().map(({ name, texts, path }) => [name, texts, path] as const))('%s', (_, texts, path) => {
  const text = texts[path] ?? '';
  const taken: string[] = [];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    const typed = text.slice(0, end);
    const last = typed.at(-1) ?? '';
    const word = /[\p{L}\p{M}\w]+$/u.exec(typed)?.[0] ?? '';
    if (word === '' && !ASK.has(last)) continue;
    const offered = complete(projectOf({ ...texts, [path]: typed }), path, end, word === '' ? last : null).filter(({ label }) => sifted(label, word));
    const same = ({ insertText, snippet, additionalTextEdits }: (typeof offered)[number]) =>
      insertText === word && !snippet && additionalTextEdits.length === 0;
    if (offered.length > 0 && !offered.some(same)) taken.push(`${typed.slice(typed.lastIndexOf('\n') + 1)}⏎ ${offered[0]?.label}`);
  }
  expect(taken).toEqual([]);
});
