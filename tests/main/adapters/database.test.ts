/** The database: its migrations, and what happens when it is in use, newer, damaged or has a bad row. Nothing is ever lost. */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { type Sleeper, sleeperSchema } from '../../../app/base/index.ts';
import { CAST, generateSleepers } from '../../../app/night/index.ts';
import { DATABASE_FILE, migrate, openDatabase } from '../../../main/adapters/database.ts';
import { MIGRATIONS } from '../../../main/adapters/migrations.ts';
import { createStore, type NodeStore } from '../../../main/adapters/store.ts';

const now = () => new Date('2026-01-02T03:04:05Z');
const stores: NodeStore[] = [];
afterEach(() => {
  for (const store of stores.splice(0)) store.close();
});

const folder = () => mkdtempSync(join(tmpdir(), 'dream-db-'));
function storeIn(dir: string): NodeStore {
  const store = createStore(dir, { now, busyTimeoutMs: 50 });
  stores.push(store);
  return store;
}
const night = { name: 'one', epochs: 1, stages: [{ from: 0, to: 30_000, stage: 'N2' as const }], notes: [], startMinutes: 1350.5 };

describe('migrations', () => {
  it('1: from nothing to sleepers, hypnograms and settings that take rows', () => {
    const db = new Database(':memory:');
    migrate(db, 0);
    expect(db.pragma('user_version', { simple: true })).toBe(0);
    migrate(db, 1);
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    db.prepare("INSERT INTO sleepers VALUES ('a', 0, 1, '{}')").run();
    db.prepare("INSERT INTO hypnograms VALUES ('h', 1, '[]', '[]')").run();
    db.prepare("INSERT INTO settings VALUES (1, '{}')").run();
    expect(() => db.prepare("INSERT INTO sleepers VALUES ('b', 0, 1, 'no json')").run()).toThrow();
    db.close();
  });

  it('2: recorded nights keep what they have, and get a clock that nobody knows yet', () => {
    const db = new Database(':memory:');
    migrate(db, 1);
    db.prepare("INSERT INTO hypnograms VALUES ('h', 1, '[]', '[]')").run();
    migrate(db, 2);
    expect(db.prepare('SELECT * FROM hypnograms').all()).toEqual([{ name: 'h', epochs: 1, stages: '[]', notes: '[]', start_minutes: null }]);
    db.close();
  });

  it('3: profiles of format 1 get what a night needs now, and damaged ones stay as they are', () => {
    const db = new Database(':memory:');
    migrate(db, 2);
    const old = {
      name: 'ana',
      title: 'Ana',
      story: '',
      age: 40,
      sex: 'f',
      chronotype: 'middle',
      bedtimeMinutes: 1380,
      sleepNeedHours: 7,
      timeInBedMinutes: 480,
      sensitivity: { sound: 1.2 },
      hearingLossDb: 12.5,
      nightmareProneness: 0.2,
      wakefulness: 1.5,
      avoidThemes: ['sea'],
    };
    const put = db.prepare('INSERT INTO sleepers VALUES (?, 0, 0, ?)');
    put.run('ana', JSON.stringify(old));
    put.run('broken', '{"name":"broken"}');
    migrate(db, 3);
    const profile = (name: string) => JSON.parse(String(db.prepare('SELECT profile FROM sleepers WHERE name = ?').pluck().get(name)));
    const { hearingLossDb, ...kept } = old;
    expect(sleeperSchema.parse(profile('ana'))).toEqual({
      ...kept,
      hearing: { left: hearingLossDb, right: hearingLossDb },
      onset: 1.5,
      deepSleep: 1,
      remSleep: 1,
      consents: [],
      devices: [],
    });
    expect(profile('broken')).toEqual({ name: 'broken' });
    db.close();
  });

  it('4: sleepers can be hidden, and their profiles so far are version 1', () => {
    const db = new Database(':memory:');
    migrate(db, 3);
    db.prepare("INSERT INTO sleepers VALUES ('a', 0, 1, '{}')").run();
    migrate(db, 4);
    expect(db.prepare('SELECT * FROM sleepers').all()).toEqual([{ name: 'a', position: 0, of_cast: 1, profile: '{}', hidden: 0, version: 1 }]);
    expect(db.prepare('SELECT * FROM sleeper_versions').all()).toEqual([{ name: 'a', version: 1, saved_at: '', profile: '{}' }]);
    expect(() => db.prepare("INSERT INTO sleeper_versions VALUES ('a', 1, '', '{}')").run()).toThrow();
    db.close();
  });

  it('leave a copy of the database as it was, and say where', async () => {
    const dir = folder();
    const before = new Database(join(dir, DATABASE_FILE));
    before.pragma('journal_mode = WAL');
    migrate(before, 1);
    before.prepare("INSERT INTO hypnograms VALUES ('h', 1, '[]', '[]')").run();
    // Not closed: the row is still in the write-ahead log.
    const store = storeIn(dir);
    expect(await store.hypnogram('h')).toMatchObject({ ok: true, value: { name: 'h' } });
    before.close();
    const [copy] = readdirSync(dir).filter((file) => file.includes('.format-1-'));
    expect(store.notices()).toEqual([expect.stringContaining(copy ?? '?')]);
    const old = new Database(join(dir, copy ?? ''), { readonly: true });
    expect(old.pragma('user_version', { simple: true })).toBe(1);
    expect(old.prepare('SELECT * FROM hypnograms').all()).toEqual([{ name: 'h', epochs: 1, stages: '[]', notes: '[]' }]);
    old.close();
    store.close();
    const again = storeIn(dir);
    await again.keptSleepers();
    expect([again.notices(), readdirSync(dir).filter((file) => file.includes('.format-')).length]).toEqual([[], 1]);
  });

  it('5: cohorts, beside what was there', () => {
    const db = new Database(':memory:');
    migrate(db, 4);
    db.prepare("INSERT INTO hypnograms VALUES ('h', 1, '[]', '[]', null)").run();
    migrate(db, 5);
    expect(db.prepare('SELECT name FROM hypnograms').all()).toEqual([{ name: 'h' }]);
    const put = db.prepare("INSERT INTO cohorts VALUES (?, '2026-01-02', 'Lantern', '', 'd', 1, 10, 10, ?, x'7b7d')");
    put.run(1, 1);
    expect(() => put.run(2, 2)).toThrow();
    expect(db.prepare('SELECT title, content FROM cohorts').get()).toEqual({ title: 'Lantern', content: Buffer.from('{}') });
    db.close();
  });

  it('6: versions of texts, none without its text', () => {
    const db = new Database(':memory:');
    migrate(db, 5);
    db.prepare("INSERT INTO cohorts VALUES (1, '2026-01-02', 'Lantern', '', 'd', 1, 10, 10, 1, x'7b7d')").run();
    migrate(db, 6);
    expect(db.prepare('SELECT title FROM cohorts').all()).toEqual([{ title: 'Lantern' }]);
    const put = db.prepare(
      "INSERT INTO text_versions (project, path, at, cause, note, digest, length) VALUES ('/p', 'a.dream', '2026-01-02', 'saved', '', ?, 3)",
    );
    expect(() => put.run('missing')).toThrow();
    db.prepare("INSERT INTO text_contents VALUES ('d', x'00')").run();
    expect(put.run('d').changes).toBe(1);
    db.close();
  });

  it('7: stops of a project, beside what was there', () => {
    const db = new Database(':memory:');
    migrate(db, 6);
    db.prepare("INSERT INTO text_contents VALUES ('d', x'00')").run();
    migrate(db, 7);
    expect(db.prepare('SELECT digest FROM text_contents').all()).toEqual([{ digest: 'd' }]);
    expect(db.prepare("INSERT INTO stops VALUES ('/p', '[]')").run().changes).toBe(1);
    expect(() => db.prepare("INSERT INTO stops VALUES ('/q', 'no json')").run()).toThrow();
    db.close();
  });

  it('run once, under write-ahead logging', () => {
    const dir = folder();
    const opened = openDatabase(dir, { now });
    if (!opened.ok) throw new Error(opened.failure.message);
    expect(opened.value.read.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    opened.value.close();
    const again = openDatabase(dir, { now });
    expect(again.ok).toBe(true);
    if (again.ok) again.value.close();
  });
});

describe('a database', () => {
  it('keeps the cast, and what was imported, over a restart', async () => {
    const dir = folder();
    const one = storeIn(dir);
    await one.seedSleepers(CAST);
    await one.putHypnogram(night);
    one.close();
    const two = storeIn(dir);
    expect(await two.keptSleepers()).toEqual({ ok: true, value: CAST.map((sleeper) => ({ sleeper, ofCast: true, hidden: false, version: 1 })) });
    expect(await two.hypnogram('one')).toEqual({ ok: true, value: night });
  });

  it('in use by another program says so, and can be asked again', async () => {
    const dir = folder();
    const store = storeIn(dir);
    await store.seedSleepers(CAST);
    const other = new Database(join(dir, DATABASE_FILE));
    other.exec('BEGIN IMMEDIATE');
    expect(await store.putHypnogram(night)).toMatchObject({ ok: false, failure: { why: 'locked' } });
    other.exec('ROLLBACK');
    other.close();
    expect(await store.putHypnogram(night)).toMatchObject({ ok: true });
  });

  it('from a newer version is refused and left as it is', async () => {
    const dir = folder();
    const db = new Database(join(dir, DATABASE_FILE));
    db.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    db.close();
    const before = readFileSync(join(dir, DATABASE_FILE));
    expect(await storeIn(dir).keptSleepers()).toMatchObject({ ok: false, failure: { why: 'newer-version' } });
    expect(readFileSync(join(dir, DATABASE_FILE))).toEqual(before);
    expect(readdirSync(dir)).toEqual([DATABASE_FILE]);
  });

  it.each([
    ['no database at all', Buffer.from('This was never a database. '.repeat(300))],
    ['damaged inside', null],
  ])('that is %s is set aside whole, and a new one begun', async (_, bytes) => {
    const dir = folder();
    const path = join(dir, DATABASE_FILE);
    if (bytes !== null) writeFileSync(path, bytes);
    else {
      const store = storeIn(dir);
      await store.seedSleepers(CAST);
      store.close();
      const spoilt = readFileSync(path);
      spoilt.fill(0x5a, 4096);
      writeFileSync(path, spoilt);
    }
    const damaged = readFileSync(path);
    const store = storeIn(dir);
    expect(await store.seedSleepers(CAST)).toMatchObject({ ok: true });
    expect(store.notices()).toEqual([expect.stringMatching(/\.damaged-2026-01-02T03-04-05.*Nothing in it could be read/)]);
    expect(readdirSync(dir).filter((file) => file.includes('recovering'))).toEqual([]);
    const aside = readdirSync(dir).find((file) => file.includes('.damaged-') && !/-(wal|shm)$/.test(file));
    expect(readFileSync(join(dir, aside ?? ''))).toEqual(damaged);
  });

  it('with one bad row leaves that one out, and says so', async () => {
    const dir = folder();
    const store = storeIn(dir);
    await store.seedSleepers(CAST);
    const db = new Database(join(dir, DATABASE_FILE));
    db.prepare("UPDATE sleepers SET profile = '{}' WHERE name = 'mara'").run();
    db.close();
    const sleepers = await store.keptSleepers();
    expect(sleepers.ok && sleepers.value.length).toBe(CAST.length - 1);
    expect(store.notices().join()).toContain('mara');
  });

  it('in a place that is no folder says where', async () => {
    const dir = folder();
    mkdirSync(join(dir, 'in'));
    writeFileSync(join(dir, 'in', 'file'), '');
    const outcome = await storeIn(join(dir, 'in', 'file')).keptSleepers();
    expect(outcome).toMatchObject({ ok: false, failure: { message: expect.stringContaining('file') } });
  });
});

describe('what SQLite can still read of a damaged database', () => {
  const people = generateSleepers(120, 7).map((sleeper) => ({ ...sleeper, story: 'x'.repeat(500) }));

  /** A database with people, nights and settings, then `spoil` on its pages. */
  async function spoilt(
    spoil: (bytes: Buffer, pages: readonly { readonly name: string; readonly page: number; readonly type: string }[], pageSize: number) => void,
  ) {
    const dir = folder();
    const path = join(dir, DATABASE_FILE);
    const before = storeIn(dir);
    await before.seedSleepers(CAST);
    await before.putSleepers(() => ({ ok: true, value: people }));
    for (let i = 0; i < 60; i++) await before.putHypnogram({ ...night, name: `night ${i}`, notes: ['y'.repeat(200)] });
    await before.putSettings({ theme: 'dawn' });
    before.close();
    const db = new Database(path);
    const pages = db.prepare('SELECT name, pageno AS page, pagetype AS type FROM dbstat ORDER BY pageno').all() as {
      name: string;
      page: number;
      type: string;
    }[];
    const pageSize = Number(db.pragma('page_size', { simple: true }));
    db.close();
    const bytes = readFileSync(path);
    spoil(bytes, pages, pageSize);
    writeFileSync(path, bytes);
    const store = storeIn(dir);
    const sleepers = await store.keptSleepers();
    const nights = await store.hypnograms();
    if (!sleepers.ok || !nights.ok) throw new Error('not opened');
    const [aside = ''] = readdirSync(dir).filter((file) => file.includes('.damaged-') && !/-(wal|shm)$/.test(file));
    expect(readFileSync(join(dir, aside))).toEqual(bytes);
    return { store, names: sleepers.value.map(({ sleeper }) => sleeper.name), nights: nights.value.map(({ name }) => name), notice: store.notices().join(' ') };
  }

  it('is all but the rows of a torn page, and those are named', async () => {
    const { store, names, nights, notice } = await spoilt((bytes, pages, size) => {
      const leaves = pages.filter(({ name, type }) => name === 'sleepers' && type === 'leaf');
      const torn = leaves[Math.floor(leaves.length / 2)];
      bytes.fill(0x5a, ((torn?.page ?? 1) - 1) * size, (torn?.page ?? 1) * size);
    });
    const lost = people.map(({ name }) => name).filter((name) => !names.includes(name));
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.length).toBeLessThan(10);
    for (const name of lost) expect(notice).toContain(name);
    expect(notice).toMatch(new RegExp(`Lost: ${lost.length} sleepers \\(`));
    expect(nights.length).toBe(60);
    expect(await store.settings()).toEqual({ ok: true, value: { theme: 'dawn' } });
    // Every profile that they had is still in their history.
    for (const name of lost) expect(await store.sleeperVersions(name)).toMatchObject({ ok: true, value: [{ version: 1 }] });
  });

  it('is everything where only an index is damaged', async () => {
    const { names, nights, notice } = await spoilt((bytes, pages, size) => {
      for (const { name, page } of pages) if (name === 'sqlite_autoindex_sleepers_1') bytes.fill(0x5a, (page - 1) * size, page * size);
    });
    expect([names.length, nights.length]).toEqual([CAST.length + people.length, 60]);
    expect(notice).toContain('Nothing was lost.');
  });

  it('is the other tables where one is gone from its root on', async () => {
    const { names, nights, notice } = await spoilt((bytes, pages, size) => {
      const root = pages.find(({ name }) => name === 'hypnograms')?.page ?? 1;
      bytes.fill(0, (root - 1) * size, root * size);
    });
    expect([names.length, nights.length]).toEqual([CAST.length + people.length, 0]);
    expect(notice).toContain('Lost: 60 recorded nights (night 0,');
  });
});

