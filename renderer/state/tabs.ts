/** Which text is in the editor, and which have a tab. */

import { analyzeSoon } from './analysis.ts';
import { get, set } from './store.ts';
import { closedLast, withoutTab, withTabAt } from './tab-row.ts';

/** Shows a text of the project in the editor, with a tab of its own. */
export function showFile(path: string): void {
  const { documents, tabs, path: shown } = get();
  if (!(path in documents) || path === shown) return;
  set({ path, caret: 0, analysis: null, analysedText: '', selection: null, tabs: tabs.includes(path) ? tabs : [...tabs, path] });
  analyzeSoon();
}

/** The next tab, or the one before, around the end. */
export function stepFile(by: 1 | -1): void {
  const { tabs, path } = get();
  const next = tabs[(tabs.indexOf(path) + by + tabs.length) % tabs.length];
  if (next !== undefined) showFile(next);
}

/** Takes a tab away; the last one stays. The text itself stays open, and is saved like every other. */
export function closeTab(path: string): void {
  const { tabs, closedTabs, path: shown } = withoutTab(get(), path);
  set({ tabs, closedTabs });
  showFile(shown);
}

export function reopenTab(): void {
  const path = closedLast(get());
  if (path === undefined) return;
  set(({ closedTabs }) => ({ closedTabs: closedTabs.slice(0, closedTabs.lastIndexOf(path)) }));
  showFile(path);
}

export const moveTab = (path: string, to: number): void => set(({ tabs }) => ({ tabs: withTabAt(tabs, path, to) }));

export const moveShownTab = (by: 1 | -1): void => moveTab(get().path, get().tabs.indexOf(get().path) + by);
