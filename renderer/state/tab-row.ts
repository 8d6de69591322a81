/** The row of tabs as data: one closed, one opened again, one in another place, one that gives way, and by use. */

import type { TextsState } from './texts-state.ts';

type Row = Pick<TextsState, 'tabs' | 'closedTabs' | 'path'>;

const MOST_CLOSED = 20;

/** Without one tab; the last one stays. `path` is the one to be shown then. */
export function withoutTab(row: Row, path: string): Row {
  const at = row.tabs.indexOf(path);
  const tabs = row.tabs.filter((tab) => tab !== path);
  if (at < 0 || tabs.length === 0) return row;
  const shown = row.path === path ? (tabs[Math.min(at, tabs.length - 1)] as string) : row.path;
  return { tabs, closedTabs: [...row.closedTabs.filter((closed) => closed !== path), path].slice(-MOST_CLOSED), path: shown };
}

/** The one that was closed last, of those that still have a text and no tab. */
export const closedLast = ({ tabs, closedTabs, documents }: Pick<TextsState, 'tabs' | 'closedTabs' | 'documents'>): string | undefined =>
  closedTabs.findLast((path) => Object.hasOwn(documents, path) && !tabs.includes(path));

/** With one tab in another place, 0 the first; beyond an end is that end. */
export function withTabAt(tabs: readonly string[], path: string, to: number): readonly string[] {
  if (!tabs.includes(path)) return tabs;
  const others = tabs.filter((tab) => tab !== path);
  const at = Math.max(0, Math.min(to, others.length));
  return [...others.slice(0, at), path, ...others.slice(at)];
}

/** The tabs, the one used last first; those that were never used behind them, as they stand. */
export function byUse(tabs: readonly string[], used: readonly string[]): readonly string[] {
  const order = [...new Set(used)].filter((path) => tabs.includes(path));
  return [...order, ...tabs.filter((path) => !order.includes(path))];
}

/** With a tab for a text that is only looked at, in the place of the last one of that kind. */
export function withGlance({ tabs, glanced }: Pick<TextsState, 'tabs' | 'glanced'>, path: string): Pick<TextsState, 'tabs' | 'glanced'> {
  if (tabs.includes(path)) return { tabs, glanced };
  const at = tabs.indexOf(glanced);
  return { tabs: at < 0 ? [...tabs, path] : tabs.with(at, path), glanced: path };
}
