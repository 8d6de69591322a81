/** Writes the table of docs/science.md from the docstrings of the night model's parameters, so that each number has one place. */

import { readFileSync, writeFileSync } from 'node:fs';

const DOC = 'docs/science.md';
const BEGIN = '<!-- parameters: made by scripts/science.ts -->';
const END = '<!-- end of parameters -->';

/** The document with its table made anew from the source of the parameters. */
export function withParameters(doc: string, source: string): string {
  const [before = '', rest = ''] = doc.split(BEGIN);
  const after = rest.split(END)[1] ?? '';
  return `${before}${BEGIN}\n\n${tables(source)}\n${END}${after}`;
}

function tables(source: string): string {
  const parts = source.split(/^\/\/ ————— (.+) —————$/m).slice(1);
  let text = '';
  for (let i = 0; i < parts.length; i += 2) {
    const rows = [...(parts[i + 1] ?? '').matchAll(/\/\*\* ([^*]+) \*\/\nexport const (\w+)(?:: [^=]+)? = ([^;]+);/g)].map(
      ([, words = '', name = '', value = '']) => {
        return `| \`${name}\` | ${words.trim()} | ${short(value)} |`;
      },
    );
    text += `### ${parts[i]}\n\n| parameter | what it is, and where it comes from | value |\n|---|---|---|\n${rows.join('\n')}\n\n`;
  }
  return text;
}

function short(value: string): string {
  const flat = value
    .replace(/ as const$/, '')
    .replace(/\s+/g, ' ')
    .replace(/\|/g, '\\|');
  return flat.length > 160 ? `see the source` : `\`${flat}\``;
}

/** All parameters of the night model, in the order of the document. */
export const parameterSource = (): string => ['parameters', 'effect-parameters'].map((name) => readFileSync(`app/night/${name}.ts`, 'utf8')).join('\n');

if (import.meta.main) writeFileSync(DOC, withParameters(readFileSync(DOC, 'utf8'), parameterSource()));
