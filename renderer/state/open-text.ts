/** Any text of the folder, opened in a tab: a dream, `dream.json`, places of scenes, notes. What is no text, or too large for one, is told so. */

import type { Span } from '../../dream-dsl/index.ts';
import { ask } from './engine.ts';
import { get, notifyFailure, set } from './store.ts';
import { keepTab } from './tabs.ts';
import type { Document } from './texts-state.ts';
import { glanceAtText, goToText } from './view.ts';

/** Largest file that is offered as a text, bytes; the engine refuses what is larger still. */
const MOST_BYTES = 2 * 1024 * 1024;
const NO_TEXT = /\.(wav|flac|ogg|oga|opus|mp3|m4a|aac|aiff?|png|jpe?g|gif|webp|avif|bmp|ico|pdf|zip|gz|tar|7z|ssu|edf|woff2?|ttf|otf|mp4|webm|mov|db|sqlite)$/i;

/** Whether it is worth offering; whether it is one is seen when it is read. */
export const mayBeText = (path: string, bytes: number): boolean => bytes <= MOST_BYTES && !NO_TEXT.test(path);

const START: Span = { start: 0, end: 0 };

export async function openText(path: string, span: Span = START): Promise<void> {
  if (!(path in get().documents) && !(await readText(path))) return;
  goToText(path, span);
  keepTab(path);
}

/** In a tab that gives way to the next text that is only looked at. */
export async function glanceText(path: string): Promise<void> {
  if (path in get().documents || (await readText(path))) glanceAtText(path, START);
}

/** Takes a file of the folder into the window as it is on the disk. False where it can not be; why is told. */
async function readText(path: string): Promise<boolean> {
  const { project } = get();
  if (project === null) return false;
  const outcome = await ask('project.read', { dir: project.dir, path });
  if (get().project?.dir !== project.dir) return false;
  if (outcome.ok) putText(path, outcome.value);
  else notifyFailure(`${path} was not opened`, outcome.failure, 'files');
  return outcome.ok;
}

/** A text that is on the disk, as one of the window's, where it is none yet. */
export function putText(path: string, { text, digest }: { readonly text: string; readonly digest: string }): void {
  const { documents } = get();
  if (path in documents) return;
  const revision = Object.values(documents)[0]?.revision ?? 0;
  const document: Document = { path, text, savedText: text, savedDigest: digest, save: { kind: 'saved' }, revision };
  set(({ documents: all }) => ({ documents: { ...all, [path]: document } }));
}
