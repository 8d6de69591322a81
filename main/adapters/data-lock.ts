/**
 * One process at a time keeps the unsaved texts of a data folder. The lock is the system's own, taken through SQLite: it
 * goes with the process that holds it, however that ends, so that none is ever left behind.
 */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Failure } from '../../app/base/index.ts';
import { systemCode } from './file-failure.ts';

export interface DataLock {
  /** Takes the lock and keeps it. Null where this process has it, or where the disk knows no locks; else who is in the way. */
  hold(): Promise<Failure | null>;
  release(): void;
}

const LOCK_FILE = 'in-use.lock';
/** One that is going, such as the engine of a window that was killed, is gone by then, ms. */
const PATIENCE_MS = 2000;
const LOOK_EVERY_MS = 25;

export function createDataLock(folder: string): DataLock {
  let held: Database.Database | null = null;
  let taking: Promise<Failure | null> | null = null;

  /** False where another process has it. */
  function take(): boolean {
    let db: Database.Database | undefined;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      db = new Database(join(folder, LOCK_FILE), { timeout: 0 });
      db.exec('BEGIN EXCLUSIVE');
      held = db;
      return true;
    } catch (error) {
      db?.close();
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!code.startsWith('SQLITE_') && systemCode(error) === null) throw error;
      // A full or read-only disk stops no reader; whoever writes there is told by the write itself.
      return !/^SQLITE_(BUSY|LOCKED)/.test(code);
    }
  }

  async function takeSoon(): Promise<Failure | null> {
    for (let waited = 0; ; waited += LOOK_EVERY_MS) {
      if (take()) return null;
      if (waited >= PATIENCE_MS) return inUse(folder);
      await wait(LOOK_EVERY_MS);
    }
  }

  return {
    async hold() {
      if (held !== null) return null;
      taking ??= takeSoon().finally(() => {
        taking = null;
      });
      return taking;
    },
    release() {
      held?.close();
      held = null;
    },
  };
}

const inUse = (folder: string): Failure => ({
  why: 'locked',
  message: `Another Dream Coder keeps unsaved texts in ${folder}.`,
  hint: 'Close the other one, or start this one with a folder of its own (--user-data-dir). What you save is saved all the same.',
  place: { file: folder },
});
