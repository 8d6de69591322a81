/** Commands about programs as files: new, templates, check. */

import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { LocatedProblem, ProgramSource, Result } from '../../app/bridge/index.ts';
import { findProgram } from '../../app/project/index.ts';
import type { Add } from './options.ts';
import { bold, columns, faint, green, json, red, say, tell, yellow } from './output.ts';
import { type Session, Stopped } from './session.ts';

/**
 * A file of a project, a project's folder, which stands for its program, or a bundle, by its name. The project of a file is the
 * folder with a dream.json around it, else the file's own.
 */
export async function sourceOf(session: Session, given: string): Promise<ProgramSource> {
  const path = session.path(given);
  if (isFolder(path)) {
    const found = await findProgram(session.files(), path);
    if (!found.ok) throw new Stopped(found.failure);
    return { kind: 'file', ...found.value };
  }
  if (path.endsWith('.ssu')) return { kind: 'bundle', path };
  const dir = projectAround(dirname(path)) ?? dirname(path);
  return { kind: 'file', dir, path: relative(dir, path).split(sep).join('/') };
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

interface Given {
  /** As the user named it; of a folder the program in it. */
  readonly file: string;
  readonly source: ProgramSource;
}

async function givenAs(session: Session, file: string): Promise<Given> {
  const source = await sourceOf(session, file);
  return { source, file: source.kind === 'file' && isFolder(session.path(file)) ? join(file, source.path) : file };
}

function projectAround(dir: string): string | null {
  if (existsSync(join(dir, 'dream.json'))) return dir;
  return dirname(dir) === dir ? null : projectAround(dirname(dir));
}

export function projectCommands(session: Session, add: Add): void {
  add(
    'new <dir>',
    'Start a dream from a template, in a new folder.',
    (c) => c.requiredOption('--template <id>', 'which one; see dream templates').option('--name <name>', 'what the dream is called'),
    async ([dir = ''], options) => {
      const name = typeof options['name'] === 'string' ? { name: options['name'] } : {};
      const project = await session.ask('project.create', { dir: session.path(dir), template: String(options['template']), ...name });
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
    'Find what is wrong in programs, or in projects by their folders; with --for, also what they touch of a sleeper.',
    (c) => c.option('--for <name>', 'what it would touch that this sleeper avoids or has not agreed to'),
    async (named, options) => {
      const programs: Given[] = [];
      for (const one of named) programs.push(await givenAs(session, one));
      const problems = await checked(session, programs);
      const broken = problems.some((problem) => problem.severity === 'error');
      const verdicts = typeof options['for'] === 'string' && !broken ? await verdictsOn(session, programs, options['for']) : [];
      if (broken || verdicts.some(({ fits }) => !fits)) process.exitCode = 1;
      if (options.json) {
        json(typeof options['for'] === 'string' ? { problems, for: verdicts } : { problems });
        return;
      }
      for (const file of new Set([...programs, ...problems].map(({ file }) => file))) {
        const own = problems.filter((problem) => problem.file === file);
        if (own.length === 0) say(`${green('✓')} ${file}: nothing to mend`);
        const lines = own.length === 0 ? [] : (await readFile(session.path(file), 'utf8')).split('\n');
        for (const problem of own) say(inWords(problem, lines));
      }
      for (const verdict of verdicts) say(verdictInWords(verdict));
      if (broken && options['for'] !== undefined) tell('What it touches is told when the errors are mended.');
    },
  );
}

/** The problems of some files and of what they import, each once, with files named as they were given. */
async function checked(session: Session, programs: readonly Given[]): Promise<LocatedProblem[]> {
  const given = new Map(programs.map(({ file }) => [session.path(file), file]));
  const problems = new Map<string, LocatedProblem>();
  for (const { source } of programs) {
    const found = await session.ask('program.check', { source });
    for (const problem of found.problems) {
      const at = source.kind === 'file' ? join(source.dir, problem.file) : source.path;
      const named = { ...problem, file: given.get(at) ?? relative(session.path('.'), at) };
      problems.set(JSON.stringify(named), named);
    }
  }
  return [...problems.values()];
}

type Verdict = Result<'program.fits'>['sleepers'][number] & { readonly file: string };

async function verdictsOn(session: Session, programs: readonly Given[], name: string): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const { file, source } of programs) {
    const { sleepers } = await session.ask('program.fits', { source, names: [name] });
    const named = (place: Verdict['concerns'][number]['place']) =>
      place === null || source.kind === 'bundle' ? null : { ...place, file: relative(session.path('.'), join(source.dir, place.file)) };
    for (const one of sleepers) verdicts.push({ file, ...one, concerns: one.concerns.map((concern) => ({ ...concern, place: named(concern.place) })) });
  }
  return verdicts;
}

function verdictInWords({ file, name, fits, concerns }: Verdict): string {
  const head = fits ? `${green('✓')} ${file} may be played to ${name}` : `${red('✗')} ${bold(`${file} is not for ${name}`)}`;
  const rows = concerns.flatMap(({ forbids, message, hint, place }) => [
    `  ${forbids ? red('✗') : faint('·')} ${message} ${place === null ? '' : faint(`${place.file}:${place.range.start.line + 1}`)}`,
    ...(hint === '' ? [] : [`    ${hint}`]),
  ]);
  return [head, ...rows].join('\n');
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
