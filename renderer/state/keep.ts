/** Keeps unsaved texts safe: what is typed is in the engine's journal a moment later, whether or when it is saved. */

import type { Params } from '../../app/bridge/index.ts';
import { ask } from './engine.ts';
import { get, isUnsaved, set, useStore } from './store.ts';

/** From the first key that is not kept yet. */
const KEEP_AFTER_MS = 200;
const AGAIN_AFTER_MS = 1000;

type Changes = Params<'drafts.keep'>['changes'];
type Draft = NonNullable<Changes[number]['draft']>;

/** What the journal has, as far as was answered. */
let kept = new Map<string, Draft>();
let dir = '';
let waiting = false;
let running: Promise<boolean> | null = null;

/** From now on, whatever changes the texts. Returns the undo. */
export function keepTexts(): () => void {
  return useStore.subscribe((state, before) => {
    if (state.documents !== before.documents || (state.engine === 'ready' && before.engine !== 'ready')) keepAfter(KEEP_AFTER_MS);
  });
}

/** The journal of another project, and what it has. */
export function journalHas(project: string, drafts: Iterable<readonly [string, Draft]>): void {
  kept = new Map(drafts);
  dir = project;
}

/** Whether every unsaved text is in the journal as it is now. */
export const allKept = (): boolean => due().length === 0;

/** Done when the journal has what the window has; false where it can not. */
export async function keepNow(): Promise<boolean> {
  while (running !== null) await running;
  running = send();
  const done = await running;
  running = null;
  if (!done) keepAfter(AGAIN_AFTER_MS);
  return done && (allKept() || keepNow());
}

function keepAfter(waitMs: number): void {
  if (waiting) return;
  waiting = true;
  setTimeout(() => {
    waiting = false;
    if (!allKept()) void keepNow();
    // What could not be kept was saved since, or given up.
    else if (get().unkept !== null) set({ unkept: null });
  }, waitMs);
}

async function send(): Promise<boolean> {
  const changes = due();
  const project = dir;
  if (changes.length === 0) return true;
  const outcome = await ask('drafts.keep', { dir: project, changes });
  if (dir !== project) return true;
  // While the engine is away the window says so anyway, and keeps them as soon as it is back.
  if (!outcome.ok) set({ unkept: outcome.failure.why === 'engine-gone' ? null : outcome.failure });
  if (!outcome.ok) return false;
  for (const { path, draft } of changes) {
    if (draft === null) kept.delete(path);
    else kept.set(path, draft);
  }
  if (get().unkept !== null) set({ unkept: null });
  return true;
}

function due(): Changes {
  const { project, documents } = get();
  if (project === null || project.dir !== dir) return [];
  const changes: Changes = [];
  for (const document of Object.values(documents)) {
    const { path, text, savedDigest } = document;
    const known = kept.get(path);
    // While it is being written, nobody knows which text the file has, also where the old one is back.
    if (isUnsaved(document) || document.save.kind === 'saving') {
      if (known?.text !== text || known.basedOn !== savedDigest) changes.push({ path, draft: { text, basedOn: savedDigest } });
    } else if (known !== undefined) changes.push({ path, draft: null });
  }
  for (const path of kept.keys()) if (documents[path] === undefined) changes.push({ path, draft: null });
  return changes;
}
