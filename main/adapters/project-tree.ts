/** The folder of a project as a tree on disk: what is in it, moving things, throwing them away and bringing them back, adding files. */

import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, readdir, readlink, realpath, rename, rm, stat, symlink, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { bad, type Failure, good, type Outcome } from '../../app/base/index.ts';
import { MAX_ASSET_BYTES, type ProjectTree, pathProblem, type TrashedEntry, type TreeEntry } from '../../app/project/index.ts';
import { contain } from './contain.ts';
import { fileFailure, systemCode } from './file-failure.ts';
import { readTextFile } from './text-files.ts';

const MAX_DEPTH = 8;
const MAX_ENTRIES = 5000;
/** Files that are added at once. */
const MAX_ADDED = 500;
/** In the project, so that throwing away is one rename on one disk; hidden, and nothing for git. */
const TRASH = '.trash';
/** Before the names of what was thrown away along with something. */
const BESIDE = 'beside ';
/** Of the file that says where a thing was; its path has at most a few hundred characters. */
const MAX_PATH_BYTES = 4096;

export function createProjectTree(now: () => Date): ProjectTree {
  return {
    async list(dir) {
      const entries: TreeEntry[] = [];
      try {
        await collect(dir, '', [await realpath(dir)], entries);
        return good({ entries, cut: entries.length >= MAX_ENTRIES });
      } catch (error) {
        return bad(fileFailure(error, 'read the folder', dir));
      }
    },
    move: (dir, from, to) =>
      inside(dir, from, async (source) => {
        const target = await place(dir, to);
        if (!target.ok) return target;
        if (await isOther(source, target.value)) return bad(taken(to));
        await moveEntry(source, target.value);
        return good(null);
      }),
    async makeFolder(dir, path) {
      const target = await place(dir, path);
      if (!target.ok) return target;
      try {
        if (await exists(target.value)) return bad(taken(path));
        await mkdir(target.value);
        return good(null);
      } catch (error) {
        return bad(fileFailure(error, 'make the folder', target.value));
      }
    },
    trash: (dir, path, beside = []) =>
      inside(dir, path, async (source) => {
        const id = `${now().toISOString().replace(/[:.]/g, '-')}-${randomBytes(3).toString('hex')}`;
        const bin = await contain(dir, TRASH);
        if (!bin.ok) return bin;
        const home = join(bin.value, id);
        await mkdir(home, { recursive: true });
        // One that is there stays: a project that came with it may have made it a link to anything.
        await writeFile(join(bin.value, '.gitignore'), '*\n', { flag: 'wx' }).catch((error: unknown) => {
          if (systemCode(error) !== 'EEXIST') throw error;
        });
        const along = await Promise.all(beside.map((one) => contain(dir, one)));
        await writeFile(join(home, 'path'), path);
        await rename(source, join(home, 'item'));
        // Known by its name; what is not there, or can not go along, stays.
        for (const one of along) if (one.ok) await rename(one.value, join(home, `${BESIDE}${basename(one.value)}`)).catch(onlySystem);
        return good(id);
      }),
    async trashed(dir) {
      const bin = await contain(dir, TRASH);
      if (!bin.ok) return good([]);
      const names = await readdir(bin.value).catch(() => []);
      const found = await Promise.all(names.map((id) => lookUp(bin.value, id)));
      return good(found.filter((entry) => entry !== null).sort((a, b) => (a.id < b.id ? 1 : -1)));
    },
    async restore(dir, id) {
      const bin = await contain(dir, TRASH);
      const entry = bin.ok ? await lookUp(bin.value, id) : null;
      if (!bin.ok || entry === null)
        return bad({ why: 'not-found', message: 'It is no longer among the deleted files.', hint: 'Look into the folder itself.' });
      const target = await place(dir, entry.path);
      if (!target.ok) return target;
      try {
        if (await exists(target.value)) return bad(taken(entry.path));
        await rename(join(bin.value, id, 'item'), target.value);
        await bringBeside(join(bin.value, id), dirname(target.value));
        await rm(join(bin.value, id), { recursive: true, force: true });
        return good(entry.path);
      } catch (error) {
        return bad(fileFailure(error, 'bring back', entry.path));
      }
    },
    async add(dir, folder, sources) {
      const paths: string[] = [];
      const failures: Failure[] = [];
      for (const source of sources) {
        const name = freeOfSigns(basename(source));
        for (const { file, under } of await filesIn(source, name)) {
          const into = [folder, under].filter((part) => part !== '').join('/');
          const one = paths.length < MAX_ADDED ? await addOne(dir, into, file) : bad(tooMany(source));
          if (one.ok) paths.push(one.value);
          else failures.push(one.failure);
          if (paths.length >= MAX_ADDED && !one.ok) return { paths, failures };
        }
      }
      return { paths, failures };
    },
  };
}

