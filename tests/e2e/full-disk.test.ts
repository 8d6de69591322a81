/** A disk that is full or read-only: the window says so, keeps the work, and saves it as soon as that is possible. Skipped where no disk can be mounted. */

import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallDisk, smallDisk } from '../support/small-disk.ts';
import { clickLine, newHome, type OpenWindow, openWindow } from '../support/window.ts';

const found = smallDisk();
const disk = found as SmallDisk;
const project = join(found?.dir ?? '', 'house');
const file = join(project, 'tide-house.dream');
const home = newHome();

let window: OpenWindow;
const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);
const banner = (words: string) => window.page.getByRole('alert').getByText(words);
const line = (text: string) => window.page.locator('.view-line', { hasText: text });
const written = () => expect.poll(() => readFileSync(file, 'utf8'));

async function typeAtFirstLine(typed: string): Promise<void> {
  await clickLine(line('dream "Tide House"'));
  await window.page.keyboard.press('End');
  // At once: a pause between two keys would be saved by itself, and tell of the disk before all of it is there.
  await window.page.keyboard.insertText(typed);
}

describe.skipIf(found === null)('a disk that takes nothing', () => {
  beforeAll(async () => {
    mkdirSync(join(project, 'assets'), { recursive: true });
    for (const name of ['tide-house.dream', 'assets/surf.wav']) copyFileSync(join('templates/tide-house', name), join(project, name));
    window = await openWindow({ home, args: [project] });
  });
  afterAll(async () => {
    await window?.close();
    disk.remove();
  });

  it('is named as full, with the text kept through a restart', async () => {
    const before = readFileSync(file, 'utf8');
    disk.fill();
    await typeAtFirstLine(' // typed on a full disk');
    await banner('the disk is full').waitFor();
    await banner('Your text is kept safe').waitFor();
    expect(readFileSync(file, 'utf8')).toBe(before);
    await window.close();
    window = await openWindow({ home });
    await line('// typed on a full disk').waitFor();
    await by('recovered').getByText('Your last changes are back').waitFor();
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('is written as soon as there is room, and says no more of it', async () => {
    await typeAtFirstLine(' // and on');
    await banner('the disk is full').waitFor();
    disk.empty();
    await window.page.getByRole('button', { name: 'Save again' }).click();
    await written().toContain('// typed on a full disk // and on');
    await window.page.locator('.banner').waitFor({ state: 'detached' });
    await by('save-state').getByText('saved', { exact: true }).waitFor();
  });

  it('is named as read-only, and written when it no longer is', async () => {
    disk.readOnly(true);
    await typeAtFirstLine(' // typed on a read-only disk');
    await banner('the disk is read-only').waitFor();
    await banner('Your text is kept safe').waitFor();
    disk.readOnly(false);
    await window.page.getByRole('button', { name: 'Save again' }).click();
    await written().toContain('// typed on a read-only disk');
    await window.page.locator('.banner').waitFor({ state: 'detached' });
    expect(window.errors).toEqual([]);
  });

  it('that has the data folder too is named as a danger, and the window does not close over it unasked', async () => {
    await window.close();
    const data = process.env['DREAM_CODER_DATA'];
    process.env['DREAM_CODER_DATA'] = join(disk.dir, 'data');
    window = await openWindow({ home: newHome(), args: [project] }).finally(() => {
      if (data === undefined) delete process.env['DREAM_CODER_DATA'];
      else process.env['DREAM_CODER_DATA'] = data;
    });
    disk.fill();
    await typeAtFirstLine(' // nowhere to go');
    await banner('can not be kept safe now').waitFor();
    await window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await window.page.getByText('neither saved nor kept').waitFor();
    await line('// nowhere to go').waitFor();
    disk.empty();
    // It may just have saved by itself.
    const again = window.page.getByRole('button', { name: 'Save again' });
    await again.click({ timeout: 5000 }).catch(() => {});
    await written().toContain('// nowhere to go');
    await banner('can not be kept safe now').waitFor({ state: 'detached' });
  });
});
