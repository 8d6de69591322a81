/** Work that is never lost, in the real window: the whole app is killed, closed, its folder can not be written; the text comes back. */

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { replay } from '../../app/project/index.ts';
import { clickLine, type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close().catch(() => {}));

const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);
const line = (text: string) => window.page.locator('.view-line', { hasText: text });
const path = () => join(window.home, 'data', 'projects', 'Tide House', 'tide-house.dream');
const file = () => readFileSync(path(), 'utf8');
const saved = () => by('save-state').getByText('saved', { exact: true }).waitFor();

async function autosave(wish: string): Promise<void> {
  await window.page.keyboard.press('Control+,');
  await by('settings').getByLabel('Save by itself').selectOption(wish);
  await window.page.keyboard.press('Escape');
  await by('settings').waitFor({ state: 'detached' });
}

async function typeAtEndOf(text: string, typed: string): Promise<void> {
  await clickLine(line(text).first());
  await window.page.keyboard.press('End');
  await window.page.keyboard.type(typed);
}

/** The unsaved texts that the journal gives back; '' where there are none. */
function journal(): string {
  const folder = join(window.home, 'data', 'unsaved');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.journal')) : [];
  return names.flatMap((name) => [...replay(readFileSync(join(folder, name)), crc32).drafts.values()].map(({ text }) => text)).join('');
}

/** Every process of this window at once, with no chance to say goodbye. */
async function killAll(): Promise<void> {
  const pids = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((row) => row.includes(window.home))
    .map((row) => Number.parseInt(row, 10));
  const ended = new Promise<void>((resolve) => window.app.once('close', () => resolve()));
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It went with its parent.
    }
  }
  await ended;
}

it('keeps what was typed through kill -9 of the whole app, offers it as unsaved, and takes it back by undo', async () => {
  await autosave('off');
  const before = file();
  await typeAtEndOf('version 1.0.0', ' // never saved');
  await expect.poll(journal).toContain('never saved');
  await killAll();
  expect(file()).toBe(before);
  window = await openWindow({ home: window.home });
  await by('recovered').getByText('Your last changes are back').waitFor();
  await line('never saved').waitFor();
  await by('save-state').getByText('not saved yet').waitFor();
  expect(file()).toBe(before);
  await clickLine(line('never saved'));
  await window.page.keyboard.press('Control+z');
  await line('never saved').waitFor({ state: 'detached' });
  await saved();
  await window.page.keyboard.press('Control+y');
  await line('never saved').waitFor();
});

it('shows what came back beside the file, and saves it when asked', async () => {
  await by('recovered').getByRole('button', { name: 'See what changed' }).click();
  await by('compare').locator('.modified .view-line', { hasText: 'never saved' }).waitFor();
  await by('compare').locator('.original .view-line', { hasText: 'version 1.0.0' }).waitFor();
  await by('compare').getByRole('button', { name: 'Save' }).click();
  await saved();
  expect(file()).toContain('never saved');
  await by('recovered').waitFor({ state: 'detached' });
});

it('closes without a question, and has what was typed last after the next start', async () => {
  await typeAtEndOf('never saved', ' // typed last');
  const ended = new Promise<void>((resolve) => window.app.once('close', () => resolve()));
  await window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await ended;
  expect(file()).not.toContain('typed last');
  window = await openWindow({ home: window.home });
  await line('typed last').waitFor();
  await by('recovered').getByRole('button', { name: 'Go back to the file' }).click();
  await line('typed last').waitFor({ state: 'detached' });
  await saved();
  await expect.poll(journal).not.toContain('typed last');
});

it('asks, with both versions, where the file was changed while the app was gone', async () => {
  await typeAtEndOf('never saved', ' // mine');
  await expect.poll(journal).toContain('mine');
  await killAll();
  writeFileSync(path(), file().replace('never saved', 'theirs'));
  window = await openWindow({ home: window.home });
  await window.page.getByRole('alert').getByText('changed by another program').waitFor();
  await line('// mine').waitFor();
  expect(file()).toContain('theirs');
  await window.page.getByRole('button', { name: 'Compare…' }).click();
  await by('compare').locator('.original .view-line', { hasText: 'theirs' }).waitFor();
  await by('compare').getByRole('button', { name: 'Keep the window’s' }).click();
  await saved();
  expect(file()).toContain('// mine');
  expect(file()).not.toContain('theirs');
  expect(window.errors).toEqual([]);
});

it('loses no key that is kept while someone types, killed in the middle of it', async () => {
  await autosave('delay');
  await typeAtEndOf('// mine', ' ');
  let typed = '';
  let kept = '';
  // It is kept without a pause of the typing; on a machine so slow that there is one between two keys, it may be in the file.
  for (let i = 0; kept.length < 6; i++) {
    const letter = String.fromCharCode(97 + (i % 26));
    await window.page.keyboard.type(letter);
    typed += letter;
    for (const text of [file(), journal()]) kept = longer(kept, /\/\/ mine ([a-z]*)/.exec(text)?.[1] ?? '');
  }
  expect(typed).toContain(kept);
  await killAll();
  window = await openWindow({ home: window.home });
  await line(`// mine ${kept}`).waitFor();
});

const longer = (one: string, other: string): string => (other.length > one.length ? other : one);
