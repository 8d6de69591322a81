/** The first moments: settings, the last project or a template, sleepers; and what the desktop tells from then on. */

import { refreshAssets } from './analysis.ts';
import { autosave } from './autosave.ts';
import { keepBeds } from './beds.ts';
import { refreshCohorts } from './cohort.ts';
import { keepMenuInStep, runCommand } from './commands.ts';
import { keepDevices } from './devices.ts';
import { ask, desktop } from './engine.ts';
import { keepFileHere } from './file-here.ts';
import { keepFitsFresh } from './fits.ts';
import { keepFolds } from './folds.ts';
import { followProjectFile } from './follow-project.ts';
import { keepTrail } from './go-back.ts';
import { keepTexts } from './keep.ts';
import { keepStopsWithProject } from './kept-stops.ts';
import { safeBeforeLeaving } from './leave.ts';
import { keepPlacesNamed } from './places.ts';
import { createProject, keepTabs, openProject } from './project.ts';
import { keepProofsFresh } from './promises.ts';
import { keepNumbersFresh } from './quick-cohort.ts';
import { loadSettings } from './settings.ts';
import { refreshSleepers } from './sleepers.ts';
import { keepStops } from './stops.ts';
import { get, notify, set } from './store.ts';
import { keepWritten } from './tabs.ts';
import { watchFiles } from './watch.ts';

/** What a newcomer sees. */
const FIRST_TEMPLATE = 'tide-house';

export async function begin(): Promise<void> {
  desktop().onEngineStatus((engine) => set({ engine }));
  desktop().onCommand(runCommand);
  const asked = desktop().askedFor();
  window.addEventListener('focus', () => void refreshAssets());
  keepPlacesNamed();
  followProjectFile();
  keepFolds();
  keepFileHere();
  window.addEventListener('beforeunload', safeBeforeLeaving);
  keepTexts();
  keepTabs();
  keepWritten();
  keepTrail();
  autosave();
  watchFiles();
  await loadSettings();
  keepMenuInStep();
  await firstProject(await asked);
  set({ begun: true });
  desktop().onAsked(() => void openAsked());
  await Promise.all([loadSleepers(), loadTemplates(), refreshCohorts(), tellNotices()]);
  keepNumbersFresh();
  keepFitsFresh();
  keepProofsFresh();
  keepStops();
  keepBeds();
  keepDevices();
  keepStopsWithProject();
}

/** The one that was asked for, else the last one, else one from a template. */
async function firstProject(asked: string | null): Promise<void> {
  if (asked !== null && (await openProject(asked))) return;
  const [last] = get().settings.recentProjects;
  if (last === undefined || !(await openProject(last))) await createProject(FIRST_TEMPLATE);
}

/** Another start of the app wants a project shown. */
async function openAsked(): Promise<void> {
  const project = await desktop().askedFor();
  if (project !== null) await openProject(project);
}

async function loadSleepers(): Promise<void> {
  const [, hypnograms] = await Promise.all([refreshSleepers(), ask('hypnograms.list', {})]);
  if (hypnograms.ok) set({ hypnograms: hypnograms.value.hypnograms });
}

async function loadTemplates(): Promise<void> {
  const templates = await ask('templates.list', {});
  if (templates.ok) set({ templates: templates.value.templates });
}

async function tellNotices(): Promise<void> {
  const info = await ask('app.info', {});
  if (!info.ok) return;
  set({ about: info.value });
  for (const detail of info.value.notices) notify({ tone: 'bad', title: 'Please note', detail });
}