describe('sleepers', () => {
  const [ana, ben] = generateSleepers(2, 3) as [Sleeper, Sleeper];

  it('keep every profile that they had, over changes, removal and being added again', async () => {
    const store = storeIn(folder());
    const put = (sleeper: Sleeper) => store.putSleepers(() => ({ ok: true, value: [sleeper] }));
    await put(ana);
    await put({ ...ana, age: 44 });
    await put({ ...ana, age: 44 });
    expect(await store.removeSleeper(ana.name)).toEqual({ ok: true, value: true });
    expect(await store.keptSleepers()).toEqual({ ok: true, value: [] });
    await put({ ...ana, age: 45 });
    const versions = await store.sleeperVersions(ana.name);
    expect(versions.ok && versions.value.map(({ version, sleeper }) => [version, sleeper.age])).toEqual([
      [1, ana.age],
      [2, 44],
      [3, 45],
    ]);
    expect(versions.ok && versions.value[0]?.savedAt).toBe('2026-01-02T03:04:05.000Z');
  });

  it('are put all or none, and the cast is neither removed nor taken over by seeding', async () => {
    const store = storeIn(folder());
    const own = { ...ana, name: 'mara' };
    await store.putSleepers(() => ({ ok: true, value: [own, ben] }));
    await store.seedSleepers(CAST);
    const kept = await store.keptSleepers();
    expect(kept.ok && kept.value.find(({ sleeper }) => sleeper.name === 'mara')).toMatchObject({ sleeper: own, ofCast: false });
    expect(await store.removeSleeper('tomas')).toEqual({ ok: true, value: false });
    const refused = await store.putSleepers(() => ({ ok: false, failure: { why: 'exists', message: '', hint: '' } }));
    expect(refused).toMatchObject({ ok: false, failure: { why: 'exists' } });
  });
});
