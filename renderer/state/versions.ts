/** Earlier versions of the texts: kept at every save and step that matters, listed, and put back as a step that can be undone. */

import { lineEdits, type TextVersion, type VersionCause } from '../../app/bridge/index.ts';
import { ask } from './engine.ts';
import { record } from './history.ts';
import { get, notifyFailure, set } from './store.ts';
import { showFile } from './tabs.ts';
import type { Document } from './texts-state.ts';
import { applyEdits } from './view.ts';

/** Reads the list anew. */
export async function refreshHistory(): Promise<void> {
  const { project } = get();
  if (project === null) return;
  const outcome = await ask('history.list', { dir: project.dir });
  if (outcome.ok && get().project === project) set({ versions: outcome.value.versions });
}

/** Keeps texts as they are now. A history that can not be kept is told of once, and stops nobody. */
export async function keepVersions(paths: readonly string[], cause: VersionCause, note = ''): Promise<void> {
  const { project, documents } = get();
  const texts = paths.flatMap((path) => (documents[path] === undefined ? [] : [{ path, text: documents[path].text }]));
  if (project === null || texts.length === 0) return;
  const outcome = await ask('history.keep', { dir: project.dir, texts, cause, note });
  if (outcome.ok) await refreshHistory();
  else notifyFailure('No version was kept', outcome.failure, 'history');
}

const GROUP_AFTER_MS = 1000;
let group: { readonly paths: Set<string>; readonly notes: Set<string> } | null = null;

/** A step of the graph: with those that follow at once it makes one version. */
export function keepGraphStep(paths: readonly string[], note: string): void {
  if (group === null) {
    const mine = { paths: new Set<string>(), notes: new Set<string>() };
    group = mine;
    setTimeout(() => {
      group = null;
      void keepVersions([...mine.paths], 'graph', [...mine.notes].join(', ').slice(0, 200));
    }, GROUP_AFTER_MS);
  }
  for (const path of paths) group.paths.add(path);
  group.notes.add(note);
}

/** The text of a version; null where it is no longer kept, which is told. */
export async function textOfVersion({ digest }: TextVersion): Promise<string | null> {
  const outcome = await ask('history.text', { digest });
  if (outcome.ok) return outcome.value.text;
  notifyFailure('The version was not read', outcome.failure, 'history');
  return null;
}

/** Puts a version in the place of the text, which is kept too; a file that is gone comes back. */
export async function restoreVersion(version: TextVersion): Promise<void> {
  const { path } = version;
  const text = await textOfVersion(version);
  if (text === null) return;
  await keepVersions([path], 'before', 'before going back');
  const document = get().documents[path];
  if (document === undefined) revive(path, text);
  else record(() => applyEdits(path, lineEdits(document.text, text)));
  showFile(path);
  await keepVersions([path], 'restored', `as of ${new Date(version.at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}`);
}

function revive(path: string, text: string): void {
  const revision = Object.values(get().documents)[0]?.revision ?? 0;
  const document: Document = { path, text, savedText: '', savedDigest: null, save: { kind: 'changed' }, revision };
  set(({ documents }) => ({ documents: { ...documents, [path]: document } }));
}
