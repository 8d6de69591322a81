/** The files of the project: a new one, another name or place, away and back again. The texts follow. */

import { type Failure, PROJECT_FILE } from '../../app/bridge/index.ts';
import { layoutPathOf } from '../../dream-dsl/index.ts';
import { analyzeSoon, refreshAssets } from './analysis.ts';
import { underNewPaths, without } from './by-path.ts';
import { ask } from './engine.ts';
import { type Bring, type InTexts, isDone, type OnDisk, recordFiles, takeBack } from './history.ts';
import { askLanguage } from './language.ts';
import { type Moved, tellMoved } from './moved.ts';
import { saveAll } from './save.ts';
import { changeDocument, get, notify, notifyFailure, set } from './store.ts';
import type { Document } from './texts-state.ts';
import { applyEdits, goToText } from './view.ts';

/** Looks at the folder again. Texts that other programs wrote are the watch's to take in. */
export async function refreshFiles(): Promise<void> {
  const { project } = get();
  if (project === null) return;
  const outcome = await ask('files.list', { dir: project.dir });
  if (outcome.ok && get().project?.dir === project.dir) set({ files: outcome.value });
}

/** An empty text, to be written in. Gives what went wrong. */
export async function newFile(name: string): Promise<Failure | null> {
  const { project } = get();
  if (project === null) return null;
  const path = name.endsWith('.dream') ? name : `${name}.dream`;
  const refused = nameFailure(path);
  if (refused !== null) return refused;
  const outcome = await ask('project.save', { dir: project.dir, path, text: '', basedOn: null });
  if (!outcome.ok)
    return outcome.failure.why === 'changed-outside'
      ? { ...outcome.failure, message: `There is already a file ${path}.`, hint: 'Choose another name.' }
      : outcome.failure;
  take([{ path, text: '', digest: outcome.value.digest }]);
  goToText(path, { start: 0, end: 0 });
  await refreshFiles();
  return null;
}

/** Another name or place for a file or folder. Imports and sounds in every text follow. Gives what went wrong. */
export async function moveEntry(from: string, to: string): Promise<Failure | null> {
  const refused = nameFailure(to) ?? (from.endsWith('.dream') && !to.endsWith('.dream') ? endingFailure(to) : null);
  if (refused !== null) return refused;
  const onDisk: OnDisk = {
    undo: (bring) => worked('undone', move(to, from, { bring })),
    redo: (bring) => worked('done again', move(from, to, { bring, onDisk })),
  };
  return asStep((inTexts) => move(from, to, { inTexts, onDisk }), onDisk);
}

