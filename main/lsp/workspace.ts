/** Which folder a text of the editor belongs to: the nearest with a `dream.json`, else the workspace folder, else its own. */

import { access } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProjectFiles } from '../../app/project/index.ts';
import { type Folder, openFolder } from './folder.ts';

const PROJECT_FILE = 'dream.json';
/** How far up a `dream.json` is looked for. */
const MAX_STEPS = 24;

export interface At {
  readonly folder: Folder;
  /** From the folder, with `/`. */
  readonly path: string;
}

export interface Workspace {
  /** Where a text belongs; its folder is read on the first question. */
  at(uri: string): Promise<At>;
  /** The folders that the user opened in the editor, as URIs. */
  setRoots(uris: readonly string[]): void;
  roots(): readonly string[];
  /** Every folder that is read already, and the user's own. */
  folders(): Promise<readonly Folder[]>;
  /** Reads folders anew when next asked; open buffers are to be opened again. */
  forget(): void;
}

export function createWorkspace(files: ProjectFiles, log: (line: string) => void): Workspace {
  let rootUris: readonly string[] = [];
  let roots: readonly string[] = [];
  const folders = new Map<string, Promise<Folder>>();
  const homes = new Map<string, Promise<string>>();

  const folderAt = (key: string, root: string | null): Promise<Folder> => {
    const known = folders.get(key) ?? openFolder(root, files, log);
    folders.set(key, known);
    return known;
  };
  const homeOf = (dir: string): Promise<string> => {
    const known = homes.get(dir) ?? findHome(dir, roots);
    homes.set(dir, known);
    return known;
  };
  return {
    async at(uri) {
      const file = filePath(uri);
      if (file === null) return { folder: await folderAt(uri, null), path: basename(uri) || 'untitled' };
      const home = await homeOf(dirname(file));
      return { folder: await folderAt(home, home), path: relative(home, file).split(sep).join('/') };
    },
    setRoots(uris) {
      rootUris = uris;
      roots = uris.flatMap((uri) => filePath(uri) ?? []);
      homes.clear();
    },
    roots: () => rootUris,
    async folders() {
      for (const root of roots) {
        const home = await homeOf(root);
        await folderAt(home, home);
      }
      return Promise.all(folders.values());
    },
    forget() {
      folders.clear();
      homes.clear();
    },
  };
}

/** The absolute path of a `file:` URI; null for any other. */
export function filePath(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : null;
  } catch {
    return null;
  }
}

async function findHome(dir: string, roots: readonly string[]): Promise<string> {
  for (let [at, steps] = [dir, 0]; steps < MAX_STEPS; at = dirname(at), steps++) {
    const found = await access(join(at, PROJECT_FILE)).then(
      () => true,
      () => false,
    );
    if (found) return at;
    if (dirname(at) === at) break;
  }
  const around = roots.filter((root) => dir === root || dir.startsWith(root.endsWith(sep) ? root : root + sep));
  return around.sort((a, b) => b.length - a.length)[0] ?? dir;
}
