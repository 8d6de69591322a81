/** Commands about programs as files: new, templates, check. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { LocatedProblem, ProgramSource } from '../../app/bridge/index.ts';
import type { Add } from './options.ts';
import { bold, columns, faint, green, json, red, say, yellow } from './output.ts';
import type { Session } from './session.ts';

/** A file of a project, or a bundle, by its name. A project is the folder with a dream.json around the file, else the file's own. */
export function sourceOf(session: Session, given: string): ProgramSource {
  const path = session.path(given);
  if (path.endsWith('.ssu')) return { kind: 'bundle', path };
  const dir = projectAround(dirname(path)) ?? dirname(path);
  return { kind: 'file', dir, path: relative(dir, path).split(sep).join('/') };
}

function projectAround(dir: string): string | null {
  if (existsSync(join(dir, 'dream.json'))) return dir;
  return dirname(dir) === dir ? null : projectAround(dirname(dir));
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
      const problems = await checked(session, files);
      if (problems.some((problem) => problem.severity === 'error')) process.exitCode = 1;
      if (options.json) {
        json({ problems });
        return;
      }
      for (const file of new Set([...files, ...problems.map((problem) => problem.file)])) {
        const own = problems.filter((problem) => problem.file === file);
        if (own.length === 0) say(`${green('✓')} ${file}: nothing to mend`);
        const lines = own.length === 0 ? [] : (await readFile(session.path(file), 'utf8')).split('\n');
        for (const problem of own) say(inWords(problem, lines));
      }
    },
  );
}

/** The problems of some files and of what they import, each once, with files named as they were given. */
async function checked(session: Session, files: readonly string[]): Promise<LocatedProblem[]> {
  const given = new Map(files.map((file) => [session.path(file), file]));
  const problems = new Map<string, LocatedProblem>();
  for (const file of files) {
    const source = sourceOf(session, file);
    const found = await session.ask('program.check', { source });
    for (const problem of found.problems) {
      const at = source.kind === 'file' ? join(source.dir, problem.file) : source.path;
      const named = { ...problem, file: given.get(at) ?? relative(session.path('.'), at) };
      problems.set(JSON.stringify(named), named);
    }
  }
  return [...problems.values()];
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
