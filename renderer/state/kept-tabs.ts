/** Which texts of a project have a tab, and where they were looked at, kept between sessions. */

export interface KeptTabs {
  readonly tabs: readonly string[];
  /** The one in the editor. */
  readonly path: string;
  /** Offset of the caret in it. */
  readonly caret: number;
}

const keyOf = (dir: string): string => `tabs ${dir}`;

/** Only of texts that are still there; null where nothing of it is left, or can be read. */
export function recallTabs(storage: Pick<Storage, 'getItem'>, dir: string, lengths: Readonly<Record<string, number>>): KeptTabs | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(dir)) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('tabs' in kept) || !Array.isArray(kept.tabs)) return null;
    const there = (path: unknown): path is string => typeof path === 'string' && Object.hasOwn(lengths, path);
    const tabs = [...new Set(kept.tabs.filter(there))];
    const path = 'path' in kept && there(kept.path) && tabs.includes(kept.path) ? kept.path : tabs[0];
    if (path === undefined) return null;
    const caret = 'path' in kept && kept.path === path && 'caret' in kept && Number.isInteger(kept.caret) ? (kept.caret as number) : 0;
    return { tabs, path, caret: Math.max(0, Math.min(caret, lengths[path] ?? 0)) };
  } catch {
    return null;
  }
}

/** Every path that had a tab, there or not. */
export function recallPaths(storage: Pick<Storage, 'getItem'>, dir: string): readonly string[] {
  try {
    const kept = JSON.parse(storage.getItem(keyOf(dir)) ?? 'null') as { readonly tabs?: unknown } | null;
    return Array.isArray(kept?.tabs) ? kept.tabs.filter((path) => typeof path === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberTabs(storage: Pick<Storage, 'setItem'>, dir: string, { tabs, path, caret }: KeptTabs): void {
  try {
    storage.setItem(keyOf(dir), JSON.stringify({ tabs, path, caret }));
  } catch {
    // A storage that is full forgets where one was, and nothing else.
  }
}
