/** The texts of a program, gathered from a folder that is a table. */

import { describe, expect, it } from 'vitest';
import { bad, good } from '../../../app/base/index.ts';
import { loadProgram } from '../../../app/project/index.ts';

type Files = Readonly<Record<string, string | { readonly why: string }>>;

async function loaded(files: Files, open: Readonly<Record<string, string>> = {}) {
  const outcome = await loadProgram(
    async (path) => {
      const found = files[path] ?? { why: 'not-found' };
      return typeof found === 'string' ? good({ text: found, digest: '' }) : bad({ why: found.why, message: path, hint: '' });
    },
    'a.dream',
    open,
  );
  return outcome.ok ? [...outcome.value.files.keys()] : outcome.failure.why;
}

describe('the texts of a program', () => {
  it.each<[string, Files, string[] | string]>([
    ['one alone', { 'a.dream': '' }, ['a.dream']],
    [
      'through others, each once',
      { 'a.dream': 'import "b.dream"\nimport "c/c.dream" as c', 'b.dream': 'import "c/c.dream"', 'c/c.dream': 'import "../d.dream"', 'd.dream': '' },
      ['a.dream', 'b.dream', 'c/c.dream', 'd.dream'],
    ],
    ['in a circle', { 'a.dream': 'import "b.dream"', 'b.dream': 'import "a.dream"' }, ['a.dream', 'b.dream']],
    ['without one that is not there', { 'a.dream': 'import "b.dream"\nimport "../out.dream"\nimport "/etc/x.dream"' }, ['a.dream']],
    ['without one that lies where none may', { 'a.dream': 'import "b.dream"', 'b.dream': { why: 'refused' } }, ['a.dream']],
    ['not where one can not be read', { 'a.dream': 'import "b.dream"', 'b.dream': { why: 'unreadable' } }, 'unreadable'],
    ['not where the first is not there', {}, 'not-found'],
  ])('%s', async (_, files, expected) => expect(await loaded(files)).toEqual(expected));

  it('are taken from open editors before the disk', async () => {
    expect(await loaded({ 'a.dream': '' }, { 'a.dream': 'import "new.dream"', 'new.dream': '' })).toEqual(['a.dream', 'new.dream']);
  });

  it('end where there are too many', async () => {
    const many = Object.fromEntries(Array.from({ length: 1100 }, (_, i) => [`f${i}.dream`, `import "f${i + 1}.dream"`]));
    expect(await loaded({ ...many, 'a.dream': 'import "f0.dream"' })).toBe('too-large');
  });
});
