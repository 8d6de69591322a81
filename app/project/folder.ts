/** Projects as folders: opening one, and making one from a template. */

import { z } from 'zod';
import { type AssetFact, compile, layoutPathOf, outline, projectOf } from '../../dream-dsl/index.ts';
import { bad, type Failure, good, type Languages, languagesSchema, type Outcome } from '../base/index.ts';
import { assetPathsOf, probeAll } from './analysis.ts';
import { pathProblem } from './paths.ts';
import type { ProjectFiles, TemplateFiles } from './ports.ts';
import { loadProgram } from './texts.ts';

export const PROJECT_FILE = 'dream.json';

const projectFileSchema = z.object({ name: z.string().min(1).max(200), main: z.string() });
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
  /** Where scenes were placed by hand: the files beside the dreams that have one. */
  layouts: { path: string; text: string; digest: string }[];
  assets: Record<string, AssetFact>;
}

export interface TemplateFacts {
  id: string;
  title: string;
  summary: string;
  channels: string[];
  sleeper: string;
}

/** `path` is a project's folder, or a `.dream` file, which makes its folder a project. */
export async function openProject(files: ProjectFiles, path: string): Promise<Outcome<OpenProject>> {
  const located = await files.locate(path);
  if (!located.ok) return located;
  const { dir } = located.value;
  const listed = await files.listDreams(dir);
  if (!listed.ok) return listed;
  const head = await readHead(files, dir, located.value.file, listed.value);
  if (!head.ok) return head;
  const { name, main: named } = head.value;
  const texts: OpenProject['files'] = [];
  let missing: string | null = null;
  for (const file of new Set([named, ...listed.value])) {
    const text = await files.readText(dir, file);
    if (text.ok) texts.push({ path: file, ...text.value });
    else if (file === named && text.failure.why === 'not-found') missing = named;
    else if (file === named) return text;
  }
  const dreams = missing === null ? [named] : texts.filter(({ text }) => outline(text).some(({ kind }) => kind === 'dream')).map(({ path }) => path);
  const [main] = dreams;
  if (main === undefined || dreams.length > 1) return bad(notThere(dir, named, dreams));
  const layouts: OpenProject['layouts'] = [];
  for (const { path: dream } of texts) {
    const layout = layoutPathOf(dream);
    const text = await files.readText(dir, layout);
    if (text.ok) layouts.push({ path: layout, ...text.value });
  }
  const assetPaths = assetPathsOf(projectOf(Object.fromEntries(texts.map((file) => [file.path, file.text]))));
  return good({ dir, name, main, missing, files: texts.sort((a, b) => (a.path < b.path ? -1 : 1)), layouts, assets: await probeAll(files, dir, assetPaths) });
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
  if (text.ok) {
    const parsed = projectFileSchema.safeParse(parseJson(text.value.text));
    const place = { file: `${dir}/${PROJECT_FILE}` };
    if (!parsed.success)
      return bad({ why: 'corrupt', message: `${place.file} does not say which dream this is.`, hint: 'It must hold {"name": "…", "main": "….dream"}.', place });
    const problem = pathProblem(parsed.data.main);
    return problem === null
      ? good(parsed.data)
      : bad({ why: 'refused', message: `${place.file} names a program whose path ${problem}.`, hint: 'Name a file in this folder.', place });
  }
  if (text.failure.why !== 'not-found') return text;
  const [only, second] = dreams;
  if (only !== undefined && second === undefined) return good({ name: folderName, main: only });
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

/** What `dream.json` says; null where there is none that can be read. `content` has what we do not know, too. */
export async function readProjectFile(
  files: ProjectFiles,
  dir: string,
): Promise<{ readonly main: string; readonly content: object; readonly digest: string } | null> {
  const text = await files.readText(dir, PROJECT_FILE);
  if (!text.ok) return null;
  const content = parseJson(text.value.text);
  const parsed = projectFileSchema.safeParse(content);
  return parsed.success ? { main: parsed.data.main, content: content as object, digest: text.value.digest } : null;
}

/** Titles and summaries in other languages, as `languages` of `dream.json` has them; none for a file that is not its main text. */
export async function languagesOf(files: ProjectFiles, dir: string, path: string): Promise<Outcome<Languages>> {
  const head = await readProjectFile(files, dir);
  if (head === null || head.main !== path || !('languages' in head.content)) return good({});
  const parsed = languagesSchema.safeParse(head.content.languages);
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

export async function createProject(files: ProjectFiles, templates: TemplateFiles, template: string, dir: string | undefined): Promise<Outcome<OpenProject>> {
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
  const content = { name: title, main, ...(languages === undefined ? {} : { languages }) };
  const made = await files.createFrom(template, dir, title, { [PROJECT_FILE]: `${JSON.stringify(content, null, 2)}\n` });
  return made.ok ? openProject(files, made.value) : made;
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
