/** A project whose folder is gone, made again of what is known of its texts. */

import { outline } from '../../dream-dsl/index.ts';
import { bad, good, headOf, type Outcome, PROJECT_FILE, withMain } from '../base/index.ts';
import type { DraftKeeper } from './drafts.ts';
import { type OpenProject, openProject } from './folder.ts';
import { pathProblem } from './paths.ts';
import type { ProjectFiles, VersionShelf } from './ports.ts';

/** What a window that had it open still knows. */
export interface Remembered {
  readonly name: string;
  readonly main: string;
  readonly texts: readonly { readonly path: string; readonly text: string }[];
}

/** Fails with `exists` where something is in its place, and with `not-found` where nothing is known of it. */
export async function rescueProject(
  files: ProjectFiles,
  keeper: DraftKeeper,
  shelf: VersionShelf,
  dir: string,
  remembered: Remembered | undefined,
): Promise<Outcome<OpenProject>> {
  const texts = remembered === undefined ? await keptTexts(keeper, shelf, dir) : good(new Map(remembered.texts.map(({ path, text }) => [path, text])));
  if (!texts.ok) return texts;
  for (const path of texts.value.keys()) {
    const problem = pathProblem(path);
    if (problem !== null)
      return bad({ why: 'refused', message: `The path “${path}” ${problem}.`, hint: 'Keep everything a dream uses inside its project folder.' });
  }
  const known = texts.value.get(PROJECT_FILE);
  const named = known === undefined ? null : headOf(known).main;
  const main =
    remembered?.main ??
    (named !== null && texts.value.has(named) ? named : null) ??
    [...texts.value].find(([path, text]) => path.endsWith('.dream') && outline(text).some(({ kind }) => kind === 'dream'))?.[0];
  if (main === undefined)
    return bad({ why: 'not-found', message: `No dream is kept of ${dir}.`, hint: 'Look for the folder in the trash, or in a backup.', place: { file: dir } });
  const name = remembered?.name ?? dir.split(/[\\/]/).findLast((part) => part !== '') ?? dir;
  // What else it said is not lost.
  const head = (known === undefined ? null : withMain(known, main)) ?? `${JSON.stringify({ name, main }, null, 2)}\n`;
  const made = await files.createFrom(null, { dir }, { [PROJECT_FILE]: head, ...Object.fromEntries(texts.value) });
  return made.ok ? openProject(files, made.value) : made;
}

/** By path: the unsaved text, else the newest version; what changed last comes first. */
async function keptTexts(keeper: DraftKeeper, shelf: VersionShelf, dir: string): Promise<Outcome<Map<string, string>>> {
  const kept = await keeper.list(dir);
  if (!kept.ok) return kept;
  const versions = await shelf.versions(dir);
  if (!versions.ok) return versions;
  const texts = new Map([...kept.value.drafts].map(([path, { text }]) => [path, text]));
  for (const { path, digest } of versions.value) {
    if (texts.has(path)) continue;
    const text = await shelf.versionText(digest);
    if (!text.ok) return text;
    if (text.value !== null) texts.set(path, text.value);
  }
  return good(texts);
}
