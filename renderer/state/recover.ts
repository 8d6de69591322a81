/** Unsaved texts of an earlier time come back: as unsaved, where their file is as it was; else as a question. */

import type { KeptDraft, Project } from '../../app/bridge/index.ts';
import { lineEdits } from '../../app/bridge/index.ts';
import { ask } from './engine.ts';
import { record } from './history.ts';
import { journalHas } from './keep.ts';
import { putText } from './open-text.ts';
import { get, notify, notifyFailure, set } from './store.ts';
import type { Document } from './texts-state.ts';
import { applyEdits } from './view.ts';

/** Call once the texts of the project are in the store as they are on the disk. */
export async function bringBack(project: Project): Promise<void> {
  const outcome = await ask('drafts.list', { dir: project.dir });
  if (!outcome.ok) {
    journalHas(project.dir, []);
    notifyFailure('Nobody could look for unsaved texts', outcome.failure);
    return;
  }
  const { drafts, at, notices } = outcome.value;
  for (const detail of notices) notify({ tone: 'bad', title: 'Please note', detail });
  journalHas(
    project.dir,
    drafts.map(({ path, text, bases }) => [path, { text, basedOn: bases[0] ?? null }]),
  );
  // Notes and the like are not among the texts that open with the project.
  for (const { path } of drafts) if (!(path in get().documents)) await readQuietly(project, path);
  if (get().project?.dir !== project.dir) return;
  const back = drafts.flatMap((draft) => restored(draft) ?? []);
  if (back.length === 0) return;
  set(({ documents }) => ({
    documents: { ...documents, ...Object.fromEntries(back.map((document) => [document.path, document])) },
    recovered: { paths: back.map(({ path }) => path), at },
  }));
}

async function readQuietly({ dir }: Project, path: string): Promise<void> {
  const disk = await ask('project.read', { dir, path });
  if (disk.ok && get().project?.dir === dir) putText(path, disk.value);
}

/** Null where the file has the text. */
function restored({ path, text, bases, base }: KeptDraft): Document | null {
  const { documents } = get();
  const known = documents[path];
  if (known?.text === text) return null;
  const revision = Object.values(documents)[0]?.revision ?? 0;
  const file = known ?? { path, savedText: '', savedDigest: null, revision };
  if (bases.includes(file.savedDigest)) return { ...file, text, save: { kind: 'changed' } };
  const disk = known === undefined || known.savedDigest === null ? null : { text: known.savedText, digest: known.savedDigest };
  return { ...file, text, save: { kind: 'conflict', disk, base } };
}

/** Gives up what is not saved: the file's text takes its place, as a step that can be undone. */
export function goBackToFile(path: string): void {
  const document = get().documents[path];
  if (document !== undefined) record(() => applyEdits(path, lineEdits(document.text, document.savedText)));
}

/** The texts that came back and are not saved yet. */
export const dismissRecovered = (): void => set({ recovered: null });
