/** Finding and replacing in all files, seen before it is done and taken back. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clickLine, type OpenWindow, openWindow, watchFor } from '../support/window.ts';

const SEA = 'motif swell(next: scene) {\n  light red at 0.5lx\n  after 4m -> next\n}\n';
const HOUSE =
  'import "sea.dream"\n\ndream "House" {\n  needs light\n\n  scene first is swell(next = second)\n\n  scene second {\n    light red at 0.5lx\n    after 9m -> release\n  }\n\n  release { fade all over 60s }\n}\n';

let window: OpenWindow;
let folder: string;
const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);
const press = (keys: string) => window.page.keyboard.press(keys);
const written = (file: string) => expect.poll(() => readFileSync(join(folder, file), 'utf8'));
const listed = () => by('search').locator('.search-match').count();

beforeAll(async () => {
  window = await openWindow();
  folder = join(window.home, 'house');
  mkdirSync(folder);
  writeFileSync(join(folder, 'dream.json'), '{ "name": "House", "main": "house.dream" }\n');
  writeFileSync(join(folder, 'sea.dream'), SEA);
  writeFileSync(join(folder, 'house.dream'), HOUSE);
  await window.answerDialogs(folder);
  await press('Control+o');
  await window.page.locator('.view-line', { hasText: 'dream "House"' }).waitFor();
});
afterAll(() => window?.close());

it('finds in every text, from the keyboard, and goes there', async () => {
  await press('Control+Shift+F');
  await by('search').waitFor();
  await expect.poll(() => window.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Find in all files');
  await window.page.keyboard.type('0.5lx');
  await by('search').getByText('2 places in 2 texts').waitFor();
  await by('search').locator('[data-found="sea.dream"] .search-match').click();
  await window.page.locator('.file-tab.shown[data-file="sea.dream"]').waitFor();
});

it('says what is wrong with an expression', async () => {
  await by('search').getByLabel('Regular expression').click();
  await by('search').getByLabel('Find in all files').fill('(');
  await by('search').getByText('Unterminated group').waitFor();
});

it('goes on working while an expression that has no end is looked for, and lets it go for the next one', async () => {
  await clickLine(window.page.locator('.view-line', { hasText: 'motif swell' }));
  await press('End');
  await window.page.keyboard.type(` // ${'a'.repeat(48)}!`);
  await press('Control+Shift+F');
  const looking = await watchFor(window.page, '[data-testid="search"] [role="status"]', 'Looking…');
  await by('search').getByLabel('Find in all files').fill('(a+)+b');
  await looking();
  await clickLine(window.page.locator('.view-line', { hasText: 'motif swell' }));
  await press('End');
  await window.page.keyboard.type(' typed meanwhile');
  await window.page.locator('.view-line', { hasText: 'typed meanwhile' }).waitFor();
  await by('search').getByLabel('Find in all files').fill('a!');
  await by('search').getByText('1 place in one text').waitFor();
  await by('search').getByLabel('Find in all files').fill('(a+)+b');
  await by('search').getByText('finds no end in these texts').waitFor();
});

it('shows what a replacement would do, and does it in all texts', async () => {
  await by('search').getByLabel('Find in all files').fill('(\\d\\.\\d)lx');
  await by('search').getByLabel('Replace', { exact: true }).click();
  await by('search').getByLabel('Replace by').fill('$1 lx');
  await expect.poll(() => by('search').locator('ins').allTextContents()).toEqual(['0.5 lx', '0.5 lx']);
  await by('search').getByLabel('Replace by').fill('0.4lx');
  await by('search').getByRole('button', { name: 'All', exact: true }).click();
  await written('sea.dream').toContain('0.4lx');
  await written('house.dream').toContain('0.4lx');
  await by('status').getByText('0 errors').waitFor();
  // The keyboard is in a field of its own steps.
  await press('Alt+1');
  await press('Control+z');
  await written('sea.dream').not.toContain('0.4lx');
  await written('house.dream').not.toContain('0.4lx');
  await press('Control+Shift+z');
  await written('sea.dream').toContain('0.4lx');
  await written('house.dream').toContain('0.4lx');
});

it('replaces one place alone, and undo takes it back', async () => {
  await by('search').getByLabel('Find in all files').fill('0\\.4lx');
  await by('search').getByLabel('Replace by').fill('0.3lx');
  await expect.poll(listed).toBe(2);
  await by('search').locator('[data-found="sea.dream"]').getByLabel('Replace in line 2').click();
  await written('sea.dream').toContain('0.3lx');
  expect(readFileSync(join(folder, 'house.dream'), 'utf8')).toContain('0.4lx');
  // From where the keyboard is: the button is gone with its line.
  await press('Control+z');
  await written('sea.dream').toContain('0.4lx');
  expect(window.errors).toEqual([]);
});
