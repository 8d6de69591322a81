/** Sleepers in the database: the profiles as they are, and every one that a name has had. */

import { z } from 'zod';
import { good, type Outcome, type Sleeper, sleeperSchema } from '../../app/base/index.ts';
import type { KeptSleeper, SleeperShelf } from '../../app/sleepers/index.ts';
import type { OpenDatabase, ReadDb, WriteDb } from './database.ts';
import { json } from './json-column.ts';

const keptRow = z
  .object({ profile: json(sleeperSchema), of_cast: z.number(), hidden: z.number(), version: z.number().int() })
  .transform(({ profile, of_cast, hidden, version }): KeptSleeper => ({ sleeper: profile, ofCast: of_cast === 1, hidden: hidden === 1, version }));
const versionRow = z
  .object({ profile: json(sleeperSchema), version: z.number().int(), saved_at: z.string() })
  .transform(({ profile, version, saved_at }) => ({ version, savedAt: saved_at, sleeper: profile }));
const plainRow = z.object({ name: z.string(), of_cast: z.number(), profile: z.string() });

type Use = <T>(work: (db: OpenDatabase) => T) => Outcome<T>;
type Fitting = <T>(rows: readonly unknown[], schema: z.ZodType<T>, what: string) => T[];

export function sleeperShelf(use: Use, fitting: Fitting, now: () => string): SleeperShelf {
  const kept = (db: ReadDb) => fitting(db.prepare('SELECT * FROM sleepers ORDER BY of_cast DESC, position, name').all(), keptRow, 'sleeper');
  return {
    seedSleepers: async (cast) => use(({ write }) => seed(write, cast, now())),
    keptSleepers: async () => use(({ read }) => kept(read)),
    sleeperVersions: async (name) =>
      use(({ read }) => fitting(read.prepare('SELECT * FROM sleeper_versions WHERE name = ? ORDER BY version').all(name), versionRow, 'earlier profile of')),
    putSleepers: async (which) => {
      const put = use(({ write }) =>
        write
          .transaction(() => {
            const wanted = which(kept(write));
            if (!wanted.ok) return wanted;
            for (const sleeper of wanted.value) putOne(write, sleeper, { ofCast: false, position: 0 }, now());
            return good(null);
          })
          .immediate(),
      );
      return put.ok ? put.value : put;
    },
    removeSleeper: async (name) => use(({ write }) => write.prepare('DELETE FROM sleepers WHERE name = ? AND of_cast = 0').run(name).changes > 0),
    hideSleeper: async (name, hidden) =>
      use(({ write }) => write.prepare('UPDATE sleepers SET hidden = ? WHERE name = ?').run(hidden ? 1 : 0, name).changes > 0),
  };
}

function seed(db: WriteDb, cast: readonly Sleeper[], now: string): null {
  const rows = () =>
    new Map(
      z
        .array(plainRow)
        .parse(db.prepare('SELECT name, of_cast, profile FROM sleepers').all())
        .map((row) => [row.name, row]),
    );
  /** One of the user's own that already has the name keeps it. */
  const missing = (known: ReturnType<typeof rows>, sleeper: Sleeper) => {
    const row = known.get(sleeper.name);
    return row === undefined || (row.of_cast === 1 && row.profile !== JSON.stringify(sleeper));
  };
  const before = rows();
  // Mostly there is nothing to do, and then nobody has to wait for the right to write.
  if (!cast.some((sleeper) => missing(before, sleeper))) return null;
  db.transaction(() => {
    const known = rows();
    for (const [position, sleeper] of cast.entries()) if (missing(known, sleeper)) putOne(db, sleeper, { ofCast: true, position }, now);
  }).immediate();
  return null;
}

/** A new version where the profile is another one; numbers go on where a removed sleeper of the name left them. */
function putOne(db: WriteDb, sleeper: Sleeper, { ofCast, position }: { readonly ofCast: boolean; readonly position: number }, now: string): void {
  const profile = JSON.stringify(sleeper);
  if (db.prepare('SELECT 1 FROM sleepers WHERE name = ? AND profile = ?').get(sleeper.name, profile) !== undefined) return;
  const last = z
    .object({ version: z.number().nullable() })
    .parse(db.prepare('SELECT max(version) AS version FROM sleeper_versions WHERE name = ?').get(sleeper.name));
  const version = (last.version ?? 0) + 1;
  db.prepare(
    `INSERT INTO sleepers (name, position, of_cast, profile, hidden, version) VALUES (?, ?, ?, ?, 0, ?)
     ON CONFLICT (name) DO UPDATE SET profile = excluded.profile, position = excluded.position, version = excluded.version`,
  ).run(sleeper.name, position, ofCast ? 1 : 0, profile, version);
  db.prepare('INSERT INTO sleeper_versions (name, version, saved_at, profile) VALUES (?, ?, ?, ?)').run(sleeper.name, version, now, profile);
}
