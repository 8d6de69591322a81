/** The open project: opening, changing, and saving by itself half a second after the last key. */

import type { Project } from '../../app/bridge/index.ts';
import { analyzeDocument } from './analysis.ts';
import { ask, desktop } from './engine.ts';
import { changeSettings } from './settings.ts';
import { get, notifyFailure, set } from './store.ts';

const SAVE_AFTER_MS = 500;
let revision = 1;
let timer: ReturnType<typeof setTimeout> | undefined;
let saving: Promise<void> | null = null;

export async function openProject(dir: string): Promise<boolean> {
  await saveNow();
  const outcome = await ask('project.open', { dir });
  if (!outcome.ok) {
    notifyFailure('The project was not opened', outcome.failure);
    return false;
  }
  await show(outcome.value);
  return true;
}

export async function createProject(template: string): Promise<boolean> {
  await saveNow();
  const outcome = await ask('project.create', { template });
  if (!outcome.ok) {
    notifyFailure('The template was not opened', outcome.failure);
    return false;
  }
  await show(outcome.value);
  return true;
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

/** Writes what is not written yet; waits for a write under way. */
export async function saveNow(): Promise<void> {
  clearTimeout(timer);
  await saving;
  const { project, document } = get();
  if (project === null || document === null || document.text === document.savedText) return;
  saving = write(project, document.path, document.text, document.savedDigest);
  await saving;
  saving = null;
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
