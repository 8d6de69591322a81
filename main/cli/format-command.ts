/** `dream format`: programs laid out as the language does it, shown, checked or written. */

import { dirname } from 'node:path';
import { format, withEdits } from '../../dream-dsl/index.ts';
import type { Add } from './options.ts';
import { green, json, say, yellow } from './output.ts';
import { sourceOf } from './project-commands.ts';
import { type Session, Stopped } from './session.ts';

export function formatCommand(session: Session, add: Add): void {
  add(
    'format <files...>',
    'Lay programs out: indents, blank lines, columns. Shows them, unless told to check or write.',
    (c) => c.option('--check', 'only say which are not laid out so; exit 1 if any is not').option('--write', 'write those that change'),
    async (files, options) => {
      const results: { file: string; changed: boolean; text: string }[] = [];
      for (const file of files) results.push({ file, ...(await formatted(session, file, options['write'] === true)) });
      const changed = results.filter((result) => result.changed);
      if (options['check'] === true && changed.length > 0) process.exitCode = 1;
      if (options.json) json({ files: results });
      else if (options['check'] === true || options['write'] === true) {
        const sign = options['write'] === true ? green('✓') : yellow('!');
        for (const { file } of changed) say(`${sign} ${file}: ${options['write'] === true ? 'written' : 'would change'}`);
        if (changed.length === 0) say(`${green('✓')} nothing to change`);
      } else for (const { text } of results) process.stdout.write(text);
    },
  );
}

async function formatted(session: Session, given: string, write: boolean): Promise<{ changed: boolean; text: string }> {
  const source = await sourceOf(session, given);
  if (source.kind === 'bundle') {
    throw new Stopped({ why: 'refused', message: `${given} is a bundle.`, hint: 'Format the program that it was made of.' });
  }
  const read = await session.files().readText(source.dir, source.path);
  if (!read.ok) throw new Stopped(read.failure);
  const text = withEdits(read.value.text, format(read.value.text));
  const changed = text !== read.value.text;
  if (changed && write) {
    const written = await session.files().writeText(source.dir, source.path, text, read.value.digest);
    if (!written.ok) throw new Stopped({ ...written.failure, place: written.failure.place ?? { file: dirname(session.path(given)) } });
  }
  return { changed, text };
}
