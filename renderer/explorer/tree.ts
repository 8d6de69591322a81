/** The folder as a tree to be drawn: what the disk has, what texts name and the disk has not, and what no text names. */

import type { TreeEntry } from '../../app/bridge/index.ts';
import { folderOf, nameOf } from '../state/file-paths.ts';
import { isSound } from '../state/sounds.ts';

export interface Row {
  readonly path: string;
  readonly name: string;
  /** From 1, as in ARIA. */
  readonly level: number;
  readonly kind: 'folder' | 'dream' | 'sound' | 'file' | 'link' | 'missing';
  readonly bytes: number;
  /** No text names it, and it is not the program of the project. Only sounds and dreams can be unused. */
  readonly unused: boolean;
  readonly open: boolean;
}

/** Rows in the order of the tree, without those in closed folders. `named`: every path that a text names; null while that is not known. `main`: the program that dream.json names. */
export function rowsOf(entries: readonly TreeEntry[], named: ReadonlySet<string> | null, closed: ReadonlySet<string>, main: string): readonly Row[] {
  const all = [...entries, ...missing(entries, named ?? [])];
  const children = new Map<string, (TreeEntry | Missing)[]>();
  for (const entry of all) {
    const folder = folderOf(entry.path);
    const own = children.get(folder);
    if (own === undefined) children.set(folder, [entry]);
    else own.push(entry);
  }
  const rows: Row[] = [];
  const walk = (folder: string, level: number): void => {
    const own = children.get(folder) ?? [];
    own.sort((a, b) => Number(b.kind === 'folder') - Number(a.kind === 'folder') || (nameOf(a.path) < nameOf(b.path) ? -1 : 1));
    for (const { path, kind, bytes, linked } of own) {
      const sound = kind === 'file' && isSound(path);
      const open = kind === 'folder' && !closed.has(path);
      const unused = (sound || kind === 'dream') && !linked && path !== main && named?.has(path) === false;
      rows.push({ path, name: nameOf(path), level, kind: sound ? 'sound' : kind, bytes, unused, open });
      if (open) walk(path, level + 1);
    }
  };
  walk('', 1);
  return rows;
}

interface Missing {
  readonly path: string;
  readonly kind: 'missing' | 'folder';
  readonly bytes: 0;
  readonly linked: false;
}

/** What texts name and the disk has not, in folders that may be missing too. */
function missing(entries: readonly TreeEntry[], named: Iterable<string>): readonly Missing[] {
  const known = new Set(entries.map(({ path }) => path));
  const found: Missing[] = [];
  for (const path of named) {
    if (known.has(path)) continue;
    found.push({ path, kind: 'missing', bytes: 0, linked: false });
    for (let folder = folderOf(path); folder !== '' && !known.has(folder); folder = folderOf(folder)) {
      known.add(folder);
      found.push({ path: folder, kind: 'folder', bytes: 0, linked: false });
    }
  }
  return found;
}

/** Where a key of the tree leads from a row, as ARIA says; null where it does nothing. `toggle` opens or closes a folder. */
export function move(rows: readonly Row[], at: number, key: string): { readonly to: number } | { readonly toggle: string } | null {
  const row = rows[at];
  if (row === undefined) return null;
  switch (key) {
    case 'ArrowDown':
      return { to: Math.min(at + 1, rows.length - 1) };
    case 'ArrowUp':
      return { to: Math.max(at - 1, 0) };
    case 'Home':
      return { to: 0 };
    case 'End':
      return { to: rows.length - 1 };
    case 'ArrowRight':
      if (row.kind !== 'folder') return null;
      return row.open ? { to: Math.min(at + 1, rows.length - 1) } : { toggle: row.path };
    case 'ArrowLeft': {
      if (row.open) return { toggle: row.path };
      const parent = rows.findIndex(({ path }) => path === folderOf(row.path));
      return parent < 0 ? null : { to: parent };
    }
    default: {
      if (key.length !== 1 || key === ' ') return null;
      // A letter goes to the next that begins with it.
      const order = [...rows.keys()].map((_, i) => (at + 1 + i) % rows.length);
      const next = order.find((i) => rows[i]?.name.toLowerCase().startsWith(key.toLowerCase()));
      return next === undefined ? null : { to: next };
    }
  }
}