/** What can not stand in a path of a program. */
const freeOfSigns = (name: string): string => name.replace(/[\p{Cc}"\\{}]/gu, '_');

interface Source {
  readonly file: string;
  /** The folder that it comes in, '' where it comes alone. */
  readonly under: string;
}

/** A file, or all in a folder but what is hidden or linked. */
async function filesIn(source: string, name: string, depth = 0): Promise<Source[]> {
  const entries = await readdir(source, { withFileTypes: true }).catch(() => null);
  if (entries === null) return [{ file: source, under: '' }];
  const found: Source[] = [];
  for (const entry of entries) {
    const file = join(source, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isFile()) found.push({ file, under: name });
    else if (entry.isDirectory() && depth < MAX_DEPTH) found.push(...(await filesIn(file, `${name}/${freeOfSigns(entry.name)}`, depth + 1)));
    if (found.length > MAX_ADDED) break;
  }
  return found;
}

const tooMany = (source: string): Failure => ({
  why: 'too-large',
  message: `More than ${MAX_ADDED} files were to be added at once.`,
  hint: `The rest of ${source} was left out: add its parts one by one, or copy it with your file manager.`,
  place: { file: source },
});

async function addOne(dir: string, folder: string, source: string): Promise<Outcome<string>> {
  try {
    const facts = await stat(source);
    if (!facts.isFile()) return bad({ why: 'unreadable', message: `${source} is no file.`, hint: 'Add files, or folders of files.', place: { file: source } });
    if (facts.size > MAX_ASSET_BYTES)
      return bad({
        why: 'too-large',
        message: `${source} has ${Math.round(facts.size / 1e6)} MB; an asset may have ${Math.round(MAX_ASSET_BYTES / 1e6)} MB.`,
        hint: 'Shorten the recording, or save it as FLAC or Ogg.',
        place: { file: source },
      });
    const extension = extname(source);
    const base = freeOfSigns(basename(source, extension));
    for (let number = 1; ; number++) {
      const name = `${number === 1 ? base : `${base}-${number}`}${extension}`;
      const path = folder === '' ? name : `${folder}/${name}`;
      const target = await place(dir, path);
      if (!target.ok) return target;
      const copied = await copyFile(source, target.value, constants.COPYFILE_EXCL).then(
        () => true,
        (error: unknown) => {
          if (systemCode(error) !== 'EEXIST') throw error;
          return false;
        },
      );
      if (copied) return good(path);
    }
  } catch (error) {
    return bad(fileFailure(error, 'add', source));
  }
}

/** Where a path of the project will be, its folders made. */
async function place(dir: string, path: string): Promise<Outcome<string>> {
  const parts = path.split('/');
  for (let i = 1; i < parts.length; i++) {
    const folder = await contain(dir, parts.slice(0, i).join('/'));
    if (!folder.ok) return folder;
    try {
      await mkdir(folder.value, { recursive: true });
    } catch (error) {
      return bad(fileFailure(error, 'make the folder', folder.value));
    }
  }
  return contain(dir, path);
}

/** A link leads where it led, seen from its new place. */
async function moveEntry(source: string, target: string): Promise<void> {
  const facts = await lstat(source);
  const leads = facts.isSymbolicLink() ? await readlink(source) : '';
  if (leads === '' || isAbsolute(leads) || dirname(source) === dirname(target)) return rename(source, target);
  await symlink(relative(dirname(target), resolve(dirname(source), leads)), target);
  await unlink(source);
}

/** Where a path itself lies, also where it is a link: what that leads to stays as it is. */
async function entryAt(dir: string, path: string): Promise<Outcome<string>> {
  if (pathProblem(path) !== null) return contain(dir, path);
  const cut = path.lastIndexOf('/');
  const folder = cut < 0 ? good(await realpath(dir)) : await contain(dir, path.slice(0, cut));
  return folder.ok ? good(join(folder.value, path.slice(cut + 1))) : folder;
}

/** Runs `work` on what lies at a path in the project, and is there. */
async function inside<T>(dir: string, path: string, work: (full: string) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    const full = await entryAt(dir, path);
    if (!full.ok) return full;
    await lstat(full.value);
    return await work(full.value);
  } catch (error) {
    return bad(fileFailure(error, 'move', path));
  }
}

/** Whether something else lies at a path; only its name's case may differ where the disk does not tell them apart. */
async function isOther(source: string, target: string): Promise<boolean> {
  const [mine, there] = await Promise.all([lstat(source), lstat(target).catch(() => null)]);
  return there !== null && !(there.ino === mine.ino && there.dev === mine.dev);
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/** What can happen with files is passed over; a bug is not. */
function onlySystem(error: unknown): void {
  if (systemCode(error) === null) throw error;
}

/** What was thrown away along with something, to where that is again; what has another in its place by now stays away. */
async function bringBeside(home: string, folder: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (!name.startsWith(BESIDE)) continue;
    const target = join(folder, name.slice(BESIDE.length));
    if (!(await exists(target))) await rename(join(home, name), target);
  }
}

async function lookUp(bin: string, id: string): Promise<TrashedEntry | null> {
  if (!/^[\w-]+$/.test(id)) return null;
  const path = await readTextFile(join(bin, id, 'path'), MAX_PATH_BYTES);
  const facts = await lstat(join(bin, id, 'item')).catch(() => null);
  return path.ok && facts !== null ? { id, path: path.value.text, deletedAt: id.slice(0, 10), folder: facts.isDirectory() } : null;
}

/** `above`: the real folders on the way, the one to be read last; a link back into one of them is not followed. */
async function collect(root: string, under: string, above: readonly string[], found: TreeEntry[], byLink = false): Promise<void> {
  const here = above.at(-1) as string;
  const listed = await readdir(here, { withFileTypes: true });
  const entries = listed.filter(({ name }) => !isHidden(name));
  entries.sort((a, b) => Number(b.isDirectory()) - Number(a.isDirectory()) || (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (found.length >= MAX_ENTRIES) return;
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    const linked = byLink || entry.isSymbolicLink();
    const real = entry.isSymbolicLink() ? await leadsTo(root, path) : join(here, entry.name);
    const facts = real === null ? null : await lstat(real).catch(() => null);
    if (real === null || facts === null) found.push({ path, kind: 'link', bytes: 0, linked });
    else if (facts.isDirectory()) {
      found.push({ path, kind: 'folder', bytes: 0, linked });
      // A folder that can not be read hides its files, not the project.
      if (above.length <= MAX_DEPTH && !above.includes(real)) await collect(root, path, [...above, real], found, linked).catch(onlySystem);
    } else if (facts.isFile()) found.push({ path, kind: path.endsWith('.dream') ? 'dream' : 'file', bytes: facts.size, linked });
  }
}

const isHidden = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

/** Where a link of the project leads; null where that is outside of it, hidden, or nowhere. */
async function leadsTo(root: string, path: string): Promise<string | null> {
  const real = await realpath(join(root, path)).catch(() => null);
  const within = real === null ? '..' : relative(await realpath(root), real);
  // On another drive there is no way from here.
  return isAbsolute(within) || within.split(sep).some(isHidden) ? null : real;
}

const taken = (path: string): Failure => ({
  why: 'exists',
  message: `There is already something at ${path}.`,
  hint: 'Choose another name; nothing was changed.',
  place: { file: path },
});
