/** Promises in the real window: proofs that come by themselves, a night that breaks one, and the line it stands on. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { findings } from '../support/axe.ts';
import { clickLine, type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);
const promise = (name: string) => by('promises').locator(`[data-promise="${name}"]`);
const press = (keys: string) => window.page.keyboard.press(keys);

beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

it('tells unasked what is proven, and goes to its line', async () => {
  await press('Alt+Shift+P');
  await promise('dark').and(window.page.locator('[data-verdict="proven"]')).waitFor();
  await promise('escape').and(window.page.locator('[data-verdict="proven"]')).waitFor();
  await promise('dark').getByRole('button').first().click();
  await window.page.locator('.code .view-line', { hasText: 'promise dark' }).waitFor();
});

it('looks through nights, finds one that breaks a promise, and opens it there', async () => {
  const { page } = window;
  // Nobody keeps quiet all night in this house.
  await clickLine(page.locator('.code .view-line', { hasText: 'promise dark' }));
  await press('End');
  await press('Enter');
  await page.keyboard.insertText('promise silent: never sound > 20dB while asleep');
  await press('Enter');
  await page.keyboard.insertText('promise soon: distress > 0.5 for 5s leads to release within 2m');
  await press('Escape');
  await promise('silent').waitFor();
  // Words of the program in the reason look like the program.
  await promise('soon')
    .locator('p code', { hasText: /^anywhere$/ })
    .waitFor();
  await by('promises').getByLabel('at most').selectOption('100');
  await by('examine').click();
  await promise('silent').and(page.locator('[data-verdict="refuted"]')).waitFor();
  await by('promises').and(page.locator('[data-nights="100"]')).waitFor();
  expect(await findings(page)).toEqual([]);
  await promise('silent').getByRole('button', { name: 'Open the night that breaks it' }).click();
  await page.locator('[data-testid="night"][data-subject]').waitFor();
  await expect.poll(() => by('whose').textContent()).toMatch(/^an? (early |late )?(fe)?male of \d+ · seed \d+$/);
});
