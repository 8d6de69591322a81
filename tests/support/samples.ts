/** Every sample program of the repository: the templates, the examples of docs/language.md, and one of every construct. */

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface Sample {
  readonly name: string;
  /** By path; the first text is the one to look at. */
  readonly texts: Readonly<Record<string, string>>;
  readonly path: string;
}

/** Whole programs that have no problem but hints. */
export function samples(): readonly Sample[] {
  return [...templates(), ...examples(), everything()];
}

/** Each with all of its texts. */
function templates(): readonly Sample[] {
  return globSync('templates/*/dream.json', { cwd: root }).map((manifest) => {
    const folder = join(root, manifest, '..');
    const texts = globSync('*.dream', { cwd: folder }).map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);
    const main = texts.find(([, text]) => /^dream /m.test(text)) as (typeof texts)[number];
    return { name: manifest.split('/')[1] as string, texts: Object.fromEntries(texts), path: main[0] };
  });
}

function one(name: string, text: string): Sample {
  return { name, texts: { 'main.dream': text }, path: 'main.dream' };
}

/** The examples that are whole texts, those of one page together. */
function examples(): readonly Sample[] {
  const page = readFileSync(join(root, 'docs/language.md'), 'utf8');
  const blocks = [...page.matchAll(/^```dream ?(.*)\n([\s\S]*?)^```$/gm)].map((match) => ({ how: match[1] as string, text: match[2] as string }));
  const whole = blocks.filter(({ how }) => how === '').map(({ text }, i) => one(`docs/language.md ${i + 1}`, text));
  const files = blocks.filter(({ how }) => how.startsWith('file=')).map(({ how, text }) => [how.slice(5), text] as const);
  const dream = files.find(([, text]) => text.includes('\ndream '));
  return dream === undefined ? whole : [...whole, { name: 'docs/language.md motifs', texts: Object.fromEntries(files), path: dream[0] }];
}

/** Each construct of the language at least once, over two files. */
export function everything(): Sample {
  return {
    name: 'everything',
    path: 'night/house.dream',
    texts: {
      'night/house.dream': readFileSync(join(import.meta.dirname, 'dreams/house.dream'), 'utf8'),
      'shared/breathing.dream': readFileSync(join(import.meta.dirname, 'dreams/breathing.dream'), 'utf8'),
    },
  };
}
