/** What a write that was killed leaves behind: drafts beside the places that they were meant for. */

import { randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemCode } from './file-failure.ts';

const NAME_LENGTH = 100;
const LEFTOVER = /^\..+\.[0-9a-f]{12}\.part$/;
/** A draft that nobody has written to for this long belongs to nobody, ms. */
const STALE_MS = 10 * 60 * 1000;

/** A hidden name beside `path` that nothing else has: what is made there goes to `path` in one step. */
export const draftFor = (path: string): string => join(dirname(path), `.${basename(path).slice(0, NAME_LENGTH)}.${randomBytes(6).toString('hex')}.part`);

/** Removes stale drafts that lie directly in a folder. One that can not be removed stays. */
export async function sweepLeftovers(folder: string, now: Date): Promise<void> {
  try {
    for (const name of await readdir(folder)) {
      if (!LEFTOVER.test(name)) continue;
      const path = join(folder, name);
      const { mtimeMs } = await stat(path);
      if (now.getTime() - mtimeMs > STALE_MS) await rm(path, { recursive: true, force: true });
    }
  } catch (error) {
    if (systemCode(error) === null) throw error;
  }
}
