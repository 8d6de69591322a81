/** Every template: its card, its program as text, and the sounds it names. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze, parse, print, projectOf } from '../../dream-dsl/index.ts';
import { walk } from '../../dream-dsl/syntax/index.ts';

const TEMPLATES = join(import.meta.dirname, '../../templates');
const read = (...path: string[]) => readFileSync(join(TEMPLATES, ...path), 'utf8');

describe.each(readdirSync(TEMPLATES))('template %s', (id) => {
  const card: unknown = JSON.parse(read(id, 'dream.json'));
  const text = read(id, `${id}.dream`);
  const { tree, problems } = parse(text);

  it('has a card that names its program', () => {
    expect(card).toEqual({
      title: expect.stringMatching(/\S/),
      summary: expect.stringMatching(/\S/),
      main: `${id}.dream`,
      sleeper: expect.stringMatching(/\S/),
      languages: {
        de: { title: expect.stringMatching(/\S/), summary: expect.stringMatching(/\S/) },
        fr: { title: expect.stringMatching(/\S/), summary: expect.stringMatching(/\S/) },
      },
    });
  });

  it('parses without a finding and prints back whole', () => {
    expect(problems).toEqual([]);
    expect(print(tree)).toBe(text);
  });

  it('has nothing for the checker to say', () => {
    const texts = readdirSync(join(TEMPLATES, id)).filter((file) => file.endsWith('.dream'));
    const project = projectOf(Object.fromEntries(texts.map((file) => [file, read(id, file)])));
    expect(texts.flatMap((file) => analyze(project, file).problems.map(({ message }) => `${file}: ${message}`))).toEqual([]);
  });

  it('has the sounds it names, and a way out', () => {
    const sounds: string[] = [];
    let releases = 0;
    walk(tree.file, (node) => {
      if (node.kind === 'Asset' && node.channel.text === 'sound') sounds.push(String(node.source?.parts[0]));
      if (node.kind === 'Release') releases++;
    });
    // There is nothing to hear in the one that is there to be written.
    expect(sounds.length > 0).toBe(id !== 'new-dream');
    expect(sounds.filter((path) => !existsSync(join(TEMPLATES, id, path)))).toEqual([]);
    expect(releases).toBe(1);
  });
});
