/** A disk of a few megabytes that can be filled and made read-only, where this machine lets us mount one. */

import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  readonly dir: string;
  /** Until not one byte more fits. */
  fill(): void;
  empty(): void;
  /** Read-only, or writable again. */
  readOnly(on: boolean): void;
  remove(): void;
}

const MEGABYTES = 4;

/** Null where mounting is not ours to do. */
export function smallDisk(): SmallDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const dir = mkdtempSync(join(tmpdir(), 'dream-disk-'));
  const run = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', dir)) {
    rmSync(dir, { recursive: true });
    return null;
  }
  const ballast = join(dir, '.ballast');
  return {
    dir,
    fill() {
      const file = openSync(ballast, 'a');
      for (let size = 1024 * 1024; size >= 1; ) {
        try {
          writeSync(file, Buffer.alloc(size));
        } catch {
          size = Math.floor(size / 2);
        }
      }
      closeSync(file);
    },
    empty: () => rmSync(ballast, { force: true }),
    readOnly(on) {
      if (!run('mount', '-o', `remount,${on ? 'ro' : 'rw'}`, dir)) throw new Error(`${dir} could not be mounted anew`);
    },
    remove() {
      run('umount', '-l', dir);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
