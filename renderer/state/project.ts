/** The open project: opening another, and making one from a template. */

import { useShallow } from 'zustand/react/shallow';
import type { Failure, Outcome, Project } from '../../app/bridge/index.ts';
import { analyzeNow, analyzeSoon } from './analysis.ts';
import { ask, desktop } from './engine.ts';
import { forgetSteps } from './history.ts';
import { recallPaths, recallTabs, rememberTabs } from './kept-tabs.ts';
import { makeSafe } from './leave.ts';
import { naming } from './name-main.ts';
import { NOTHING_ASKED } from './night-state.ts';
import { bringBack } from './recover.ts';
import { countKept, isGone } from './rescue.ts';
import { changeSettings } from './settings.ts';
import type { Notice } from './shell-state.ts';
import { get, notify, notifyFailure, type State, set, settle, useStore } from './store.ts';
import type { Document } from './texts-state.ts';
import { keepVersions } from './versions.ts';

let revision = 1;

const KEEP_TABS_AFTER_MS = 400;

/** From now on the tabs of the open project, and where its text is looked at, are as they were when it is opened again. Returns the undo. */
export function keepTabs(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return useStore.subscribe((state, before) => {
    if (state.project === null || state.project.dir !== before.project?.dir) return;
    if (state.tabs === before.tabs && state.path === before.path && state.caret === before.caret) return;
    const { project, tabs, path, caret } = state;
    clearTimeout(timer);
    timer = setTimeout(() => rememberTabs(localStorage, project.dir, { tabs, path, caret }), KEEP_TABS_AFTER_MS);
  });
}

export const openProject = (dir: string): Promise<boolean> =>
  replaceBy(
    () => ask('project.open', { dir }),
    'The project was not opened',
    (failure) => offerRescue(dir, failure),
  );
export const createProject = (template: string, name?: string): Promise<boolean> => {
  const { newProjects } = get().settings;
  const wish = { template, ...(newProjects === '' ? {} : { into: newProjects }), ...(name === undefined ? {} : { name }) };
  return replaceBy(() => ask('project.create', wish), 'The template was not opened');
};

/** Where new projects are kept; '…' until it is known. */
export const useNewProjects = (): string => useStore(({ settings, about }) => settings.newProjects || (about?.projectsDir ?? '…'));

/** Asks where new projects are to be kept from now on. */
export async function chooseNewProjects(): Promise<void> {
  const newProjects = await desktop().dialogs.newProjects();
  if (newProjects !== null) await changeSettings({ newProjects });
}

/** Puts another project in the place of the open one, whose texts are made safe first; where that fails, it stays. */
async function replaceBy(load: () => Promise<Outcome<Project>>, failed: string, offer?: (failure: Failure) => Promise<Notice['action']>): Promise<boolean> {
  if (!(await makeSafe())) {
    notify({
      tone: 'bad',
      title: failed,
      detail: 'The open dream is neither saved nor kept safe yet. See to that first, as said at the top of the window; nothing of it is lost.',
    });
    return false;
  }
  const outcome = await load();
  if (outcome.ok) await show(await withTabs(outcome.value));
  else notifyFailure(failed, outcome.failure, undefined, await offer?.(outcome.failure));
  return outcome.ok;
}

/** Where the folder is gone, but texts of it are kept here. */
async function offerRescue(dir: string, failure: Failure): Promise<Notice['action']> {
  const kept = isGone(failure, dir) ? await countKept(dir) : 0;
  if (kept === 0) return undefined;
  return {
    label: `Make it again of the ${kept === 1 ? 'text' : `${kept} texts`} kept here`,
    run: () => void replaceBy(() => ask('project.rescue', { dir }), 'The project was not made again'),
  };
}

const RECENT = 5;

/** The dreams that were open before, the newest first; the one that is open is not among them. */
export const recentProjects = ({ project, settings }: Pick<State, 'project' | 'settings'>): readonly string[] =>
  settings.recentProjects.filter((one) => one !== project?.dir).slice(0, RECENT);

