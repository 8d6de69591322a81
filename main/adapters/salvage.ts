/** Reads what can still be read in a damaged database into a new one, table by table and row by row. */

import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';

/** Row numbers tried one by one where a table is torn. */
const MOST_TRIED = 200_000;
/** Numbers in a row that lead to damage; then nothing more is hoped for. A torn page holds far fewer rows. */
const MOST_FAILED = 5000;
/** Names of lost rows that are told. */
const MOST_NAMED = 12;

const WORDS: Readonly<Record<string, string>> = {
  sleepers: 'sleepers',
  hypnograms: 'recorded nights',
  settings: 'settings',
  sleeper_versions: 'earlier profiles',
  text_contents: 'earlier texts',
  text_versions: 'versions of texts',
  stops: 'stops of projects',
};

const NO_ROW: unknown[] = [];

interface Rescue {
  readonly table: string;
  readonly rows: number;
  /** Null: some, nobody can say how many. */
  readonly lost: readonly string[] | null;
}

/** Makes a database at `target`, and gives in words what was taken over and what was lost. The damaged files are only copied. */
export function salvage(path: string, target: string, shape: (db: Database.Database, version: number) => void, newest: number): string {
  const copyDir = mkdtempSync(join(dirname(path), '.recovering-'));
  const made = new Database(target);
  try {
    const copy = join(copyDir, 'damaged.sqlite');
    for (const tail of ['', '-wal']) if (existsSync(path + tail)) copyFileSync(path + tail, copy + tail);
    const rescues = takeOver(copy, made, shape, newest);
    shape(made, newest);
    return inWords(rescues);
  } finally {
    made.close();
    rmSync(copyDir, { recursive: true, force: true });
  }
}

function takeOver(copy: string, made: Database.Database, shape: (db: Database.Database, version: number) => void, newest: number): readonly Rescue[] | null {
  let old: Database.Database | null = null;
  try {
    old = new Database(copy);
    // A torn schema is no reason to refuse the rows.
    old.unsafeMode(true);
    old.pragma('writable_schema = ON');
    const version = Number(attempt(() => (old as Database.Database).pragma('user_version', { simple: true })) ?? 0);
    shape(made, version >= 1 && version <= newest ? version : newest);
    const tables = made.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid").pluck().all() as string[];
    const from = old;
    return tables.map((table) => rescue(from, made, table));
  } catch (error) {
    if (!isDamage(error)) throw error;
    return null;
  } finally {
    old?.close();
  }
}

function rescue(old: Database.Database, made: Database.Database, table: string): Rescue {
  const columns = made.prepare('SELECT name, pk FROM pragma_table_info(?)').all(table) as { name: string; pk: number }[];
  const list = columns.map(({ name }) => `"${name}"`).join(', ');
  const put = made.prepare(`INSERT INTO "${table}" (${list}) VALUES (${columns.map(() => '?').join(', ')})`);
  const label = columns[0]?.name ?? 'rowid';
  const labels = new Set<string>();
  let refused = 0;
  let rows = 0;
  const take = (row: unknown[]) => {
    try {
      put.run(...row.slice(1));
      rows++;
      labels.add(String(row[1]));
    } catch {
      // It no longer fits its table, or it is there already.
      refused++;
    }
  };
  const whole = made.transaction(() => readAll(old, table, list, take))();
  // What an index still knows, and the table does not.
  const indexed = attempt(() => old.prepare(`SELECT DISTINCT "${label}" FROM "${table}" ORDER BY "${label}"`).pluck().all() as unknown[]);
  const missing = indexed?.map(String).filter((name) => !labels.has(name)) ?? [];
  if (whole && refused === 0) return { table, rows, lost: [] };
  return { table, rows, lost: missing.length > 0 ? missing : whole && refused === 0 ? [] : null };
}

/** True where the table could be read from one end to the other. */
function readAll(old: Database.Database, table: string, list: string, take: (row: unknown[]) => void): boolean {
  const select = (rest: string) => old.prepare(`SELECT rowid, ${list} FROM "${table}" NOT INDEXED ${rest}`).raw();
  let first = Number.NEGATIVE_INFINITY;
  let last = Number.POSITIVE_INFINITY;
  const walk = (order: 'ASC' | 'DESC', note: (rowid: number) => void): boolean => {
    try {
      for (const row of select(`ORDER BY rowid ${order}`).iterate() as IterableIterator<unknown[]>) {
        const rowid = Number(row[0]);
        if (order === 'DESC' && rowid <= first) return true;
        note(rowid);
        take(row);
      }
      return true;
    } catch (error) {
      if (!isDamage(error)) throw error;
      return false;
    }
  };
  if (
    walk('ASC', (rowid) => {
      first = rowid;
    })
  )
    return true;
  walk('DESC', (rowid) => {
    last = rowid;
  });
  // Neither end can be reached: the root is torn.
  if (!Number.isFinite(first) && !Number.isFinite(last)) return false;
  // Between the two tears: each number by itself, as far as pages that are whole lead to it.
  const from = Number.isFinite(first) ? first + 1 : 1;
  const to = Math.min(last, from + MOST_TRIED);
  const one = attempt(() => select('WHERE rowid = ?'));
  for (let rowid = from, failed = 0; one !== null && rowid < to && failed < MOST_FAILED; rowid++) {
    const row = attempt(() => (one.get(rowid) as unknown[] | undefined) ?? NO_ROW);
    failed = row === null ? failed + 1 : 0;
    if (row !== null && row !== NO_ROW) take(row);
  }
  return false;
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (!isDamage(error)) throw error;
    return null;
  }
}

/** `SQLITE_ERROR` too: a table that the schema no longer knows. */
function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(CORRUPT|NOTADB|ERROR|IOERR|CANTOPEN|MISMATCH|TOOBIG|NOMEM)/.test(String(error.code));
}

function inWords(rescues: readonly Rescue[] | null): string {
  if (rescues === null || rescues.every(({ rows }) => rows === 0))
    return 'Nothing in it could be read; imported nights, sleepers of your own and settings are in the old file.';
  const name = (table: string) => WORDS[table] ?? table;
  const taken = rescues.filter(({ rows }) => rows > 0).map(({ table, rows }) => (table === 'settings' ? 'settings' : `${rows} ${name(table)}`));
  const lost = rescues.flatMap(({ table, lost }) => {
    if (lost === null) return [`some ${name(table)}, nobody can say how many`];
    if (lost.length === 0) return [];
    const some = lost.slice(0, MOST_NAMED).join(', ');
    return [`${lost.length} ${name(table)} (${some}${lost.length > MOST_NAMED ? ', …' : ''})`];
  });
  return `Taken over: ${taken.join(', ')}. ${lost.length === 0 ? 'Nothing was lost.' : `Lost: ${lost.join('; ')}.`}`;
}
