/** Which text is in the editor, and which have a tab. */

import { analyzeSoon } from './analysis.ts';
import { whenMoved } from './moved.ts';
import { get, isUnsaved, set, useStore } from './store.ts';
import { closedLast, withGlance, withoutTab, withTabAt } from './tab-row.ts';

/** Shows a text of the project in the editor, with a tab of its own. */
export function showFile(path: string): void {
  const { documents, tabs, path: shown } = get();
  if (!(path in documents) || path === shown) return;
  set({ path, caret: 0, analysis: null, analysedText: '', selection: null, tabs: tabs.includes(path) ? tabs : [...tabs, path] });
  analyzeSoon();
}

/** Shows a text that is only looked at: its tab gives way to the next one of that kind, unless it is kept or written in, or the user wants no such tabs. */
export function glanceAt(path: string): void {
  if (!(path in get().documents)) return;
  if (get().settings.glances) set(withGlance(get(), path));
  showFile(path);
}

/** The tab does not give way any more. */
export function keepTab(path: string): void {
  if (get().glanced === path) set({ glanced: '' });
}

/** Keeps the tab of a text that somebody writes in. Returns the undo. */
export function keepWritten(): () => void {
  const unfollow = useStore.subscribe(({ documents, glanced }, before) => {
    if (documents === before.documents || glanced === '') return;
    const document = documents[glanced];
    if (document !== undefined && isUnsaved(document)) keepTab(glanced);
  });
  const unmoved = whenMoved((moved) => {
    if (get().glanced !== '') set({ glanced: moved(get().glanced) });
  });
  return () => {
    unfollow();
    unmoved();
  };
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
