/** Tells that something in a folder may have changed. Only a hint: whoever hears it looks for themselves, and a slow beat comes in any case. */

import { type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Quiet for this long after the last event: programs write in several steps. */
const QUIET_MS = 120;
/** For disks that tell of nothing, such as those of a network. */
const BEAT_MS = 4000;

/** `deep`: how many folders down. Names with a dot before them are ours or another program's own. Returns the undo. */
export function watchFolder(root: string, deep: number, hint: () => void): () => void {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const beat = setInterval(tell, BEAT_MS);
  beat.unref();
  void follow();
  return () => {
    ended = true;
    clearInterval(beat);
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };

  function tell(): void {
    if (!ended) hint();
    void follow();
  }

  function soon(name: string | null): void {
    if (name?.startsWith('.')) return;
    clearTimeout(timer);
    timer = setTimeout(tell, QUIET_MS);
  }

  /** Watches folders that came, and lets go of those that went. What changed in one before it was watched nobody has told of. */
  async function follow(): Promise<void> {
    const there = new Set(await foldersIn(root, deep));
    if (ended) return;
    for (const [folder, watcher] of watchers) {
      if (there.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    const fresh = [...there].filter((folder) => !watchers.has(folder));
    for (const folder of fresh) open(folder);
    if (fresh.some((folder) => watchers.has(folder))) hint();
  }

  function open(folder: string): void {
    const drop = () => void watchers.delete(folder);
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => soon(name));
      // It went, or there are too many: the beat goes on, and tries it again.
      watcher.on('error', () => {
        watcher.close();
        drop();
      });
      watchers.set(folder, watcher);
    } catch {
      drop();
    }
  }
}

/** A folder and those in it, so many folders down; those that can not be read, and hidden ones, left out. */
export async function foldersIn(folder: string, deep: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const inside = entries.filter((entry) => deep > 0 && entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules');
  const deeper = await Promise.all(inside.map(({ name }) => foldersIn(join(folder, name), deep - 1)));
  return [folder, ...deeper.flat()];
}
