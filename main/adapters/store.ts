/** Sleepers, recorded nights and settings in SQLite. The database opens at the first question; a failure is asked again next time. */

import { join } from 'node:path';
import { z } from 'zod';
import { bad, good, type Outcome, stageSpanSchema } from '../../app/base/index.ts';
import type { CohortFacts, Store, StoredHypnogram, VersionShelf } from '../../app/project/index.ts';
import type { SleeperShelf } from '../../app/sleepers/index.ts';
import { DATABASE_FILE, type DatabaseOptions, databaseFailure, type OpenDatabase, openDatabase, type ReadDb, type WriteDb } from './database.ts';
import { json } from './json-column.ts';
import { sleeperShelf } from './sleeper-rows.ts';
import { versionShelf } from './version-rows.ts';

const hypnogramRow = z
  .object({
    name: z.string(),
    epochs: z.number().int().min(0),
    stages: json(z.array(stageSpanSchema)),
    notes: json(z.array(z.string())),
    start_minutes: z.number().nullable(),
  })
  .transform(({ start_minutes, ...row }): StoredHypnogram => ({ ...row, startMinutes: start_minutes }));
const cohortRow = z
  .object({
    id: z.number().int(),
    created_at: z.string(),
    title: z.string(),
    against: z.string(),
    digest: z.string(),
    seed: z.number().int(),
    sleepers: z.number().int(),
    nights: z.number().int(),
    complete: z.number(),
  })
  .transform(({ created_at, complete, ...row }) => ({ ...row, createdAt: created_at, complete: complete === 1 }));
const COHORT_COLUMNS = 'id, created_at, title, against, digest, seed, sleepers, nights, complete';
const contentRow = z.object({ content: json(z.unknown()) });

export interface NodeStore extends Store, SleeperShelf, VersionShelf {
  notices(): readonly string[];
  close(): void;
}

export function createStore(dataDir: string, options: DatabaseOptions): NodeStore {
  let open: OpenDatabase | null = null;
  const notices: string[] = [];
  const noted = new Set<string>();
  const use = <T>(work: (db: OpenDatabase) => T): Outcome<T> => {
    if (!open) {
      const opened = openDatabase(dataDir, options);
      if (!opened.ok) return opened;
      open = opened.value;
      notices.push(...open.notices);
    }
    try {
      return good(work(open));
    } catch (error) {
      return bad(databaseFailure(error, join(dataDir, DATABASE_FILE)));
    }
  };
  /** Rows that fit; one that does not is told of once and left where it is. */
  const fitting = <T>(rows: readonly unknown[], schema: z.ZodType<T>, what: string): T[] =>
    rows.flatMap((row) => {
      const parsed = schema.safeParse(row);
      if (parsed.success) return [parsed.data];
      const name = z.object({ name: z.string() }).safeParse(row).data?.name ?? '';
      const notice = `The ${what} “${name}” in the database is damaged and is left out.`;
      if (!noted.has(notice)) notices.push(notice);
      noted.add(notice);
      return [];
    });
  return {
    ...sleeperShelf(use, fitting, () => options.now().toISOString()),
    ...versionShelf(use, fitting, () => options.now().toISOString()),
    hypnograms: async () => use(({ read }) => fitting(read.prepare('SELECT * FROM hypnograms ORDER BY name').all(), hypnogramRow, 'recorded night')),
    hypnogram: async (name) =>
      use(({ read }) => fitting(read.prepare('SELECT * FROM hypnograms WHERE name = ?').all(name), hypnogramRow, 'recorded night')[0] ?? null),
    putHypnogram: async (hypnogram) => use(({ write }) => putHypnogram(write, hypnogram)),
    settings: async () => use(({ read }) => readSettings(read)),
    putSettings: async (settings) =>
      use(({ write }) => {
        write
          .prepare('INSERT INTO settings (id, content) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET content = excluded.content')
          .run(JSON.stringify(settings));
        return null;
      }),
    stops: async (dir) => use(({ read }) => contentRow.safeParse(read.prepare('SELECT content FROM stops WHERE project = ?').get(dir)).data?.content ?? null),
    putStops: async (dir, stops) =>
      use(({ write }) => {
        write
          .prepare('INSERT INTO stops (project, content) VALUES (?, ?) ON CONFLICT (project) DO UPDATE SET content = excluded.content')
          .run(dir, JSON.stringify(stops));
        return null;
      }),
    cohorts: async () =>
      use(({ read }) => fitting(read.prepare(`SELECT ${COHORT_COLUMNS}, title AS name FROM cohorts ORDER BY id DESC`).all(), cohortRow, 'cohort')),
    cohort: async (id) =>
      use(({ read }) => {
        const row = read.prepare('SELECT content FROM cohorts WHERE id = ?').get(id);
        return row === undefined
          ? null
          : z
              .object({ content: z.instanceof(Uint8Array) })
              .parse(row)
              .content.toString();
      }),
    putCohort: async (facts, content) => use(({ write }) => putCohort(write, facts, content, options.now())),
    deleteCohort: async (id) => use(({ write }) => write.prepare('DELETE FROM cohorts WHERE id = ?').run(id).changes > 0),
    notices: () => notices,
    close() {
      open?.close();
      open = null;
    },
  };
}

function putHypnogram(db: WriteDb, { name, epochs, stages, notes, startMinutes }: StoredHypnogram): null {
  db.prepare(
    'INSERT INTO hypnograms (name, epochs, stages, notes, start_minutes) VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET epochs = excluded.epochs, stages = excluded.stages, notes = excluded.notes, start_minutes = excluded.start_minutes',
  ).run(name, epochs, JSON.stringify(stages), JSON.stringify(notes), startMinutes);
  return null;
}

function putCohort(db: WriteDb, f: CohortFacts, content: string, now: Date): number {
  const put = db.prepare(
    'INSERT INTO cohorts (created_at, title, against, digest, seed, sleepers, nights, complete, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const done = put.run(now.toISOString(), f.title, f.against, f.digest, f.seed, f.sleepers, f.nights, f.complete ? 1 : 0, Buffer.from(content));
  return Number(done.lastInsertRowid);
}

function readSettings(db: ReadDb): unknown {
  const row = contentRow.safeParse(db.prepare('SELECT content FROM settings WHERE id = 1').get());
  return row.success ? row.data.content : null;
}
