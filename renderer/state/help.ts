/** Pages that explain: of a code, of a part of the window, from the documentation; shown over the window. */

import { PROJECT_FILE } from '../../app/bridge/index.ts';
import { PROJECT_PAGE } from './project-file.ts';
import { get, set } from './store.ts';
import { activePanel, type PanelId } from './view.ts';

export const showHelp = (page: string): void => set({ dialog: 'help', help: page });

const PAGES: Readonly<Record<PanelId, string>> = {
  code: 'language',
  graph: 'graph',
  outline: 'language',
  problems: 'window',
  search: 'window',
  night: 'walking',
  moment: 'walking',
  why: 'walking',
  compare: 'walking',
  cohort: 'cohorts',
  promises: 'promises',
  devices: 'devices',
  history: 'your-work',
  project: 'your-work',
};

/** What a problem leads to, where it is offered: the code that has a page, or what the page is about. */
export const wordsOfPage = (page: string): string => (page === PROJECT_PAGE ? `about ${PROJECT_FILE}` : page);

/** About the problem at the caret where one is, else about the panel that was used last. */
export function showHelpHere(): void {
  const panel = activePanel() ?? 'code';
  const { problems, path, caret } = get();
  const problem = panel === 'code' ? problems[path]?.find(({ span }) => span.start <= caret && caret <= span.end) : undefined;
  showHelp(problem?.code ?? PAGES[panel]);
}
