/** Versions of texts in SQLite: each text once, by its digest and deflated; what need no longer be kept goes with each new one. */

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { Outcome } from '../../app/base/index.ts';
import { superfluous, tellsMore, VERSION_CAUSES, type VersionShelf } from '../../app/project/index.ts';
import { sha256Hex } from './crypto.ts';
import type { OpenDatabase, WriteDb } from './database.ts';

const versionRow = z.object({
  id: z.number().int(),
  path: z.string(),
  at: z.string(),
  cause: z.enum(VERSION_CAUSES),
  note: z.string(),
  digest: z.string(),
  length: z.number().int(),
});
const COLUMNS = 'id, path, at, cause, note, digest, length';
const contentRow = z.object({ content: z.instanceof(Uint8Array) });

type Use = <T>(work: (db: OpenDatabase) => T) => Outcome<T>;
type Fitting = <T>(rows: readonly unknown[], schema: z.ZodType<T>, what: string) => T[];
type Added = Parameters<VersionShelf['putVersions']>[1];

export function versionShelf(use: Use, fitting: Fitting, now: () => string): VersionShelf {
  return {
    putVersions: async (project, added) => use(({ write }) => write.transaction(() => put(write, project, added, now())).immediate()),
    versions: async (project) =>
      use(({ read }) =>
        fitting(read.prepare(`SELECT ${COLUMNS}, path AS name FROM text_versions WHERE project = ? ORDER BY id DESC`).all(project), versionRow, 'version of'),
      ),
    versionText: async (digest) =>
      use(({ read }) => {
        const row = read.prepare('SELECT content FROM text_contents WHERE digest = ?').get(digest);
        return row === undefined ? null : inflateRawSync(contentRow.parse(row).content).toString('utf8');
      }),
  };
}

function put(db: WriteDb, project: string, { texts, cause, note }: Added, at: string): null {
  for (const { path, text } of texts) {
    const digest = sha256Hex(text);
    const newest = db.prepare(`SELECT ${COLUMNS} FROM text_versions WHERE project = ? AND path = ? ORDER BY id DESC LIMIT 1`).get(project, path);
    const last = versionRow.safeParse(newest).data;
    if (last?.digest === digest) {
      if (tellsMore(cause, last.cause)) db.prepare('UPDATE text_versions SET cause = ?, note = ?, at = ? WHERE id = ?').run(cause, note, at, last.id);
      continue;
    }
    db.prepare('INSERT INTO text_contents (digest, content) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING').run(digest, deflateRawSync(text));
    db.prepare('INSERT INTO text_versions (project, path, at, cause, note, digest, length) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
      project,
      path,
      at,
      cause,
      note,
      digest,
      text.length,
    );
    prune(db, project, path);
  }
  return null;
}

function prune(db: WriteDb, project: string, path: string): void {
  const rows = db.prepare(`SELECT ${COLUMNS} FROM text_versions WHERE project = ? AND path = ?`).all(project, path);
  const versions = rows.flatMap((row) => versionRow.safeParse(row).data ?? []);
  const drop = db.prepare('DELETE FROM text_versions WHERE id = ?');
  const forget = db.prepare('DELETE FROM text_contents WHERE digest = ? AND NOT EXISTS (SELECT 1 FROM text_versions WHERE digest = text_contents.digest)');
  const digests = new Map(versions.map(({ id, digest }) => [id, digest]));
  for (const id of superfluous(versions)) {
    drop.run(id);
    forget.run(digests.get(id));
  }
}
