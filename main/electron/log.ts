/** The log of the desktop's own process: one line for each thing worth knowing, in the user's log folder. */

import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const MAX_LOG_BYTES = 1024 * 1024;

/** Never fails: a log that can not be written must not stop the app. */
export function createLog(folder: string): (line: string) => void {
  const path = join(folder, 'main.log');
  return (line) => {
    try {
      mkdirSync(folder, { recursive: true });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) renameSync(path, join(folder, 'main.old.log'));
      appendFileSync(path, `${new Date().toISOString()} ${line}\n`);
    } catch {
      console.error(line);
    }
  };
}
