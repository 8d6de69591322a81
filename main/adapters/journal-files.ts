/** Journals of unsaved texts on disk: one file for each project in a folder of ours, named by the digest of the project's. */

import { constants, copyFile, type FileHandle, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bad, good, type Outcome } from '../../app/base/index.ts';
import type { JournalFiles } from '../../app/project/index.ts';
import { createSink, syncFolder } from './byte-files.ts';
import { sha256Hex } from './crypto.ts';
import type { DataLock } from './data-lock.ts';
import { fileFailure, systemCode } from './file-failure.ts';
import { sweepLeftovers } from './leftovers.ts';

const NAME_DIGITS = 24;
const DOING = 'keep the unsaved text in';

/** `folder` is made where it is missing. A journal is read, and so written, only under the folder's lock. */
export function createJournalFiles(folder: string, lock: DataLock, now: () => Date): JournalFiles {
  const pathOf = (dir: string): string => join(folder, `${sha256Hex(dir).slice(0, NAME_DIGITS)}.journal`);
  return {
    async read(dir) {
      const path = pathOf(dir);
      const inUse = await lock.hold();
      if (inUse !== null) return bad(inUse);
      await sweepLeftovers(folder, now());
      try {
        const [bytes, facts] = await Promise.all([readFile(path), stat(path)]);
        return good({ bytes, at: facts.mtime.toISOString() });
      } catch (error) {
        return systemCode(error) === 'ENOENT' ? good({ bytes: new Uint8Array(), at: null }) : bad(fileFailure(error, 'read the unsaved text in', path));
      }
    },
    append: (dir, size, bytes) => appendTo(pathOf(dir), size, bytes),
    async replace(dir, bytes) {
      const path = pathOf(dir);
      try {
        if (bytes.length === 0) {
          await rm(path, { force: true });
          return good(null);
        }
        await mkdir(folder, { recursive: true, mode: 0o700 });
      } catch (error) {
        return bad(fileFailure(error, DOING, path));
      }
      const sink = await createSink(path);
      if (!sink.ok) return sink;
      const written = await sink.value.write(bytes);
      if (written.ok) return sink.value.commit();
      await sink.value.abandon();
      return written;
    },
    async setAside(dir) {
      const path = pathOf(dir);
      const copy = `${path}.damaged-${now().toISOString().replace(/[:.]/g, '-')}`;
      try {
        await copyFile(path, copy);
        await syncFolder(folder);
        return good(copy);
      } catch (error) {
        return bad(fileFailure(error, 'set aside the journal', path));
      }
    },
  };
}

async function appendTo(path: string, size: number, bytes: Uint8Array): Promise<Outcome<null>> {
  let file: FileHandle | null = null;
  try {
    // Without O_CREAT: a journal that somebody removed must not begin anew in the middle of a text.
    file = await open(path, constants.O_WRONLY | constants.O_APPEND);
    if ((await file.stat()).size !== size)
      return bad({ why: 'changed-outside', message: `${path} was changed by another program.`, hint: 'It is written anew.', place: { file: path } });
    let written = 0;
    while (written < bytes.length) written += (await file.write(bytes, written)).bytesWritten;
    await file.datasync();
    return good(null);
  } catch (error) {
    return bad(fileFailure(error, DOING, path));
  } finally {
    await file?.close();
  }
}
