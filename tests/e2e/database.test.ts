/** A window over a database that can not be used: it says so with a way on, the author can still write, and nothing is overwritten. */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { DATABASE_FILE } from '../../main/adapters/database.ts';
import { clickLine, newHome, openWindow } from '../support/window.ts';

function home(): { readonly home: string; readonly data: string; readonly file: string } {
  const made = newHome();
  const data = join(made, 'data');
  mkdirSync(data);
  return { home: made, data, file: join(data, DATABASE_FILE) };
}

/** The window tells this, and can be written in. */
async function tells(at: string, words: RegExp): Promise<void> {
  const window = await openWindow({ home: at });
  try {
    await window.page.locator('.notice-bad', { hasText: words }).first().waitFor();
    await clickLine(window.page.locator('.view-line', { hasText: 'version 1.0.0' }));
    await window.page.keyboard.press('End');
    await window.page.keyboard.type(' // still writing');
    await window.page.locator('[data-testid="save-state"]').getByText('saved', { exact: true }).waitFor();
  } finally {
    await window.close();
  }
}

it('damaged: set aside, and begun anew', async () => {
  const { home: at, data, file } = home();
  writeFileSync(file, 'no database '.repeat(1000));
  await tells(at, /set aside/);
  const [aside] = readdirSync(data).filter((name) => name.includes('damaged'));
  expect(readFileSync(join(data, aside as string), 'utf8')).toMatch(/^no database /);
});

it('of a newer version: left as it is', async () => {
  const { home: at, file } = home();
  const db = new Database(file);
  db.pragma('user_version = 999');
  db.exec("CREATE TABLE future (x); INSERT INTO future VALUES ('kept')");
  db.close();
  await tells(at, /newer/i);
  const after = new Database(file, { readonly: true });
  expect(after.pragma('user_version', { simple: true })).toBe(999);
  expect(after.prepare('SELECT x FROM future').get()).toEqual({ x: 'kept' });
  after.close();
});

it('locked by another program: says so', async () => {
  const { home: at, file } = home();
  const db = new Database(file);
  db.exec('BEGIN EXCLUSIVE');
  await tells(at, /another program|in use|locked/i);
  db.exec('ROLLBACK');
  db.close();
});
