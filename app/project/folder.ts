/** Projects as folders: opening one, and making one from a template. */

import { z } from 'zod';
import { type AssetFact, compile, layoutPathOf, outline, projectOf } from '../../dream-dsl/index.ts';
import { bad, type Failure, good, headOf, type Languages, languagesSchema, type Outcome, PROJECT_FILE, readJson } from '../base/index.ts';
import { assetPathsOf, probeAll } from './analysis.ts';
import { pathProblem } from './paths.ts';
import type { ProjectFiles, TemplateFiles, TextFile } from './ports.ts';
import { loadProgram } from './texts.ts';

const templateFileSchema = z.object({
  title: z.string().min(1).max(200),
  summary: z.string().max(1000),
  main: z.string(),
  sleeper: z.string(),
  languages: languagesSchema.optional(),
});

export interface OpenProject {
  dir: string;
  name: string;
  main: string;
  /** What `dream.json` names, where that is not there and `main` is the one dream that can be meant; else null. */
  missing: string | null;
  files: { path: string; text: string; digest: string }[];
  /** `dream.json`, and where scenes were placed by hand: the files beside the dreams that have one. */
  beside: { path: string; text: string; digest: string }[];
  assets: Record<string, AssetFact>;
}

export interface TemplateFacts {
  id: string;
  title: string;
  summary: string;
  channels: string[];
  sleeper: string;
}

interface FoundProject {
  readonly dir: string;
  readonly name: string;
  /** The program, which may be missing. */
  readonly main: string;
  readonly dreams: readonly string[];
}

/** Which program is meant by `path`, a project's folder, or a `.dream` file, which makes its folder a project. */
async function findProject(files: ProjectFiles, path: string): Promise<Outcome<FoundProject>> {
  const located = await files.locate(path);
  if (!located.ok) return located;
  const { dir, file } = located.value;
  const listed = await files.listDreams(dir);
  if (!listed.ok) return listed;
  const head = await readHead(files, dir, file, listed.value);
  return head.ok ? good({ dir, ...head.value, dreams: listed.value }) : head;
}

/** The program that is meant by `path`, as in `findProject`. Fails with `not-found` where it is not there. */
export async function findProgram(files: ProjectFiles, path: string): Promise<Outcome<{ readonly dir: string; readonly path: string }>> {
  const found = await findProject(files, path);
  if (!found.ok) return found;
  const { dir, main, dreams } = found.value;
  return dreams.includes(main) ? good({ dir, path: main }) : bad(notThere(dir, main, dreams));
}

/** `path` as in `findProject`. */
export async function openProject(files: ProjectFiles, path: string): Promise<Outcome<OpenProject>> {
  const found = await findProject(files, path);
  if (!found.ok) return found;
  const { dir, name, main: named, dreams: listed } = found.value;
  const texts: OpenProject['files'] = [];
  let missing: string | null = null;
  for (const file of new Set([named, ...listed])) {
    const text = await files.readText(dir, file);
    if (text.ok) texts.push({ path: file, ...text.value });
    else if (file === named && text.failure.why === 'not-found') missing = named;
    else if (file === named) return text;
  }
  const dreams = missing === null ? [named] : texts.filter(({ text }) => outline(text).some(({ kind }) => kind === 'dream')).map(({ path }) => path);
  const [main] = dreams;
  if (main === undefined || dreams.length > 1) return bad(notThere(dir, named, dreams));
  const beside: OpenProject['beside'] = [];
  for (const one of [PROJECT_FILE, ...texts.map(({ path: dream }) => layoutPathOf(dream))]) {
    const text = await files.readText(dir, one);
    if (text.ok) beside.push({ path: one, ...text.value });
  }
  const assetPaths = assetPathsOf(projectOf(Object.fromEntries(texts.map((file) => [file.path, file.text]))));
  return good({ dir, name, main, missing, files: texts.sort((a, b) => (a.path < b.path ? -1 : 1)), beside, assets: await probeAll(files, dir, assetPaths) });
}

/** Renamed by another program, perhaps, or only half copied: and nothing says which other dream is meant. */
function notThere(dir: string, named: string, dreams: readonly string[]): Failure {
  return {
    why: 'not-found',
    message: `${PROJECT_FILE} in ${dir} names ${named}, which is not there.`,
    hint:
      dreams.length === 0
        ? 'Put it back, or open another folder.'
        : `Open one of the dreams that are there itself (${dreams.join(', ')}), or name it in ${PROJECT_FILE}.`,
    place: { file: `${dir}/${PROJECT_FILE}` },
  };
}

async function readHead(files: ProjectFiles, dir: string, file: string | null, dreams: readonly string[]): Promise<Outcome<{ name: string; main: string }>> {
  const folderName = dir.split(/[\\/]/).findLast((part) => part !== '') ?? dir;
  if (file !== null) return good({ name: file.replace(/\.dream$/, ''), main: file });
  const text = await files.readText(dir, PROJECT_FILE);
  if (!text.ok && text.failure.why !== 'not-found') return text;
  // What can be read of a file with a slip in it counts: it is mended in the window.
  const { name, main } = text.ok ? headOf(text.value.text) : { name: null, main: null };
  const place = { file: `${dir}/${PROJECT_FILE}` };
  const problem = main === null ? null : pathProblem(main);
  if (problem !== null)
    return bad({ why: 'refused', message: `${place.file} names a program whose path ${problem}.`, hint: 'Name a file in this folder.', place });
  const [only, second] = dreams;
  const meant = main ?? (second === undefined ? only : undefined);
  if (meant !== undefined) return good({ name: name ?? folderName, main: meant });
  if (text.ok) return bad(unsaid(place.file, text.value, dreams));
  return bad({
    why: 'not-found',
    message: only === undefined ? `There is no dream in ${dir}.` : `${dir} holds ${dreams.length} dreams, and no dream.json that says which one is meant.`,
    hint:
      only === undefined
        ? 'Open a folder that holds a .dream file, or begin with a template.'
        : 'Open one of the .dream files itself, or add a dream.json with {"name": "…", "main": "….dream"}.',
    place: { file: dir },
  });
}

