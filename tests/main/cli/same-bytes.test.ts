/** The same project and key give the same bytes in any process, locale, time zone and folder, whatever the order and dates of its files. */

import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const home = mkdtempSync(join(tmpdir(), 'dream-same-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function dream(data: string, env: Record<string, string>, ...args: string[]): void {
  const done = spawnSync(process.execPath, ['main/cli.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env, INIT_CWD: home, DREAM_CODER_DATA: join(home, data) },
  });
  expect(done.status, done.stderr).toBe(0);
}

/** The files one by one, in this order and with this date. */
function copy(from: string, to: string, order: (files: string[]) => string[], date: Date): void {
  for (const file of order(globSync('**/*.*', { cwd: from }).sort())) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(from, file), join(to, file));
    utimesSync(join(to, file), date, date);
  }
}

it('builds the same bundle twice', () => {
  const [here, there] = ['a project', join('elsewhere', 'deep', 'Ünother')];
  copy('templates/tide-house', join(home, here), (files) => files, new Date('1999-12-31T23:59:58Z'));
  copy('templates/tide-house', join(home, there), (files) => files.reverse(), new Date('2026-06-01T12:00:00Z'));
  dream('one', { LC_ALL: 'C', TZ: 'Pacific/Kiritimati' }, 'keys', 'new', 'default');
  writeFileSync(join(home, 'passphrase'), 'tide lantern moss quiet\n');
  dream('one', {}, 'keys', 'backup', 'keys.backup', '--passphrase-file', 'passphrase');
  dream('two', {}, 'keys', 'restore', 'keys.backup', '--passphrase-file', 'passphrase');
  dream('one', { LC_ALL: 'C', TZ: 'Pacific/Kiritimati' }, 'build', join(here, 'tide-house.dream'), '-o', 'one.ssu');
  dream('two', { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'America/Adak' }, 'build', join(there, 'tide-house.dream'), '-o', 'two.ssu');
  const [one, two] = ['one.ssu', 'two.ssu'].map((name) => readFileSync(join(home, name)));
  expect(one?.length).toBeGreaterThan(100_000);
  expect(one?.equals(two as Buffer)).toBe(true);
});
