/** The log of bugs: the user sees an id, the file has what was thrown. */

import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const MAX_LOG_BYTES = 4 * 1024 * 1024;

/** Never fails: a log that can not be written must not hide the bug. */
export function createBugLog(dataDir: string, now: () => Date): (error: unknown, method: string) => string {
  return (error, method) => {
    const incident = randomBytes(4).toString('hex');
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    try {
      const dir = join(dataDir, 'logs');
      const path = join(dir, 'engine.log');
      mkdirSync(dir, { recursive: true });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) renameSync(path, join(dir, 'engine.old.log'));
      appendFileSync(path, `${now().toISOString()} ${incident} ${method}\n${what}\n\n`);
    } catch {
      console.error(`${incident} ${method}\n${what}`);
    }
    return incident;
  };
}
