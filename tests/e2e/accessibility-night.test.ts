/** What axe finds in the views of a night and of many: moment, why, compare, cohort, search, in all themes. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { findings } from '../support/axe.ts';
import { type OpenWindow, openWindow, pick } from '../support/window.ts';

let window: OpenWindow;
const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);
const press = (keys: string) => window.page.keyboard.press(keys);

beforeAll(async () => {
  window = await openWindow();
  const { page } = window;
  await by('preview').click();
  await by('night-summary').waitFor();
  await page.focus('[data-testid="night-canvas"]');
  for (let i = 0; i < 8; i++) await page.click('[aria-label="To the next transition"]');
  await press('Alt+C');
  await by('compare').getByRole('button', { name: 'Without the program' }).click();
  await by('beside').waitFor();
  await press('Alt+6');
  await by('cohort').getByLabel('sleepers', { exact: true }).fill('60');
  await by('run-cohort').click();
  await page.locator('[data-testid="cohort"][data-nights="60"]').waitFor();
  await by('run-cohort').waitFor();
});
afterAll(() => window?.close());

const VIEWS = [
  ['Alt+7', 'moment-inspector'],
  ['Alt+W', 'why'],
  ['Alt+C', 'compare'],
  ['Alt+6', 'cohort'],
  ['Control+Shift+F', 'search'],
] as const;

it.each([
  ['midnight', 'theme: midnight', []],
  // What differs between them is colour.
  ['dawn', 'theme: dawn', ['color-contrast']],
  ['contrast', 'theme: high contrast', ['color-contrast']],
])('is nothing serious in %s', async (theme, command, rules) => {
  const { page } = window;
  await pick(page, command);
  await page.locator(`html[data-theme="${theme}"]`).waitFor();
  for (const [keys, view] of VIEWS) {
    await press(keys);
    await by(view).waitFor();
    expect(await findings(page, rules), view).toEqual([]);
  }
  await press('Alt+6');
  for (const popup of ['cohort-who', 'cohort-plan']) {
    await by(popup).click();
    await page.locator('.cohort-choice').waitFor();
    expect(await findings(page, rules), popup).toEqual([]);
    await press('Escape');
    await page.locator('.cohort-choice').waitFor({ state: 'detached' });
  }
});