/** A name that would hide the file, or that no text could write. */
export function nameFailure(path: string): Failure | null {
  const hint = 'Choose another name.';
  if (path.split('/').some((part) => part.startsWith('.') && !/^\.+$/.test(part)))
    return { why: 'refused', message: `${path} would be hidden: a name that begins with a dot is left out of the project.`, hint };
  const sign = /["{}]/.exec(path)?.[0];
  return sign === undefined ? null : { why: 'refused', message: `A text could not name ${path}: ${sign} can not stand in a path.`, hint };
}

const endingFailure = (path: string): Failure => ({
  why: 'refused',
  message: `${path} would no longer be a text of this project.`,
  hint: 'Let its name end in .dream.',
});

interface Turn {
  readonly inTexts?: InTexts;
  /** In the place of edits: what puts the texts as they were. */
  readonly bring?: Bring | undefined;
  /** What takes it back, to be offered. */
  readonly onDisk?: OnDisk;
}

async function move(from: string, to: string, { inTexts = (run) => run(), bring, onDisk }: Turn): Promise<Failure | null> {
  const { project } = get();
  if (project === null || from === to) return null;
  if (!(await saveAll())) return UNSAVED;
  const edits = bring === undefined ? ((await askLanguage('moveFile', from, to)) ?? []) : [];
  const outcome = await ask('files.move', { dir: project.dir, from, to });
  if (!outcome.ok) return outcome.failure;
  const isDream = from.endsWith('.dream') && to.endsWith('.dream');
  const moved: Moved = (path) => {
    if (path === from) return to;
    // Where its scenes were placed by hand goes along.
    if (isDream && path === layoutPathOf(from)) return layoutPathOf(to);
    return path.startsWith(`${from}/`) ? to + path.slice(from.length) : path;
  };
  let told = edits.length;
  inTexts(() => {
    tellMoved(moved);
    set((state) => underNewPaths(state, moved));
    takeHead(outcome.value.head, bring === undefined);
    for (const { file, edits: own } of edits) applyEdits(moved(file), own);
    if (bring !== undefined) told = bring();
  });
  analyzeSoon();
  await Promise.all([refreshFiles(), refreshAssets()]);
  const texts = told === 0 ? 'No text speaks of it.' : `${told === 1 ? 'One text says' : `${told} texts say`} the new path.`;
  notify({
    tone: 'good',
    title: `${from} is now ${to}`,
    detail: texts,
    about: 'files',
    ...undoable(onDisk),
  });
  return null;
}

/** `dream.json` as the engine wrote it; its text only where no step of the editor brings that. */
function takeHead(head: { readonly text: string; readonly digest: string } | null, withText: boolean): void {
  const now = get().documents[PROJECT_FILE];
  if (head === null || now === undefined) return;
  const text = withText ? head.text : now.text;
  changeDocument(PROJECT_FILE, { text, savedText: head.text, savedDigest: head.digest, save: { kind: text === head.text ? 'saved' : 'changed' } });
}

/** By what the trash calls what was deleted. */
const deletions = new Map<string, OnDisk>();

/** Brings back what is in the trash: where its deletion is a step, that is taken back. */
export function bringBack(id: string): void {
  const step = deletions.get(id);
  if (step !== undefined && isDone(step)) takeBack(step);
  else void restoreEntry(id);
}

/** Throws a file or folder away, to be brought back by undo or from the list of what was deleted. Gives what went wrong. */
export function trashEntry(path: string): Promise<Failure | null> {
  let id = '';
  const away = () =>
    trash(
      path,
      (now) => {
        id = now;
        deletions.set(now, onDisk);
      },
      onDisk,
    );
  const onDisk: OnDisk = { undo: () => restoreEntry(id), redo: () => worked('done again', away()) };
  return asStep(away, onDisk);
}

export async function trash(path: string, keep: (id: string) => void, onDisk?: OnDisk): Promise<Failure | null> {
  const { project } = get();
  if (project === null) return null;
  if (!(await saveAll())) return UNSAVED;
  const outcome = await ask('files.trash', { dir: project.dir, path });
  if (!outcome.ok) return outcome.failure;
  keep(outcome.value.id);
  const beside = path.endsWith('.dream') ? layoutPathOf(path) : null;
  set((state) => without(state, (file) => file === path || file === beside || file.startsWith(`${path}/`)));
  analyzeSoon();
  await Promise.all([refreshFiles(), refreshAssets()]);
  notify({
    tone: 'plain',
    title: `${path} was deleted`,
    detail: KEPT_IN_TRASH,
    about: 'files',
    ...undoable(onDisk),
  });
  return null;
}

/** False where it could not be; why is told. */
export async function restoreEntry(id: string): Promise<boolean> {
  const { project } = get();
  if (project === null) return false;
  const outcome = await ask('files.restore', { dir: project.dir, id });
  if (!outcome.ok) {
    notifyFailure('It was not brought back', outcome.failure, 'files');
    return false;
  }
  await takeNew();
  await Promise.all([refreshFiles(), refreshAssets()]);
  notify({ tone: 'good', title: `${outcome.value.path} is back`, detail: 'Where it was before.', about: 'files' });
  return true;
}

export const KEPT_IN_TRASH = 'Kept in the project’s own trash, and back by “Deleted files” in the project’s view.';

const UNSAVED: Failure = {
  why: 'unsaved',
  message: 'A text could not be saved, so nothing was changed.',
  hint: 'See to that first, as said at the top of the window.',
};

const undoable = (onDisk: OnDisk | undefined) => (onDisk === undefined ? {} : { action: { label: 'Undo', run: () => takeBack(onDisk) } });

/** Makes it one step of the way back, where it came about. */
export async function asStep(run: (inTexts: InTexts) => Promise<Failure | null>, onDisk: OnDisk): Promise<Failure | null> {
  let failure: Failure | null = null;
  await recordFiles(async (inTexts) => {
    failure = await run(inTexts);
    return failure === null ? onDisk : null;
  });
  return failure;
}

/** False where it went wrong; why is told. */
export async function worked(what: string, work: Promise<Failure | null>): Promise<boolean> {
  const failure = await work;
  if (failure !== null) notifyFailure(`It was not ${what}`, failure, 'files');
  return failure === null;
}

/** Texts that are on the disk and not yet in the window. */
export async function takeNew(): Promise<void> {
  const { project } = get();
  if (project === null) return;
  const outcome = await ask('project.open', { dir: `${project.dir}/${project.main}` });
  if (!outcome.ok || get().project?.dir !== project.dir) return;
  take([...outcome.value.files, ...outcome.value.beside].filter(({ path }) => !(path in get().documents)));
}

function take(files: readonly { readonly path: string; readonly text: string; readonly digest: string }[]): void {
  const [some] = Object.values(get().documents);
  const fresh = files.map(({ path, text, digest }): [string, Document] => [
    path,
    { path, text, savedText: text, savedDigest: digest, save: { kind: 'saved' }, revision: some?.revision ?? 0 },
  ]);
  set(({ documents }) => ({ documents: { ...documents, ...Object.fromEntries(fresh) } }));
  analyzeSoon();
}
