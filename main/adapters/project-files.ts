/** Project folders on disk: contained paths, atomic writes, and new projects that appear whole. */

import { access, lstat, mkdir, readdir, realpath, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { bad, type Failure, good, type Outcome, PROJECT_FILE } from '../../app/base/index.ts';
import { MAX_ASSET_BYTES, MAX_TEXT_BYTES, type ProjectFiles, pathProblem, type TextFile } from '../../app/project/index.ts';
import { isLayoutPath } from '../../dream-dsl/index.ts';
import { probeAsset, unreadable } from './asset-probe.ts';
import { createSink, openSource } from './byte-files.ts';
import { copyFolder } from './copy-folder.ts';
import { sha256Hex } from './crypto.ts';
import { fileFailure, systemCode } from './file-failure.ts';
import { draftFor, sweepLeftovers } from './leftovers.ts';
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
          message: `${path} has ${inMegabytes(source.value.size)}; an asset may have ${inMegabytes(MAX_ASSET_BYTES)}.`,
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

const inMegabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Reads UTF-8 text of at most `limit` bytes, exactly as it is. */
export async function readTextFile(path: string, limit: number): Promise<Outcome<TextFile>> {
  const source = await openSource(path);
  if (!source.ok) return source;
  try {
    if (source.value.size > limit)
      return bad({
        why: 'too-large',
        message: `${path} has ${inMegabytes(source.value.size)}; at most ${inMegabytes(limit)} can be read.`,
        hint: 'Is it the right file?',
        place: { file: path },
      });
    const bytes = await source.value.read(0, source.value.size);
    if (!bytes.ok) return bytes;
    // A text has no zeros; other files mostly do.
    if (bytes.value.includes(0)) return bad(notText(path));
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.value);
    return good({ text, digest: sha256Hex(bytes.value) });
  } catch (error) {
    if (error instanceof TypeError) return bad(notText(path));
    throw error;
  } finally {
    await source.value.close();
  }
}

const notText = (path: string): Failure => ({
  why: 'not-text',
  message: `${path} is not UTF-8 text.`,
  hint: 'If it is a text, save it as UTF-8 in the program it comes from.',
  place: { file: path },
});

async function writeTextFile(path: string, text: string, basedOn: string | null): Promise<Outcome<{ digest: string }>> {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length > MAX_TEXT_BYTES)
    return bad({
      why: 'too-large',
      message: `${path} would have ${inMegabytes(bytes.length)}; a program may have ${inMegabytes(MAX_TEXT_BYTES)}.`,
      hint: 'Split it into several files.',
      place: { file: path },
    });
  const before = await currentDigest(path);
  if (!before.ok) return before;
  const digest = sha256Hex(bytes);
  if (before.value !== basedOn) {
    // The same text is on disk already: an answer that got lost, not a conflict.
    if (before.value === digest) return good({ digest });
    return bad(changedOutside(path, before.value));
  }
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    return bad(fileFailure(error, 'write', path));
  }
  const sink = await createSink(path);
  if (!sink.ok) return sink;
  const written = await sink.value.write(bytes);
  // Looked at again as late as can be: the window in which another program's write could be lost is one rename.
  const again = written.ok ? await currentDigest(path) : written;
  if (!again.ok || again.value !== basedOn) {
    await sink.value.abandon();
    return again.ok ? bad(changedOutside(path, again.value as string | null)) : again;
  }
  const done = await sink.value.commit();
  return done.ok ? good({ digest }) : done;
}

function changedOutside(path: string, digest: string | null): Failure {
  return {
    why: 'changed-outside',
    message: digest === null ? `${path} was removed or renamed by another program.` : `${path} was changed by another program since you opened it.`,
    hint: 'Nothing was overwritten. Compare both and keep what you want, or save under another name.',
    place: { file: path },
  };
}

async function currentDigest(path: string): Promise<Outcome<string | null>> {
  const source = await openSource(path);
  if (!source.ok) return source.failure.why === 'not-found' ? good(null) : source;
  try {
    if (source.value.size > MAX_TEXT_BYTES) return good('too large to be ours');
    const bytes = await source.value.read(0, source.value.size);
    return bytes.ok ? good(sha256Hex(bytes.value)) : bytes;
  } finally {
    await source.value.close();
  }
}

