/** Project folders on disk: what is in them, read, written and watched. */

import { access, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { bad, good, inBytes, PROJECT_FILE } from '../../app/base/index.ts';
import { MAX_ASSET_BYTES, MAX_TEXT_BYTES, type ProjectFiles, pathProblem } from '../../app/project/index.ts';
import { isLayoutPath } from '../../dream-dsl/index.ts';
import { probeAsset, unreadable } from './asset-probe.ts';
import { openSource } from './byte-files.ts';
import { contain, gone } from './contain.ts';
import { fileFailure, systemCode } from './file-failure.ts';
import { sweepLeftovers } from './leftovers.ts';
import { createProject, freshFolder } from './new-project.ts';
import { readTextFile, writeTextFile } from './text-files.ts';
import { foldersIn, watchFolder } from './watch-folder.ts';

const MAX_DEPTH = 8;
const MAX_DREAMS = 500;
/** Dreams, and the places of their scenes. */
const MAX_TEXTS = 2 * MAX_DREAMS;

export interface ProjectFilesOptions {
  readonly templatesDir: string;
  /** Where projects go that are made without a folder. */
  readonly projectsDir: string;
  readonly now: () => Date;
}

export function createProjectFiles(options: ProjectFilesOptions): ProjectFiles {
  return {
    async locate(path) {
      try {
        const full = await realpath(path);
        const facts = await stat(full);
        if (facts.isDirectory()) return good({ dir: full, file: null });
        if (full.endsWith('.dream')) return good({ dir: dirname(full), file: basename(full) });
        return bad({
          why: 'unreadable',
          message: `${path} is no folder and no .dream file.`,
          hint: 'Open the folder that holds your dream.',
          place: { file: path },
        });
      } catch (error) {
        const failure = fileFailure(error, 'open', path);
        return bad(
          failure.why === 'not-found' ? { ...failure, hint: 'Check the path: it may have been moved, renamed or deleted, or its disk is away.' } : failure,
        );
      }
    },
    async listDreams(dir) {
      try {
        const found: string[] = [];
        await collect(dir, '', 0, { wanted: isDream, most: MAX_DREAMS }, found);
        return good(found.sort());
      } catch (error) {
        return bad(fileFailure(error, 'read the folder', dir));
      }
    },
    async stamps(dir, also) {
      try {
        const found: string[] = [];
        await collect(dir, '', 0, { wanted: (name) => isDream(name) || isLayoutPath(name), most: MAX_TEXTS }, found);
        const others = [PROJECT_FILE, ...also].filter((path) => pathProblem(path) === null);
        const paths = [...new Set([...found, ...others])];
        const stamped = await Promise.all(paths.map((path) => stampOf(dir, path)));
        // What is not there may have gone with the whole folder, in the middle of this look.
        if (stamped.includes(null)) await access(dir);
        return good(new Map(stamped.filter((one) => one !== null)));
      } catch (error) {
        return bad(systemCode(error) === 'ENOENT' ? gone(dir) : fileFailure(error, 'read the folder', dir));
      }
    },
    async tidy(dir) {
      for (const folder of await foldersIn(dir, MAX_DEPTH)) await sweepLeftovers(folder, options.now());
    },
    watch: (dir, hint) => watchFolder(dir, MAX_DEPTH, hint),
    async readText(dir, path) {
      const full = await contain(dir, path);
      return full.ok ? readTextFile(full.value, MAX_TEXT_BYTES) : full;
    },
    async writeText(dir, path, text, basedOn) {
      const full = await contain(dir, path);
      if (!full.ok) return full;
      return writeTextFile(full.value, text, basedOn);
    },
    async probe(dir, path) {
      const full = await contain(dir, path);
      if (full.ok) return probeAsset(full.value);
      return full.failure.why === 'not-found' ? { state: 'missing' } : unreadable(full.failure);
    },
    async openAsset(dir, path) {
      const full = await contain(dir, path);
      if (!full.ok) return full;
      const source = await openSource(full.value);
      if (source.ok && source.value.size > MAX_ASSET_BYTES) {
        await source.value.close();
        return bad({
          why: 'too-large',
          message: `${path} has ${inBytes(source.value.size)}; an asset may have ${inBytes(MAX_ASSET_BYTES)}.`,
          hint: 'Shorten the recording, or save it as FLAC or Ogg.',
          place: { file: path },
        });
      }
      return source;
    },
    async createFrom(template, place, files) {
      const into = 'dir' in place ? dirname(resolve(place.dir)) : (place.into ?? options.projectsDir);
      await sweepLeftovers(into, options.now());
      return createProject(
        template === null ? null : join(options.templatesDir, template),
        'dir' in place ? resolve(place.dir) : await freshFolder(into, place.name),
        files,
      );
    },
    async copy(dir, into, name, files) {
      const [from, to] = await Promise.all([dir, into].map((folder) => realpath(folder).catch(() => resolve(folder))));
      if (from === undefined || to === undefined || `${to}${sep}`.startsWith(`${from}${sep}`))
        return bad({ why: 'refused', message: `${into} is in the project itself.`, hint: 'Choose a folder beside it, or elsewhere.', place: { file: into } });
      await sweepLeftovers(to, options.now());
      return createProject(from, await freshFolder(to, name), files);
    },
  };
}

const isDream = (name: string): boolean => name.endsWith('.dream');

interface Sought {
  wanted(name: string): boolean;
  readonly most: number;
}

async function collect(root: string, under: string, depth: number, sought: Sought, found: string[]): Promise<void> {
  const entries = await readdir(join(root, under), { withFileTypes: true });
  for (const entry of entries) {
    if (found.length >= sought.most) return;
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory() && depth < MAX_DEPTH) {
      // A folder that can not be read hides its files, not the project.
      await collect(root, path, depth + 1, sought, found).catch((error: unknown) => {
        if (systemCode(error) === null) throw error;
      });
    } else if (entry.isFile() && sought.wanted(entry.name)) found.push(path);
  }
}

/** Null where it went meanwhile. */
async function stampOf(dir: string, path: string): Promise<readonly [string, string] | null> {
  const facts = await stat(join(dir, path), { bigint: true }).catch((error: unknown) => {
    if (systemCode(error) === null) throw error;
    return null;
  });
  return facts === null ? null : [path, `${facts.ino}:${facts.size}:${facts.mtimeNs}:${facts.ctimeNs}`];
}
