/** Every example of docs/language.md, read by the compiler: whole texts, and pieces put where they belong. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze, projectOf, withText } from '../../dream-dsl/index.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/language.md'), 'utf8');
const examples = [...page.matchAll(/^```dream ?(.*)\n([\s\S]*?)^```$/gm)].map((match) => ({
  how: match[1] as string,
  text: match[2] as string,
  line: page.slice(0, match.index).split('\n').length,
}));

/** What pieces may speak of, unless they declare it themselves. */
const DECLARED: readonly (readonly [string, string])[] = [
  ['asset surf ', 'asset surf = sound "assets/surf.wav"'],
  ['asset cedar ', 'asset cedar = scent "cedar"'],
  ['var wonder', 'var wonder: 0..1 = 0.2'],
];

function placed(how: string, text: string): string {
  if (how === 'in scene') return placed('in dream', `scene piece {\n${text}\n}\n`);
  if (how !== 'in dream') return text;
  const head = DECLARED.filter(([start]) => !text.includes(start)).map(([, line]) => line);
  return `dream "Piece" {\n${head.join('\n')}\n${text}\n${text.includes('release {') ? '' : 'release { fade all over 30s }'}\n}\n`;
}

describe('docs/language.md', () => {
  it('has examples', () => expect(examples.length).toBeGreaterThan(12));

  let project = projectOf({});
  it.each(examples)('line $line: the compiler finds nothing wrong', ({ how, text }) => {
    const path = /file=(\S+)/.exec(how)?.[1] ?? 'main.dream';
    project = withText(project, path, placed(how, text));
    const found = analyze(project, path).problems.filter((problem) => problem.severity === 'error');
    expect(found.map(({ code, message, span }) => `${code} ${message} ${placed(how, text).slice(span.start, span.end)}`)).toEqual([]);
  });
});
