/** Saving: texts go into their files, and never over what another program wrote. */

import type { Failure, Project, VersionCause } from '../../app/bridge/index.ts';
import { ask } from './engine.ts';

import { settleConflict, takeDisk } from './outside.ts';
import { changeDocument, get, isUnsaved, notifyFailure } from './store.ts';
import type { Document } from './texts-state.ts';
import { refreshHistory } from './versions.ts';

let saving: Promise<void> | null = null;
/** Counts the writes that began. */
let writes = 0;

export const anyUnsaved = (): boolean => Object.values(get().documents).some(isUnsaved);

/** Writes what is not written yet; waits for a write under way. False where something is still not written. */
export const saveAll = (cause: VersionCause = 'saved'): Promise<boolean> => saveWhere(() => true, cause);

/** Tries anew what could not be written. What its author saves by hand, and did not, is left. */
export const saveFailed = (): Promise<boolean> => saveWhere(({ save }) => save.kind === 'failed', 'autosaved');

async function saveWhere(wanted: (document: Document) => boolean, cause: VersionCause): Promise<boolean> {
  while (saving !== null) await saving;
  const { project, documents } = get();
  if (project === null || !anyUnsaved()) return true;
  saving = writeAll(
    project,
    Object.values(documents)
      .filter((document) => isUnsaved(document) && document.save.kind !== 'conflict' && wanted(document))
      .map(({ path }) => path),
    cause,
  );
  await saving;
  saving = null;
  return !anyUnsaved();
}

/** Still, whatever its program is called by now. */
const isOpen = ({ dir }: Project): boolean => get().project?.dir === dir;

async function writeAll(project: Project, paths: readonly string[], cause: VersionCause): Promise<void> {
  for (const path of paths) {
    const document = get().documents[path];
    if (document !== undefined && isOpen(project)) await write(project, document, cause);
  }
}

async function write(project: Project, { path, text, savedDigest }: Document, cause: VersionCause): Promise<void> {
  writes++;
  changeDocument(path, { save: { kind: 'saving' } });
  const outcome = await ask('project.save', { dir: project.dir, path, text, basedOn: savedDigest, cause });
  const now = get().documents[path];
  if (now === undefined || !isOpen(project)) return;
  if (outcome.ok) {
    changeDocument(path, { savedText: text, savedDigest: outcome.value.digest, save: { kind: now.text === text ? 'saved' : 'changed' } });
    tellHistory(outcome.value.version);
  } else if (outcome.failure.why === 'changed-outside') await look(project, path);
  else changeDocument(path, { save: { kind: 'failed', failure: outcome.failure } });
}

/** The file is not what we thought it was. */
async function look(project: Project, path: string): Promise<void> {
  const disk = await ask('project.read', { dir: project.dir, path });
  if (!isOpen(project)) return;
  changeDocument(path, { save: { kind: 'changed' } });
  if (disk.ok) takeDisk(path, disk.value);
  else if (disk.failure.why === 'not-found') takeDisk(path, null);
  else changeDocument(path, { save: { kind: 'failed', failure: disk.failure } });
}

/** Takes what the disk has for a text now, between two writes of our own: what was read during one may be older than it. */
export async function lookAtDisk(path: string): Promise<void> {
  const { project } = get();
  while (project !== null && isOpen(project)) {
    while (saving !== null) await saving;
    const before = writes;
    const disk = await ask('project.read', { dir: project.dir, path });
    if (writes !== before || !isOpen(project)) continue;
    if (disk.ok) takeDisk(path, disk.value);
    return;
  }
}

let told = false;

/** Once: the text itself is saved. */
function tellHistory(failure: Failure | null): void {
  if (failure !== null && !told) notifyFailure('Saved, but no version was kept', failure, 'history');
  told = failure !== null;
  if (failure === null) void refreshHistory();
}

/** After a change from outside: takes the disk's text, or puts ours over it. */
export async function resolveConflict(path: string, keep: 'mine' | 'theirs'): Promise<void> {
  settleConflict(path, keep);
  if (keep === 'mine') await saveAll();
}
