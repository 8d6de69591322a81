/** Which text is in the editor, and which have a tab. */

import { analyzeSoon } from './analysis.ts';
import { get, set } from './store.ts';

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
  const { tabs, path: shown } = get();
  if (tabs.length < 2 || !tabs.includes(path)) return;
  const at = tabs.indexOf(path);
  const left = tabs.filter((tab) => tab !== path);
  set({ tabs: left });
  if (path === shown) showFile(left[Math.min(at, left.length - 1)] as string);
}
