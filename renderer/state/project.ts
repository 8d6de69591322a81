/** The open project: opening, changing, and saving by itself half a second after the last key. */

import type { Outcome, Project } from '../../app/bridge/index.ts';
import { analyzeDocument } from './analysis.ts';
import { ask, desktop } from './engine.ts';
import { changeSettings } from './settings.ts';
import { get, notify, notifyFailure, set, settle } from './store.ts';

const SAVE_AFTER_MS = 500;
let revision = 1;
let timer: ReturnType<typeof setTimeout> | undefined;
let saving: Promise<void> | null = null;

export const openProject = (dir: string): Promise<boolean> => replaceBy(() => ask('project.open', { dir }), 'The project was not opened');
export const createProject = (template: string): Promise<boolean> => replaceBy(() => ask('project.create', { template }), 'The template was not opened');

/** Puts another project in the place of the open one, whose text is written first; where that fails, it stays. */
async function replaceBy(load: () => Promise<Outcome<Project>>, failed: string): Promise<boolean> {
  if (!(await saveNow())) {
    notify({
      tone: 'bad',
      title: failed,
      detail: 'The open dream is not saved yet. See to that first, as said at the top of the window; nothing of it is lost.',
    });
    return false;
  }
  const outcome = await load();
  if (outcome.ok) await show(outcome.value);
  else notifyFailure(failed, outcome.failure);
  return outcome.ok;
}

export async function chooseProject(): Promise<void> {
  const dir = await desktop().dialogs.openProject();
  if (dir !== null) await openProject(dir);
}

async function show(project: Project): Promise<void> {
  const file = project.files.find(({ path }) => path === project.main) ?? project.files[0];
  set({
    project,
    document: file === undefined ? null : { path: file.path, text: file.text, savedText: file.text, savedDigest: file.digest, revision: revision++ },
    save: { kind: 'saved' },
    analysis: null,
    problems: [],
    graph: null,
    graphStale: false,
    selection: null,
    preview: null,
    playheadMs: 0,
    playing: false,
  });
  settle('preview');
  settle('export');
  await changeSettings({ recentProjects: [project.dir, ...get().settings.recentProjects.filter((dir) => dir !== project.dir)].slice(0, 20) });
  await analyzeDocument();
}

/** The editor's text changed. */
export function changeText(text: string): void {
  const { document } = get();
  if (document === null || document.text === text) return;
  set({ document: { ...document, text }, save: { kind: 'changed' } });
  void analyzeDocument();
  clearTimeout(timer);
  timer = setTimeout(() => void saveNow(), SAVE_AFTER_MS);
}

export function isUnsaved(): boolean {
  const { document } = get();
  return document !== null && document.text !== document.savedText;
}

/** Writes what is not written yet; waits for a write under way. False where something is still not written. */
export async function saveNow(): Promise<boolean> {
  clearTimeout(timer);
  await saving;
  const { project, document } = get();
  if (project === null || document === null || !isUnsaved()) return true;
  saving = write(project, document.path, document.text, document.savedDigest);
  await saving;
  saving = null;
  return !isUnsaved();
}

async function write(project: Project, path: string, text: string, basedOn: string | null): Promise<void> {
  set({ save: { kind: 'saving' } });
  const outcome = await ask('project.save', { dir: project.dir, path, text, basedOn });
  const now = get().document;
  if (now === null || get().project !== project) return;
  if (outcome.ok) set({ document: { ...now, savedText: text, savedDigest: outcome.value.digest }, save: { kind: now.text === text ? 'saved' : 'changed' } });
  else set({ save: { kind: outcome.failure.why === 'changed-outside' ? 'conflict' : 'failed', failure: outcome.failure } });
}

/** After a change from outside: takes the disk's text, or puts ours over it. */
export async function resolveConflict(keep: 'mine' | 'theirs'): Promise<void> {
  const { project, document } = get();
  if (project === null || document === null) return;
  const outcome = await ask('project.open', { dir: project.dir });
  if (!outcome.ok) return notifyFailure('The file was not read', outcome.failure);
  const file = outcome.value.files.find(({ path }) => path === document.path);
  const disk = { savedText: file?.text ?? '', savedDigest: file?.digest ?? null };
  set({ document: { ...document, ...disk, text: keep === 'theirs' ? disk.savedText : document.text }, save: { kind: 'changed' } });
  if (keep === 'mine') await saveNow();
  else set({ save: { kind: 'saved' } });
  await analyzeDocument();
}
