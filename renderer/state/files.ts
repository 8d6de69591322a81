/** The files of the project: a new one, another name or place, away and back again, sounds from elsewhere. The texts follow. */

import { type Failure, PROJECT_FILE } from '../../app/bridge/index.ts';
import { layoutPathOf } from '../../dream-dsl/index.ts';
import { analyzeSoon, refreshAssets } from './analysis.ts';
import { ask, desktop } from './engine.ts';
import { type Bring, type InTexts, isDone, type OnDisk, recordFiles, takeBack } from './history.ts';
import { askLanguage } from './language.ts';
import { type Moved, tellMoved } from './moved.ts';
import { tellMute } from './mute-sounds.ts';
import { saveAll } from './save.ts';
import { changeDocument, get, notify, notifyFailure, type State, set } from './store.ts';
import { type Document, isDreamText } from './texts-state.ts';
import { applyEdits, goToText } from './view.ts';

const SOUNDS = 'assets';

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

/** Copies files and folders from elsewhere into a folder of the project; what is no text goes to the other sounds where none was meant. Gives where they are there. */
export const addFiles = (sources: readonly string[], folder = ''): Promise<readonly string[]> => addAsStep(() => add(sources, folder, SOUNDS));

/** Copies a file into just this folder. */
export const addBeside = (source: string, folder: string): Promise<readonly string[]> => addAsStep(() => add([source], folder, ''));

async function addAsStep(copy: () => Promise<readonly string[]>): Promise<readonly string[]> {
  let paths: readonly string[] = [];
  await recordFiles(async () => {
    paths = await copy();
    let ids: string[] = [];
    const back = async () => {
      ids = [];
      for (const path of paths)
        if (
          !(await worked(
            'undone',
            trash(path, (id) => void ids.push(id)),
          ))
        )
          return false;
      if (paths.length > 1) notify({ tone: 'plain', title: `${paths.length} files were deleted`, detail: KEPT_IN_TRASH, about: 'files' });
      return true;
    };
    const again = async () => {
      for (const id of ids) if (!(await restoreEntry(id))) return false;
      return true;
    };
    return paths.length === 0 ? null : { undo: back, redo: again };
  });
  return paths;
}

async function add(sources: readonly string[], folder: string, sounds: string): Promise<readonly string[]> {
  const { project } = get();
  if (project === null || sources.length === 0) return [];
  const isText = (source: string): boolean => source.endsWith('.dream');
  const parts = [
    { into: folder, own: sources.filter(isText) },
    { into: folder === '' ? sounds : folder, own: sources.filter((source) => !isText(source)) },
  ].filter(({ own }) => own.length > 0);
  const paths: string[] = [];
  const failures: Failure[] = [];
  for (const { into, own } of parts) {
    const outcome = await ask('files.add', { dir: project.dir, folder: into, sources: own });
    paths.push(...(outcome.ok ? outcome.value.paths : []));
    failures.push(...(outcome.ok ? outcome.value.failures : [outcome.failure]));
  }
  tellAdded(paths, failures);
  void tellMute(project.dir, paths);
  await takeNew();
  await Promise.all([refreshFiles(), refreshAssets()]);
  return paths;
}

/** Paths that a notice has room for. */
const NAMED = 5;

function tellAdded(paths: readonly string[], [failure, ...others]: readonly Failure[]): void {
  const more = paths.length > NAMED ? ` and ${paths.length - NAMED} more` : '';
  const names = paths.slice(0, NAMED).join(', ') + more;
  if (failure === undefined) {
    notify({
      tone: 'good',
      title: paths.length === 1 ? 'Added to the project' : paths.length === 0 ? 'There was nothing to add' : `${paths.length} files were added`,
      detail: paths.length === 0 ? 'Hidden files and links stay where they are.' : names,
      about: 'files',
    });
    return;
  }
  const rest = others.length === 0 ? '' : ` ${others.length} more could not be added either.`;
  notifyFailure('Not everything was added', { ...failure, hint: `${failure.hint}${rest}${paths.length === 0 ? '' : ` Added: ${names}.`}` }, 'files');
}

export const chooseFiles = async (): Promise<readonly string[]> => addFiles(await desktop().dialogs.addFiles());

const KEPT_IN_TRASH = 'Kept in the project’s own trash, and back by “Deleted files” in the project’s view.';

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
async function takeNew(): Promise<void> {
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

/** Everything that is told apart by path, under the new ones. */
function underNewPaths(state: State, moved: Moved): Partial<State> {
  const documents = Object.values(state.documents).map((document): [string, Document] => [moved(document.path), { ...document, path: moved(document.path) }]);
  return {
    documents: Object.fromEntries(documents),
    tabs: state.tabs.map(moved),
    closedTabs: state.closedTabs.map(moved),
    path: moved(state.path),
    program: moved(state.program),
    programFiles: state.programFiles.map(moved),
    problems: keyed(state.problems, moved),
    problemTexts: keyed(state.problemTexts, moved),
    stops: state.stops.map((stop) => ({ ...stop, file: moved(stop.file) })),
    selection: null,
    ...(state.project === null ? {} : { project: { ...state.project, main: moved(state.project.main) } }),
  };
}

const keyed = <T>(record: Readonly<Record<string, T>>, moved: Moved): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([path, value]) => [moved(path), value]));

/** The window without some texts; where the one in the editor goes, the program is shown. */
function without(state: State, gone: (path: string) => boolean): Partial<State> {
  const left = <T>(record: Readonly<Record<string, T>>): Record<string, T> => Object.fromEntries(Object.entries(record).filter(([path]) => !gone(path)));
  const documents = left(state.documents);
  const main = state.project?.main ?? '';
  const next = main in documents ? main : (Object.keys(documents).find(isDreamText) ?? '');
  const tabs = state.tabs.filter((path) => !gone(path));
  const path = gone(state.path) ? (tabs[0] ?? next) : state.path;
  return {
    documents,
    problems: left(state.problems),
    problemTexts: left(state.problemTexts),
    tabs: tabs.length === 0 ? [path] : tabs,
    path,
    program: gone(state.program) ? next : state.program,
    ...(path === state.path ? {} : { analysis: null, analysedText: '', selection: null, caret: 0 }),
  };
}
