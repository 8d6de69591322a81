/** The first moments: settings, the last project or a template, sleepers; and what the desktop tells from then on. */

import { refreshAssets } from './analysis.ts';
import { refreshCohorts } from './cohort.ts';
import { keepMenuInStep, runCommand } from './commands.ts';
import { ask, desktop } from './engine.ts';
import { keepPlacesNamed } from './places.ts';
import { createProject, openProject } from './project.ts';
import { keepNumbersFresh } from './quick-cohort.ts';
import { anyUnsaved, saveAll } from './save.ts';
import { loadSettings } from './settings.ts';
import { refreshSleepers } from './sleepers.ts';
import { get, notify, set } from './store.ts';

/** What a newcomer sees. */
const FIRST_TEMPLATE = 'tide-house';

export async function begin(): Promise<void> {
  desktop().onEngineStatus((engine) => set({ engine }));
  desktop().onCommand(runCommand);
  window.addEventListener('focus', () => void refreshAssets());
  window.addEventListener('beforeunload', saveBeforeLeaving);
  keepPlacesNamed();
  await loadSettings();
  keepMenuInStep();
  const [last] = get().settings.recentProjects;
  if (last === undefined || !(await openProject(last))) await createProject(FIRST_TEMPLATE);
  await Promise.all([loadSleepers(), loadTemplates(), refreshCohorts(), tellNotices()]);
  keepNumbersFresh();
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
  if (info.ok) for (const detail of info.value.notices) notify({ tone: 'bad', title: 'Please note', detail });
}

let asked = false;

/** The window stays until the text is written. Where it can not be, it says so once, and then lets the user leave. */
function saveBeforeLeaving(event: BeforeUnloadEvent): void {
  if (!anyUnsaved() || asked) return;
  event.preventDefault();
  void saveAll().then((saved) => {
    asked = true;
    if (saved) window.close();
    else notify({ tone: 'bad', title: 'Your last changes are not saved', detail: 'See the top of the window. Closing once more leaves without them.' });
  });
}
