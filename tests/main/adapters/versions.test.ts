/** Versions of texts in a real database: each text once, the same text not twice, and no text without a version. */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, it } from 'vitest';
import type { VersionCause } from '../../../app/project/index.ts';
import { sha256Hex } from '../../../main/adapters/crypto.ts';
import { DATABASE_FILE } from '../../../main/adapters/database.ts';
import { createStore, type NodeStore } from '../../../main/adapters/store.ts';

const stores: NodeStore[] = [];
afterEach(() => {
  for (const store of stores.splice(0)) store.close();
});

function shelf() {
  const dir = mkdtempSync(join(tmpdir(), 'dream-versions-'));
  let time = Date.parse('2026-01-02T22:00:00Z');
  const store = createStore(dir, { now: () => new Date(time) });
  stores.push(store);
  return {
    store,
    pass: (minutes: number) => {
      time += minutes * 60_000;
    },
    put: async (text: string, cause: VersionCause = 'autosaved', note = '', path = 'a.dream') => {
      expect(await store.putVersions('/p', { texts: [{ path, text }], cause, note })).toMatchObject({ ok: true });
    },
    list: async () => {
      const versions = await store.versions('/p');
      if (!versions.ok) throw new Error(versions.failure.message);
      return versions.value;
    },
    contents: () => {
      const db = new Database(join(dir, DATABASE_FILE), { readonly: true });
      const count = db.prepare('SELECT count(*) FROM text_contents').pluck().get();
      db.close();
      return count;
    },
  };
}

it('are listed newest first, with their text as it was', async () => {
  const { put, list, store, pass } = shelf();
  const text = 'dream "Ü 😀" {\r\n}\n';
  await put('one');
  pass(1);
  await put(text, 'saved');
  expect(await list()).toMatchObject([
    { cause: 'saved', at: '2026-01-02T22:01:00.000Z', digest: sha256Hex(text), length: text.length },
    { cause: 'autosaved', at: '2026-01-02T22:00:00.000Z' },
  ]);
  expect(await store.versionText(sha256Hex(text))).toEqual({ ok: true, value: text });
  expect(await store.versionText('none')).toEqual({ ok: true, value: null });
});

it('are not kept twice in a row, and take the cause that tells more', async () => {
  const { put, list } = shelf();
  await put('one');
  await put('one', 'graph', 'Scene added');
  await put('one', 'autosaved');
  expect(await list()).toMatchObject([{ cause: 'graph', note: 'Scene added' }]);
});

it('share a text, and let go of it with the last of them', async () => {
  const { put, list, contents, pass } = shelf();
  await put('one');
  await put('two');
  await put('one');
  expect([(await list()).length, contents()]).toEqual([3, 2]);
  pass(60 * 24 * 3);
  await put('three');
  // Of the three in one hour, days ago, the last one is left.
  expect([(await list()).length, contents()]).toEqual([2, 2]);
});

it('of one project are nobody else’s', async () => {
  const { put, store } = shelf();
  await put('one');
  expect(await store.versions('/q')).toEqual({ ok: true, value: [] });
});
