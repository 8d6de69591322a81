/** Opens the database: numbered migrations, and a clear answer where it is locked, newer, or damaged. Nothing is ever deleted. */

import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { bad, type Failure, good, type Outcome } from '../../app/base/index.ts';
import { fileFailure, systemCode } from './file-failure.ts';
import { MIGRATIONS } from './migrations.ts';
import { salvage } from './salvage.ts';

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

export function openDatabase(dataDir: string, options: DatabaseOptions): Outcome<OpenDatabase> {
  const path = join(dataDir, DATABASE_FILE);
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    return bad(fileFailure(error, 'make the data folder', dataDir));
  }
  const looked = identity(path);
  const first = tryOpen(path, options);
  if (first.ok || first.failure.why !== 'corrupt') return first;
  const recovered = recover(path, looked, options.now());
  if (!recovered.ok) return recovered;
  const second = tryOpen(path, options);
  if (!second.ok || recovered.value === null) return second;
  return good({ ...second.value, notices: [recovered.value, ...second.value.notices] });
}

function tryOpen(path: string, { now, busyTimeoutMs = BUSY_TIMEOUT_MS }: DatabaseOptions): Outcome<OpenDatabase> {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { timeout: busyTimeoutMs });
    const version = db.pragma('user_version', { simple: true }) as number;
    if (version > MIGRATIONS.length) {
      db.close();
      return bad(newer(path, version));
    }
    if (!isWhole(db)) throw Object.assign(new Error('integrity_check'), { code: 'SQLITE_CORRUPT' });
    const copy = version > 0 && version < MIGRATIONS.length ? backUp(db, path, version, now()) : null;
    db.pragma('journal_mode = WAL');
    db.pragma('foreign_keys = ON');
    db.pragma('synchronous = FULL');
    migrate(db, MIGRATIONS.length);
    const open = db;
    return good({ read: open, write: open as unknown as WriteDb, notices: copy === null ? [] : [migrated(copy)], close: () => void open.close() });
  } catch (error) {
    db?.close();
    return bad(databaseFailure(error, path));
  }
}

/** Larger files are checked without their indexes, which takes a fraction of the time; bytes. */
const CHECK_ALL_BYTES = 64 * 1024 * 1024;

function isWhole(db: Database.Database): boolean {
  const bytes = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
  return db.pragma(bytes > CHECK_ALL_BYTES ? 'quick_check(1)' : 'integrity_check(1)', { simple: true }) === 'ok';
}

/** A copy of the database as it is, under a name of its own, safe on the disk. */
function backUp(db: Database.Database, path: string, version: number, now: Date): string {
  const copy = freeName(`${path}.format-${version}-${stampOf(now)}`);
  const draft = `${copy}.part-${process.pid}`;
  rmSync(draft, { force: true });
  db.prepare('VACUUM INTO ?').run(draft);
  // The copy is of use only if it is there after a power cut; SQLite itself does not wait for that.
  const file = openSync(draft, 'r+');
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, copy);
  return copy;
}

const migrated = (copy: string): string =>
  `The database was brought to the format of this version. A copy of it as it was is ${copy}; an older Dream Coder can use that one.`;

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
      hint: 'Start Dream Coder again: it sets the damaged file aside and takes over what can still be read.',
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

function identity(path: string): string {
  const facts = statSync(path, { throwIfNoEntry: false });
  return facts ? `${facts.dev}:${facts.ino}` : '';
}

/**
 * Makes a new database of what can be read in the damaged one, sets that one aside, and gives what the user should know;
 * null where someone else already did.
 */
function recover(path: string, looked: string, now: Date): Outcome<string | null> {
  const draft = `${path}.recovering-${process.pid}`;
  try {
    if (identity(path) !== looked) return good(null);
    const rescued = salvage(path, draft, (db, version) => migrate(db, version), MIGRATIONS.length);
    if (identity(path) !== looked) return good(null);
    const aside = freeName(`${path}.damaged-${stampOf(now)}`);
    for (const tail of ['-wal', '-shm']) if (existsSync(path + tail)) renameSync(path + tail, aside + tail);
    renameSync(path, aside);
    renameSync(draft, path);
    return good(`The database was damaged. It was set aside as ${aside}, and a new one was begun. ${rescued}`);
  } catch (error) {
    return systemCode(error) === 'ENOENT'
      ? good(null)
      : bad(systemCode(error) === null ? databaseFailure(error, path) : fileFailure(error, 'set aside the damaged database', path));
  } finally {
    for (const tail of ['', '-wal', '-shm', '-journal']) rmSync(draft + tail, { force: true });
  }
}

const stampOf = (now: Date): string => now.toISOString().replace(/[:.]/g, '-');

function freeName(wanted: string): string {
  let name = wanted;
  for (let number = 2; existsSync(name); number++) name = `${wanted}-${number}`;
  return name;
}
