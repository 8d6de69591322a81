/** New projects, from a template or another project: they appear whole, in a folder that nothing is in. */

import { lstat, mkdir, readdir, realpath, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bad, good, type Outcome } from '../../app/base/index.ts';
import { createSink } from './byte-files.ts';
import { copyFolder } from './copy-folder.ts';
import { fileFailure, systemCode } from './file-failure.ts';
import { draftFor } from './leftovers.ts';

/** Builds beside its place and moves it there in one step. */
export async function createProject(source: string | null, dir: string, files: Readonly<Record<string, string>>): Promise<Outcome<string>> {
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
export async function freshFolder(projectsDir: string, name: string): Promise<string> {
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
