/** Files that only their owner can read, written whole or not at all, and there after a power cut. All of it throws what the system says. */

import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './byte-files.ts';
import { systemCode } from './file-failure.ts';

/** In the place of a file of that name. */
export const writePrivately = (path: string, text: string): Promise<void> => write(path, text, rename);

/** Only where nobody has that name; else it throws `EEXIST`, also where another process took it a moment ago. */
export const claimPrivately = (path: string, text: string): Promise<void> => write(path, text, publish);

async function write(path: string, text: string, move: (draft: string, path: string) => Promise<void>): Promise<void> {
  const dir = dirname(path);
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const made = await mkdir(dir, { recursive: true, mode: 0o700 });
    if (made !== undefined) await chmod(dir, 0o700);
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await move(draft, path);
    await syncFolder(dir);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Gives the draft its name only if nobody has it: a hard link fails where a rename would replace. */
async function publish(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(systemCode(error) ?? '')) throw error;
    // A disk without hard links: hold the name by an empty folder while renaming.
    const hold = `${path}.hold`;
    await mkdir(hold);
    try {
      const taken = await stat(path).then(
        () => true,
        () => false,
      );
      if (taken) throw Object.assign(new Error('exists'), { code: 'EEXIST', syscall: 'link' });
      await rename(draft, path);
    } finally {
      await rm(hold, { recursive: true, force: true });
    }
  }
}
