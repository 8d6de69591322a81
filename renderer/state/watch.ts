/** Follows the project's folder: what other programs change, add, rename or remove comes into the window as it happens. */

import { type Call, PROJECT_FILE, type Progress, type Project } from '../../app/bridge/index.ts';
import { isLayoutPath } from '../../dream-dsl/index.ts';
import { analyzeSoon } from './analysis.ts';
import { ask, call } from './engine.ts';
import { refreshFiles } from './files.ts';
import { whenStill } from './history.ts';
import { naming } from './name-main.ts';
import { forget, moveDocument, takeDisk } from './outside.ts';
import { lookAtDisk, saveFailed } from './save.ts';
import { get, notify, set, useStore } from './store.ts';
import { type Document, isDreamText } from './texts-state.ts';

let running: Call<'project.watch'> | null = null;

/** Watches whatever project is open, also after the engine was started again. Returns the undo. */
export function watchFiles(): () => void {
  return useStore.subscribe((state, before) => {
    const again = state.project !== before.project || (state.engine === 'ready' && before.engine !== 'ready');
    if (again || (state.tabs !== before.tabs && state.tabs.some((path) => !isOfDream(path) && !watched.has(path)))) begin(state.project);
  });
}

/** What is watched in any case, and what is watched because it is open. */
const isOfDream = (path: string): boolean => isDreamText(path) || isLayoutPath(path) || path === PROJECT_FILE;
let watched: ReadonlySet<string> = new Set();

function begin(project: Project | null): void {
  running?.cancel();
  running = null;
  if (get().lost !== null) set({ lost: null });
  if (project === null) return;
  const known = Object.fromEntries(
    Object.values(get().documents).flatMap(({ path, savedDigest }) => (savedDigest === null ? [] : [[path, savedDigest] as const])),
  );
  watched = new Set(Object.keys(known));
  // One report after the other: what the first does to the texts is what the second finds.
  let last: Promise<void> = Promise.resolve();
  running = call('project.watch', { dir: project.dir, known }, (changes) => {
    // What we move ourselves is known when it has arrived.
    last = last.then(whenStill).then(() => (get().project?.dir === project.dir ? take(project, changes) : undefined));
  });
}

type Changes = Progress<'project.watch'>;

async function take(project: Project, { changed, gone, lost }: Changes): Promise<void> {
  const back = get().lost !== null && lost === null;
  set({ lost });
  const left = new Set(gone);
  for (const path of changed) {
    if (get().documents[path] !== undefined) await lookAtDisk(path);
    else await add(project, path, left);
  }
  for (const path of left) remove(path);
  analyzeSoon();
  await refreshFiles();
  // What could not be written while it was away.
  if (back) await saveFailed();
}

/** A text that was not there; where one with its bytes just went, it is that one under another name. */
async function add(project: Project, path: string, gone: Set<string>): Promise<void> {
  const disk = await ask('project.read', { dir: project.dir, path });
  const { documents } = get();
  if (!disk.ok || get().project?.dir !== project.dir || documents[path] !== undefined) return;
  const from = [...gone].find((old) => documents[old]?.savedDigest === disk.value.digest);
  if (from !== undefined) {
    gone.delete(from);
    const isMain = moveDocument(from, path);
    if (isLayoutPath(path)) return;
    notify({
      tone: 'plain',
      title: `${from} is now ${path}`,
      detail: `Another program renamed it; the window follows.${isMain ? ` dream.json still says ${from}.` : ''}`,
      about: 'outside',
      ...(isMain ? { action: naming } : {}),
    });
    return;
  }
  const { text, digest } = disk.value;
  const revision = Object.values(documents)[0]?.revision ?? 0;
  const document: Document = { path, text, savedText: text, savedDigest: digest, save: { kind: 'saved' }, revision };
  set(({ documents: all }) => ({ documents: { ...all, [path]: document } }));
  if (!isLayoutPath(path)) notify({ tone: 'plain', title: `${path} is new`, detail: 'Another program added it to the project.', about: 'outside' });
}

/** A text that nobody looks at and that has nothing unsaved goes with its file; its versions stay in the history. */
function remove(path: string): void {
  const { documents, tabs, program } = get();
  const document = documents[path];
  if (document === undefined || document.savedDigest === null) return;
  if (document.text !== document.savedText || tabs.includes(path) || program === path) takeDisk(path, null);
  else {
    forget(path);
    if (!isLayoutPath(path))
      notify({ tone: 'plain', title: `${path} is gone`, detail: 'Another program removed it. Its versions are in the history.', about: 'outside' });
  }
}