/** The absolute path of a file that lies in `dir` for certain, links followed. It may be missing, and folders on the way to it. */
export async function contain(dir: string, path: string): Promise<Outcome<string>> {
  const problem = pathProblem(path);
  if (problem !== null)
    return bad({
      why: 'refused',
      message: `The path “${path.replace(/\p{Cc}/gu, '�')}” ${problem}.`,
      hint: 'Keep everything a dream uses inside its project folder.',
    });
  try {
    const root = await realpath(dir).catch((error: unknown) => {
      if (systemCode(error) === 'ENOENT') return null;
      throw error;
    });
    if (root === null) return bad(gone(dir));
    const real = await realOf(root, join(root, ...path.split('/')));
    if (real !== root && real.startsWith(root.endsWith(sep) ? root : root + sep)) return good(real);
    return bad({
      why: 'refused',
      message: `“${path}” is a link that leads out of the project.`,
      hint: 'Copy the file into the project folder.',
      place: { file: path },
    });
  } catch (error) {
    return bad(fileFailure(error, 'open', join(dir, path)));
  }
}

async function realOf(root: string, full: string): Promise<string> {
  try {
    return await realpath(full);
  } catch (error) {
    // A link to nowhere must not become a way to write elsewhere.
    const isLink = await lstat(full).then(
      (facts) => facts.isSymbolicLink(),
      () => false,
    );
    if (systemCode(error) !== 'ENOENT' || isLink || full === root) throw error;
    return join(await realOf(root, dirname(full)), basename(full));
  }
}

const gone = (dir: string): Failure => ({
  why: 'not-found',
  message: `The folder ${dir} is no longer there.`,
  hint: 'It was moved, renamed or deleted, or its disk is away.',
  place: { file: dir },
});

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

/** Builds beside its place and moves it there in one step. */
async function createProject(source: string | null, dir: string, files: Readonly<Record<string, string>>): Promise<Outcome<string>> {
  const draft = draftFor(dir);
  try {
    const taken = await readdir(dir).catch((error: unknown) => {
      if (systemCode(error) === 'ENOENT') return null;
      throw error;
    });
    if (taken !== null && taken.length > 0)
      return bad({
        why: 'exists',
        message: `The folder ${dir} is not empty.`,
        hint: 'Choose a new or empty folder; nothing was changed.',
        place: { file: dir },
      });
    await mkdir(draft, { recursive: true });
    if (source !== null) await copyFolder(source, draft);
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(draft, path)), { recursive: true });
      const sink = await createSink(join(draft, path));
      if (!sink.ok) return sink;
      const written = await sink.value.write(Buffer.from(text, 'utf8'));
      if (!written.ok) {
        await sink.value.abandon();
        return written;
      }
      const done = await sink.value.commit();
      if (!done.ok) return done;
    }
    // Only an empty folder goes away; one that was filled meanwhile makes this fail.
    if (taken !== null) await rmdir(dir);
    await rename(draft, dir);
    return good(await realpath(dir));
  } catch (error) {
    return bad(fileFailure(error, 'make the project', dir));
  } finally {
    // What could not be begun leaves nothing behind.
    await rm(draft, { recursive: true, force: true }).catch((error: unknown) => {
      if (systemCode(error) === null) throw error;
    });
  }
}

/** `name`, or `name 2`, … in the folder of projects. */
async function freshFolder(projectsDir: string, name: string): Promise<string> {
  const base =
    name
      .replace(/[\s\p{Cc}<>:"/\\|?*]+/gu, ' ')
      .replace(/^[. ]+|[. ]+$/g, '')
      .slice(0, 80) || 'Dream';
  for (let number = 1; ; number++) {
    const dir = join(projectsDir, number === 1 ? base : `${base} ${number}`);
    const taken = await lstat(dir).then(
      () => true,
      () => false,
    );
    if (!taken) return dir;
  }
}
