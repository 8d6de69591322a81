/** A project whose folder is gone: what is kept of it, and the folder made again of what the window has. */

import type { Failure } from '../../app/bridge/index.ts';
import { refreshAssets } from './analysis.ts';
import { ask } from './engine.ts';
import { refreshFiles } from './files.ts';
import { changeDocument, get, notify, notifyFailure, set } from './store.ts';

/** Whether it is the folder of the project itself that is not there. */
export const isGone = ({ why, place }: Failure, dir: string | undefined): boolean => why === 'not-found' && place !== undefined && place.file === dir;

/** How many texts of a project are kept outside of its folder. */
export async function countKept(dir: string): Promise<number> {
  const [drafts, history] = await Promise.all([ask('drafts.list', { dir }), ask('history.list', { dir })]);
  const paths = [...(drafts.ok ? drafts.value.drafts : []), ...(history.ok ? history.value.versions : [])].map(({ path }) => path);
  return new Set(paths).size;
}

/** The open project, with every text as it is in the window. */
export async function remake(): Promise<void> {
  const { project, documents } = get();
  if (project === null) return;
  const { dir, name, main } = project;
  const texts = Object.values(documents).map(({ path, text }) => ({ path, text }));
  const made = await ask('project.rescue', { dir, remembered: { name, main, texts } });
  if (!made.ok) return notifyFailure('The folder was not made again', made.failure, 'files');
  if (get().project?.dir !== dir) return;
  for (const { path, text, digest } of [...made.value.files, ...made.value.beside]) {
    const now = get().documents[path];
    if (now !== undefined) changeDocument(path, { savedText: text, savedDigest: digest, save: { kind: now.text === text ? 'saved' : 'changed' } });
  }
  // What watches the folder begins anew.
  set({ project: made.value });
  await Promise.all([refreshAssets(), refreshFiles()]);
  const written = texts.length === 1 ? 'its text is' : `its ${texts.length} texts are`;
  notify({ tone: 'good', title: 'The folder is there again', detail: `${dir}: ${written} written. Sounds are not kept; add them again.`, about: 'files' });
}
