/** Saving: every text by itself half a second after the last key, and never over what another program wrote. */

import type { Project } from '../../app/bridge/index.ts';
import { analyzeSoon } from './analysis.ts';
import { ask } from './engine.ts';
import { type Document, get, isUnsaved, notifyFailure, type SaveState, set } from './store.ts';

const SAVE_AFTER_MS = 500;
let timer: ReturnType<typeof setTimeout> | undefined;
let saving: Promise<void> | null = null;

export function saveSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void saveAll(), SAVE_AFTER_MS);
}

export const anyUnsaved = (): boolean => Object.values(get().documents).some(isUnsaved);

/** Writes what is not written yet; waits for a write under way. False where something is still not written. */
export async function saveAll(): Promise<boolean> {
  clearTimeout(timer);
  while (saving !== null) await saving;
  const { project, documents } = get();
  if (project === null || !anyUnsaved()) return true;
  saving = writeAll(
    project,
    Object.values(documents)
      .filter(isUnsaved)
      .map(({ path }) => path),
  );
  await saving;
  saving = null;
  return !anyUnsaved();
}

async function writeAll(project: Project, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const document = get().documents[path];
    if (document !== undefined && get().project === project) await write(project, document);
  }
}

async function write(project: Project, { path, text, savedDigest }: Document): Promise<void> {
  change(path, { save: { kind: 'saving' } });
  const outcome = await ask('project.save', { dir: project.dir, path, text, basedOn: savedDigest });
  const now = get().documents[path];
  if (now === undefined || get().project !== project) return;
  if (outcome.ok) change(path, { savedText: text, savedDigest: outcome.value.digest, save: { kind: now.text === text ? 'saved' : 'changed' } });
  else change(path, { save: trouble(outcome.failure) });
}

const trouble = (failure: Extract<SaveState, { failure: unknown }>['failure']): SaveState => ({
  kind: failure.why === 'changed-outside' ? 'conflict' : 'failed',
  failure,
});

/** After a change from outside: takes the disk's text, or puts ours over it. */
export async function resolveConflict(path: string, keep: 'mine' | 'theirs'): Promise<void> {
  const { project } = get();
  if (project === null) return;
  const outcome = await ask('project.open', { dir: project.dir });
  if (!outcome.ok) return notifyFailure('The file was not read', outcome.failure);
  const document = get().documents[path];
  if (document === undefined || get().project !== project) return;
  const file = [...outcome.value.files, ...outcome.value.layouts].find((known) => known.path === path);
  const disk = { savedText: file?.text ?? '', savedDigest: file?.digest ?? null };
  change(path, { ...disk, text: keep === 'theirs' ? disk.savedText : document.text, save: { kind: keep === 'theirs' ? 'saved' : 'changed' } });
  if (keep === 'mine') await saveAll();
  analyzeSoon();
}

function change(path: string, part: Partial<Document>): void {
  set(({ documents }) => {
    const document = documents[path];
    return document === undefined ? {} : { documents: { ...documents, [path]: { ...document, ...part } } };
  });
}