export const useRecentProjects = (): readonly string[] => useStore(useShallow(recentProjects));

export const folderName = (dir: string): string => dir.split(/[\\/]/).findLast((part) => part !== '') ?? dir;

export async function chooseProject(): Promise<void> {
  const dir = await desktop().dialogs.openProject();
  if (dir !== null) await openProject(dir);
}

/** With the notes that had a tab: they are not among the texts that open with the project. */
async function withTabs(project: Project): Promise<Project> {
  const known = new Set([...project.files, ...project.beside].map(({ path }) => path));
  const wanted = recallPaths(localStorage, project.dir).filter((path) => !known.has(path));
  const read = await Promise.all(wanted.map(async (path) => ({ path, disk: await ask('project.read', { dir: project.dir, path }) })));
  const notes = read.flatMap(({ path, disk }) => (disk.ok ? [{ path, ...disk.value }] : []));
  return notes.length === 0 ? project : { ...project, beside: [...project.beside, ...notes] };
}

/** All that is open goes along as it is in the window, so nothing has to be saved first: this is the way out where nothing can be. */
export async function copyProject(): Promise<void> {
  const into = await desktop().dialogs.copyInto();
  const { project, documents } = get();
  if (into === null || project === null) return;
  const texts = Object.values(documents).map(({ path, text }) => ({ path, text }));
  const copied = await ask('project.copy', { dir: project.dir, into, name: project.name, texts });
  if (!copied.ok) return notifyFailure('The project was not copied', copied.failure, 'files');
  await show(copied.value);
  notify({ tone: 'good', title: 'This is the copy', detail: `It is in ${copied.value.dir}, with every text as it was here.`, about: 'outside' });
}

async function show(project: Project): Promise<void> {
  const path = (project.files.find((file) => file.path === project.main) ?? project.files[0])?.path ?? '';
  const fresh = revision++;
  const documents = [...project.files, ...project.beside].map(
    (file): Document => ({ path: file.path, text: file.text, savedText: file.text, savedDigest: file.digest, save: { kind: 'saved' }, revision: fresh }),
  );
  const texts = Object.fromEntries([...project.files, ...project.beside].map((file) => [file.path, file.text.length]));
  const kept = recallTabs(localStorage, project.dir, texts);
  set({
    project,
    files: null,
    documents: Object.fromEntries(documents.map((document) => [document.path, document])),
    tabs: kept?.tabs ?? (path === '' ? [] : [path]),
    glanced: '',
    closedTabs: [],
    path: kept?.path ?? path,
    program: path,
    caret: kept?.caret ?? 0,
    analysis: null,
    analysedText: '',
    programFiles: [],
    problems: {},
    problemTexts: {},
    graph: null,
    graphStale: false,
    graphInside: null,
    selection: null,
    preview: null,
    moment: null,
    momentFailure: null,
    playheadMs: 0,
    ...NOTHING_ASKED,
    stops: [],
    promises: null,
    recovered: null,
    comparing: '',
    versions: [],
  });
  forgetSteps();
  if (project.missing !== null)
    notify({
      tone: 'plain',
      title: `${project.main} is open in the place of ${project.missing}`,
      detail: `dream.json names ${project.missing}, which is not there; ${project.main} is the one dream in this folder.`,
      about: 'outside',
      action: naming,
    });
  // What is seen first comes first: the texts are read while unsaved ones are looked for.
  const read = analyzeNow();
  const back = bringBack(project);
  void keepVersions(Object.keys(get().documents), 'opened');
  await back;
  if (get().recovered !== null) analyzeSoon();
  await read;
  settle('preview');
  settle('export');
  settle('files');
  void changeSettings({ recentProjects: [project.dir, ...get().settings.recentProjects.filter((dir) => dir !== project.dir)].slice(0, 20) });
}