/** Why `dream.json` does not say which of several dreams is meant, or which one where there is none. */
function unsaid(file: string, { text }: TextFile, dreams: readonly string[]): Failure {
  const [flaw] = readJson(text).flaws;
  const line = flaw === undefined ? 1 : text.slice(0, flaw.span.start).split('\n').length;
  return {
    why: 'corrupt',
    message: `${file} does not say which dream this is.${flaw === undefined ? '' : ` Line ${line}: ${flaw.message}`}`,
    hint:
      dreams.length === 0
        ? 'There is no .dream file beside it either.'
        : `Open one of the dreams itself (${dreams.join(', ')}), and mend ${PROJECT_FILE} there.`,
    place: { file, line },
  };
}

/** `dream.json` as far as it can be read; null where there is none. */
export async function readProjectFile(files: ProjectFiles, dir: string): Promise<(TextFile & { readonly main: string | null }) | null> {
  const text = await files.readText(dir, PROJECT_FILE);
  return text.ok ? { ...text.value, main: headOf(text.value.text).main } : null;
}

/** Titles and summaries in other languages, as `languages` of `dream.json` has them; none for a file that is not its main text. */
export async function languagesOf(files: ProjectFiles, dir: string, path: string): Promise<Outcome<Languages>> {
  const head = await readProjectFile(files, dir);
  const content = head?.main === path ? parseJson(head.text) : null;
  if (typeof content !== 'object' || content === null || !('languages' in content)) return good({});
  const parsed = languagesSchema.safeParse(content.languages);
  if (parsed.success) return good(parsed.data);
  const [issue] = parsed.error.issues;
  const place = { file: `${dir}/${PROJECT_FILE}` };
  return bad({
    why: 'has-problems',
    message: `The languages in ${PROJECT_FILE} can not go into a bundle: ${['languages', ...(issue?.path ?? [])].join('.')} is not as it should be.`,
    hint: 'Write them as "languages": { "de": { "title": "…", "summary": "…" } }, each under its BCP 47 code, such as de or pt-BR.',
    place,
  });
}

export interface NewProject {
  readonly template: string;
  /** Its folder; without one it is named after the dream, and made in `into` or where new projects are kept. */
  readonly dir?: string | undefined;
  readonly into?: string | undefined;
  /** What the dream is called; as in the template where absent. */
  readonly name?: string | undefined;
}

export async function createProject(files: ProjectFiles, templates: TemplateFiles, { template, dir, into, name }: NewProject): Promise<Outcome<OpenProject>> {
  const known = await templates.list();
  if (!known.ok) return known;
  const text = known.value.includes(template) ? await templates.readText(template, PROJECT_FILE) : null;
  const parsed = text?.ok ? templateFileSchema.safeParse(parseJson(text.value.text)) : null;
  if (!parsed?.success) {
    return bad({
      why: 'not-found',
      message: `There is no template “${template.replace(/\p{Cc}/gu, '�')}”.`,
      hint: `There are: ${known.value.join(', ') || 'none'}.`,
    });
  }
  const { title, main, languages } = parsed.data;
  const called = name ?? title;
  // Titles in other languages are of the template's own name.
  const content = { name: called, main, ...(languages === undefined || called !== title ? {} : { languages }) };
  const texts: Record<string, string> = { [PROJECT_FILE]: `${JSON.stringify(content, null, 2)}\n` };
  if (called !== title) {
    const program = await templates.readText(template, main);
    if (!program.ok) return program;
    texts[main] = retitled(program.value.text, called);
  }
  const made = await files.createFrom(template, dir === undefined ? { into, name: called } : { dir }, texts);
  return made.ok ? openProject(files, made.value) : made;
}

/** The text with another title of its dream. */
function retitled(text: string, title: string): string {
  const span = outline(text).find(({ kind }) => kind === 'dream')?.nameSpan;
  return span === undefined ? text : `${text.slice(0, span.start)}"${title.replace(/["\\{]/g, '\\$&')}"${text.slice(span.end)}`;
}

/** Templates that are whole; a folder that is none is passed over. */
export async function listTemplates(templates: TemplateFiles): Promise<Outcome<TemplateFacts[]>> {
  const known = await templates.list();
  if (!known.ok) return known;
  const facts: TemplateFacts[] = [];
  for (const id of known.value) {
    const head = await templates.readText(id, PROJECT_FILE);
    const parsed = head.ok ? templateFileSchema.safeParse(parseJson(head.value.text)) : null;
    if (!parsed?.success) continue;
    const { title, summary, main, sleeper } = parsed.data;
    const project = await loadProgram((path) => templates.readText(id, path), main);
    if (!project.ok) continue;
    const channels = compile(project.value, main)?.program.channels.map(({ channel }) => channel) ?? [];
    facts.push({ id, title, summary, channels, sleeper });
  }
  return good(facts);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
