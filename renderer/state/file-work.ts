/** What can be done with a file besides another name: into a folder, twice, a new folder, shown and named outside of the window. */

import type { Failure } from '../../app/bridge/index.ts';
import { addBeside } from './add-files.ts';
import { ask, desktop } from './engine.ts';
import { canGoInto, folderOf, joined, nameOf } from './file-paths.ts';
import { asStep, moveEntry, nameFailure, refreshFiles, restoreEntry, trash, worked } from './files.ts';
import type { OnDisk } from './history.ts';
import { saveAll } from './save.ts';
import { get, notify, notifyFailure } from './store.ts';

/** Gives where it is then; null where it stays, which is told. */
export async function moveInto(path: string, folder: string): Promise<string | null> {
  if (!canGoInto(path, folder)) return null;
  const to = joined(folder, nameOf(path));
  const failure = await moveEntry(path, to);
  if (failure !== null) notifyFailure(`${path} was not moved`, failure, 'files');
  return failure === null ? to : null;
}

/** The path that a person means who writes one: a folder, or what ends in /, is where it goes under the name that it has. */
export function placeFor(path: string, written: string): string {
  const wanted = written.replace(/^\.?\//, '');
  const isFolder = wanted === '' || wanted.endsWith('/') || get().files?.entries.some((entry) => entry.kind === 'folder' && entry.path === wanted) === true;
  return isFolder ? joined(wanted.replace(/\/+$/, ''), nameOf(path)) : wanted;
}

/** An empty folder. Gives what went wrong. */
export async function newFolder(path: string): Promise<Failure | null> {
  const refused = nameFailure(path);
  if (refused !== null) return refused;
  let id = '';
  const onDisk: OnDisk = {
    undo: () =>
      worked(
        'undone',
        trash(path, (now) => {
          id = now;
        }),
      ),
    redo: () => restoreEntry(id),
  };
  return asStep(() => make(path), onDisk);
}

async function make(path: string): Promise<Failure | null> {
  const { project } = get();
  if (project === null) return null;
  const outcome = await ask('files.folder', { dir: project.dir, path });
  await refreshFiles();
  return outcome.ok ? null : outcome.failure;
}

/** A copy of a file beside it, under a name that is free. Gives where it is; null where there is none, which is told. */
export async function duplicate(path: string): Promise<string | null> {
  const { project } = get();
  // The copy is of the text as it is in the window.
  if (project === null || !(await saveAll())) return null;
  return (await addBeside(`${project.dir}/${path}`, folderOf(path)))[0] ?? null;
}

/** In the system's own file manager. */
export function showOutside(path: string): void {
  const { project } = get();
  if (project !== null) desktop().showFile(`${project.dir}/${path}`);
}

/** `whole`: from the root of the disk on; else as the texts of the project write it. */
export function copyPath(path: string, whole: boolean): void {
  const words = whole ? `${get().project?.dir ?? ''}/${path}` : path;
  const put = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', words);
  };
  window.addEventListener('copy', put, { capture: true, once: true });
  document.execCommand('copy');
  window.removeEventListener('copy', put, { capture: true });
  notify({ tone: 'plain', title: 'The path was copied', detail: words, about: 'files' });
}
