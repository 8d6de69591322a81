/** The database: its migrations, and what happens when it is in use, newer, damaged or has a bad row. Nothing is ever lost. */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { sleeperSchema } from '../../../app/base/index.ts';
import { CAST } from '../../../app/night/index.ts';
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

  it('4: cohorts, beside what was there', () => {
    const db = new Database(':memory:');
    migrate(db, 3);
    db.prepare("INSERT INTO hypnograms VALUES ('h', 1, '[]', '[]', null)").run();
    migrate(db, 4);
    expect(db.prepare('SELECT name FROM hypnograms').all()).toEqual([{ name: 'h' }]);
    const put = db.prepare("INSERT INTO cohorts VALUES (?, '2026-01-02', 'Lantern', '', 'd', 1, 10, 10, ?, x'7b7d')");
    put.run(1, 1);
    expect(() => put.run(2, 2)).toThrow();
    expect(db.prepare('SELECT title, content FROM cohorts').get()).toEqual({ title: 'Lantern', content: Buffer.from('{}') });
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
    expect(await two.sleepers()).toEqual({ ok: true, value: CAST });
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
    expect(await storeIn(dir).sleepers()).toMatchObject({ ok: false, failure: { why: 'newer-version' } });
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
    expect(store.notices()).toEqual([expect.stringContaining('.damaged-2026-01-02T03-04-05')]);
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
    const sleepers = await store.sleepers();
    expect(sleepers.ok && sleepers.value.length).toBe(CAST.length - 1);
    expect(store.notices().join()).toContain('mara');
  });

  it('in a place that is no folder says where', async () => {
    const dir = folder();
    mkdirSync(join(dir, 'in'));
    writeFileSync(join(dir, 'in', 'file'), '');
    const outcome = await storeIn(join(dir, 'in', 'file')).sleepers();
    expect(outcome).toMatchObject({ ok: false, failure: { message: expect.stringContaining('file') } });
  });
});
