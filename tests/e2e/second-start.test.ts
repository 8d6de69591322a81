/** Starting the app while it runs, and starting it with a project. */

import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clickLine, newHome, type OpenWindow, openWindow, startCommand } from '../support/window.ts';

const home = newHome();
const projects = mkdtempSync(join(tmpdir(), 'dream-projects-'));
const lake = join(projects, 'lake');
const walk = join(projects, 'walk');

let window: OpenWindow;
beforeAll(async () => {
  for (const dir of [lake, walk]) {
    cpSync(dir === lake ? 'templates/still-lake' : 'templates/lantern-walk', dir, { recursive: true });
    // A project, no template: the folder has one program.
    rmSync(join(dir, 'dream.json'));
  }
  window = await openWindow({ home, args: [join(lake, 'still-lake.dream')] });
});
afterAll(() => window?.close());

/** Done when the second process has ended by itself. */
async function startAgain(...args: string[]): Promise<void> {
  const { executablePath, args: all, env } = await startCommand(home, args);
  await promisify(execFile)(executablePath, all, { env });
}

const shows = (text: string) => window.page.locator('.view-line', { hasText: text }).first().waitFor();

it('shows the project that the start names', async () => {
  await shows('dream "Still Lake"');
});

it('hands the project of a second start to the window that is there, with what was typed kept', async () => {
  await clickLine(window.page.locator('.view-line', { hasText: 'dream "Still Lake"' }).first());
  await window.page.keyboard.press('End');
  await window.page.keyboard.type(' // typed');
  await startAgain(walk);
  await shows('dream "Lantern Walk"');
  expect(await window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await startAgain(join(lake, 'still-lake.dream'));
  await shows('// typed');
});

it('keeps the project where the second start names none', async () => {
  await startAgain();
  await shows('// typed');
  expect(window.errors).toEqual([]);
});

it('has what was open before in the File menu', async () => {
  const open = () =>
    window.app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()
        ?.getMenuItemById('project.recent')
        ?.submenu?.items.map(({ label }) => label),
    );
  await expect.poll(open).toEqual([walk]);
  await window.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('project.recent')?.submenu?.items[0]?.click());
  await shows('dream "Lantern Walk"');
  await expect.poll(open).toEqual([lake]);
});
