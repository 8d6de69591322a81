/** Opens the database: numbered migrations, and a clear answer where it is locked, newer, or damaged. Nothing is ever deleted. */

import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { bad, type Failure, good, type Outcome } from '../../app/base/index.ts';
import { fileFailure, systemCode } from './file-failure.ts';
import { MIGRATIONS } from './migrations.ts';

declare const writable: unique symbol;
/** A handle that may only be asked. */
export type ReadDb = Pick<Database.Database, 'prepare'>;
/** A handle that may change what is kept. */
export type WriteDb = ReadDb & Pick<Database.Database, 'transaction'> & { readonly [writable]: true };

export interface OpenDatabase {
  readonly read: ReadDb;
  readonly write: WriteDb;
  /** What the user should be told of the opening. */
  readonly notices: readonly string[];
  close(): void;
}

export const DATABASE_FILE = 'dream-coder.sqlite';
/** How long to wait for another process that is writing, ms. */
const BUSY_TIMEOUT_MS = 2000;

export interface DatabaseOptions {
  readonly now: () => Date;
  readonly busyTimeoutMs?: number;
}

export function openDatabase(dataDir: string, { now, busyTimeoutMs = BUSY_TIMEOUT_MS }: DatabaseOptions): Outcome<OpenDatabase> {
  const path = join(dataDir, DATABASE_FILE);
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    return bad(fileFailure(error, 'make the data folder', dataDir));
  }
  const looked = identity(path);
  const first = tryOpen(path, busyTimeoutMs);
  if (first.ok || first.failure.why !== 'corrupt') return first;
  const aside = setAside(path, looked, now());
  if (!aside.ok) return aside;
  const second = tryOpen(path, busyTimeoutMs);
  if (!second.ok) return second;
  if (aside.value === null) return second;
  const notice = `The database was damaged. It was set aside as ${aside.value}, and a new one was begun; imported nights and settings are in the old file.`;
  return good({ ...second.value, notices: [notice, ...second.value.notices] });
}

function tryOpen(path: string, busyTimeoutMs: number): Outcome<OpenDatabase> {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { timeout: busyTimeoutMs });
    const version = db.pragma('user_version', { simple: true }) as number;
    if (version > MIGRATIONS.length) {
      db.close();
      return bad(newer(path, version));
    }
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw Object.assign(new Error('quick_check'), { code: 'SQLITE_CORRUPT' });
    db.pragma('journal_mode = WAL');
    db.pragma('foreign_keys = ON');
    db.pragma('synchronous = FULL');
    migrate(db, MIGRATIONS.length);
    const open = db;
    return good({ read: open, write: open as unknown as WriteDb, notices: [], close: () => void open.close() });
  } catch (error) {
    db?.close();
    return bad(databaseFailure(error, path));
  }
}

/** Brings a database up to `target`, each step whole or not at all. Exported for the tests of migrations. */
export function migrate(db: Database.Database, target: number): void {
  db.transaction(() => {
    for (let version = db.pragma('user_version', { simple: true }) as number; version < target; version++) {
      db.exec(MIGRATIONS[version] as string);
      db.pragma(`user_version = ${version + 1}`);
    }
  }).immediate();
}

/** SQLite's errors in words. Throws what is a bug. */
export function databaseFailure(error: unknown, path: string): Failure {
  if (error instanceof TypeError && /directory does not exist/.test(error.message)) {
    return {
      why: 'unreadable',
      message: `The folder of the database is gone: ${path}.`,
      hint: 'Put it back, or start Dream Coder again to make a new one.',
      place: { file: path },
    };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return {
      why: 'locked',
      message: `The database ${path} is in use by another program.`,
      hint: 'Close other windows of Dream Coder and try again. Nothing was changed.',
      place: { file: path },
    };
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return {
      why: 'corrupt',
      message: `The database ${path} is damaged.`,
      hint: 'Start Dream Coder again: it sets the damaged file aside and begins a new one.',
      place: { file: path },
    };
  }
  if (/^SQLITE_FULL/.test(code))
    return { why: 'disk-full', message: 'The disk is full; nothing was saved.', hint: 'Free some space and try again.', place: { file: path } };
  if (/^SQLITE_(CANTOPEN|READONLY|IOERR|PERM|AUTH)/.test(code)) {
    return {
      why: 'unreadable',
      message: `The database ${path} can not be opened or written (${code}).`,
      hint: 'Check who owns the file and its folder.',
      place: { file: path },
    };
  }
  throw error;
}

function newer(path: string, version: number): Failure {
  return {
    why: 'newer-version',
    message: `The database ${path} was made by a newer Dream Coder (format ${version}; this one knows ${MIGRATIONS.length}).`,
    hint: 'Use the newer version, or choose another data folder. Nothing was changed.',
    place: { file: path },
  };
}

/** Gives the damaged file another name; null where someone else already did. */
function setAside(path: string, looked: string, now: Date): Outcome<string | null> {
  try {
    if (identity(path) !== looked) return good(null);
    const stamp = now.toISOString().replace(/[:.]/g, '-');
    let aside = `${path}.damaged-${stamp}`;
    for (let number = 2; existsSync(aside); number++) aside = `${path}.damaged-${stamp}-${number}`;
    for (const tail of ['-wal', '-shm']) if (existsSync(path + tail)) renameSync(path + tail, aside + tail);
    renameSync(path, aside);
    return good(aside);
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? good(null) : bad(fileFailure(error, 'set aside the damaged database', path));
  }
}

function identity(path: string): string {
  const facts = statSync(path, { throwIfNoEntry: false });
  return facts ? `${facts.dev}:${facts.ino}` : '';
}
