/** Commands about programs as files: new, templates, check. */

import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { LocatedProblem, ProgramSource } from '../../app/bridge/index.ts';
import type { Add } from './options.ts';
import { bold, columns, faint, green, json, red, say, yellow } from './output.ts';
import type { Session } from './session.ts';

/** A file of a project, or a bundle, by its name. */
export function sourceOf(session: Session, given: string): ProgramSource {
  const path = session.path(given);
  return path.endsWith('.ssu') ? { kind: 'bundle', path } : { kind: 'file', dir: dirname(path), path: basename(path) };
}

export function projectCommands(session: Session, add: Add): void {
  add(
    'new <dir>',
    'Start a dream from a template, in a new folder.',
    (c) => c.requiredOption('--template <id>', 'which one; see dream templates'),
    async ([dir = ''], options) => {
      const project = await session.ask('project.create', { dir: session.path(dir), template: String(options['template']) });
      if (options.json) json({ dir: project.dir, name: project.name, main: project.main });
      else say(`${green('✓')} ${project.name} is in ${project.dir}\n  Next: dream check ${dir}/${project.main}`);
    },
  );

  add(
    'templates',
    'List the dreams to start from.',
    (c) => c,
    async (_, options) => {
      const { templates } = await session.ask('templates.list', {});
      if (options.json) json({ templates });
      else say(columns(templates.map((t) => [t.id, t.title, t.channels.join(', '), t.summary])));
    },
  );

  add(
    'check <files...>',
    'Find what is wrong in programs.',
    (c) => c,
    async (files, options) => {
      const problems: LocatedProblem[] = [];
      for (const file of files) {
        const found = await session.ask('program.check', { source: sourceOf(session, file) });
        for (const problem of found.problems) problems.push({ ...problem, file });
      }
      if (problems.some((problem) => problem.severity === 'error')) process.exitCode = 1;
      if (options.json) {
        json({ problems });
        return;
      }
      for (const file of files) {
        const own = problems.filter((problem) => problem.file === file);
        if (own.length === 0) say(`${green('✓')} ${file}: nothing to mend`);
        const lines = own.length === 0 ? [] : (await readFile(session.path(file), 'utf8')).split('\n');
        for (const problem of own) say(inWords(problem, lines));
      }
    },
  );
}

const SIGNS = { error: red('✗'), warning: yellow('!'), info: faint('·') } as const;

function inWords({ code, severity, message, hint, file, range }: LocatedProblem, lines: readonly string[]): string {
  const { start, end } = range;
  const line = lines[start.line] ?? '';
  const width = Math.max(1, (end.line === start.line ? end.character : line.length) - start.character);
  const number = String(start.line + 1);
  return [
    `${SIGNS[severity]} ${bold(message)} ${faint(`${code}  ${file}:${number}:${start.character + 1}`)}`,
    `  ${faint(`${number} │`)} ${line}`,
    `  ${' '.repeat(number.length)} ${faint('│')} ${line.slice(0, start.character).replace(/[^\t]/g, ' ')}${red('~'.repeat(width))}`,
    ...(hint === '' ? [] : [`  ${hint}`]),
    '',
  ].join('\n');
}
