/** Files from elsewhere, copied into the project: one step of the way back for all of them. */

import type { Failure } from '../../app/bridge/index.ts';
import { refreshAssets } from './analysis.ts';
import { ask, desktop } from './engine.ts';
import { KEPT_IN_TRASH, refreshFiles, restoreEntry, takeNew, trash, worked } from './files.ts';
import { recordFiles } from './history.ts';
import { tellMute } from './mute-sounds.ts';
import { get, notify, notifyFailure } from './store.ts';

const SOUNDS = 'assets';

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
