/** Many nights in the real window: numbers that come by themselves, a cohort, its worst night, and two versions beside each other. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenWindow, openWindow, pick, watchFor } from '../support/window.ts';

let window: OpenWindow;
const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);
const line = (text: string) => window.page.locator('.code .view-line', { hasText: text });
const press = (keys: string) => window.page.keyboard.press(keys);
const shown = (nights: number) => window.page.locator(`[data-testid="cohort"][data-nights="${nights}"]`).waitFor();

beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

it('puts numbers beside the lines and on the graph, unasked', async () => {
  await by('outline').getByRole('button', { name: 'drifting' }).first().click();
  await line('scene drifting').filter({ hasText: '% of nights' }).waitFor();
  await window.page.locator('[data-node="drifting"] .scene-share').waitFor();
});

it('keeps the text in its place where the caret goes to the end of such a line, and tells more to who points at the numbers', async () => {
  await by('outline').getByRole('button', { name: 'anywhere' }).first().click();
  const numbers = line('when distress > 0.6 for 20s').first().locator('.line-number-of-nights');
  await numbers.waitFor();
  await press('End');
  await expect.poll(() => by('caret').textContent()).toMatch(/^line 80, column 54/);
  expect(
    await window.page
      .locator('.code .lines-content')
      .first()
      .evaluate(({ style }) => style.left),
  ).toBe('0px');
  await window.page.keyboard.type(' // so');
  await line('-> release } // so').first().locator('.line-number-of-nights', { hasText: '≈' }).waitFor();
  let timeout = 1000;
  await expect
    .poll(async () => {
      await numbers.hover();
      timeout *= 2;
      return window.page
        .locator('.monaco-hover:visible')
        .textContent({ timeout })
        .catch(() => '');
    })
    .toContain('A prediction of the night model');
  await press('Control+Z');
});

it('runs a cohort and shows the first nights before the last', async () => {
  await press('Alt+6');
  await by('cohort').getByText('will be shown here').waitFor();
  const sleepers = by('cohort').getByLabel('sleepers', { exact: true });
  await sleepers.fill('3000');
  const firstNights = await watchFor(
    window.page,
    'body:has([data-testid="stop-cohort"]) [data-testid="cohort"]:not([data-nights="0"], [data-nights="3000"]) .cohort-findings',
  );
  await by('run-cohort').click();
  await firstNights();
  await shown(3000);
  await by('run-cohort').waitFor();
  const row = by('cohort').locator('[data-row="scene drifting"]');
  await expect.poll(() => row.textContent()).toMatch(/\d+(\.\d)? %\[/);
  await expect.poll(() => by('cohort').locator('.cohort-head').textContent()).toContain('3,000 nights');
  await by('cohort').locator('[data-row^="transition"] .link', { hasText: 'lighthouse → drifting' }).first().click();
  await line('after 6m').waitFor();
});

it('opens the worst night, with its sleeper and seed', async () => {
  const first = by('cohort').locator('.cohort-worst button').first();
  await first.click();
  await window.page.locator('[data-testid="night"][data-subject]').waitFor();
  await expect.poll(() => by('whose').textContent()).toMatch(/seed \d+$/);
});

it('takes several sleepers that are found and ticked, and nights that are different', async () => {
  const { page } = window;
  await press('Alt+6');
  await by('cohort-who').click();
  await page.getByLabel('Sleepers of mine').check();
  await page.getByRole('button', { name: 'Everyone of the cast' }).click();
  await expect.poll(() => page.locator('.cohort-sleepers input:checked').count()).toBeGreaterThan(10);
  await page.getByRole('button', { name: 'None', exact: true }).click();
  await page.getByLabel('Find sleepers').fill('mara');
  await page.locator('.cohort-sleepers input').first().check();
  // Old enough for this dream.
  await page.getByLabel('Find sleepers').fill('noor');
  await page.locator('.cohort-sleepers input:not(:checked)').first().check();
  await page.getByLabel('Find sleepers').fill('');
  await press('Escape');
  await expect.poll(() => by('cohort-who').textContent()).toMatch(/Mara and/);
  await by('cohort-plan').click();
  await page.getByLabel('Hours in bed').fill('5');
  await page.getByLabel('Hours slept in the nights before').fill('4, 4.5');
  await press('Tab');
  await press('Escape');
  await expect.poll(() => by('cohort-plan').textContent()).toContain('5 h in bed, slept 4, 4.5 h before');
  await by('cohort').getByLabel('nights each', { exact: true }).fill('3');
  await by('run-cohort').click();
  await shown(6);
  await by('run-cohort').waitFor();
  const head = () => by('cohort').locator('.cohort-head').textContent();
  await expect.poll(head).toContain('2 chosen sleepers × 3 nights');
  await expect.poll(head).toContain('5 h in bed');
  // As it was before.
  await by('cohort').getByLabel('nights each', { exact: true }).fill('1');
  await by('cohort-who').click();
  await page.getByLabel('Drawn from the population').check();
  await press('Escape');
});

it('says that it is stale after an edit, and compares both versions in the same nights', async () => {
  await press('Alt+6');
  await by('cohort').getByRole('button', { name: 'Pin this version' }).click();
  await by('graph').getByLabel('Find a scene in the graph').fill('lighthouse');
  await press('Enter');
  await window.page.locator('.scene-selected[data-node="lighthouse"]').waitFor();
  await window.page.focus('.react-flow__node[data-id="lighthouse"]');
  await press('a');
  await window.page.locator('[data-node="scene_2"]').waitFor();
  await by('status').getByText('0 errors').waitFor();
  await press('Alt+6');
  await by('cohort').getByText('Stale', { exact: true }).waitFor();
  await by('cohort').getByLabel('sleepers', { exact: true }).fill('300');
  await by('cohort').getByRole('button', { name: 'Compare with' }).click();
  await window.page.getByRole('menuitem', { name: 'The pinned version' }).click();
  await shown(300);
  await by('cohort').getByText('What changed').waitFor();
  await by('run-cohort').waitFor();
});

it('is stopped at once, and shows what it showed before', async () => {
  await by('cohort').getByLabel('sleepers', { exact: true }).fill('200000');
  await by('run-cohort').click();
  await by('stop-cohort').click();
  await by('run-cohort').waitFor();
  await by('cohort').getByText('What changed').waitFor();
});

it('keeps cohorts: one is opened again, and one thrown away', async () => {
  await by('cohort').getByRole('button', { name: 'Earlier' }).click();
  const saved = window.page.locator('.cohort-saved');
  await expect.poll(() => saved.count()).toBe(3);
  await saved.filter({ hasText: '3,000 nights' }).getByRole('menuitem').first().click();
  await shown(3000);
  await by('cohort').getByText('Stale', { exact: true }).waitFor();
  await by('cohort').getByRole('button', { name: 'Earlier' }).click();
  await saved
    .filter({ hasText: '3,000 nights' })
    .getByRole('menuitem', { name: /Delete/ })
    .click();
  await expect.poll(() => saved.count()).toBe(2);
  await press('Escape');
});

it('leaves the lines alone where that is wished', async () => {
  await pick(window.page, 'numbers beside the lines');
  await by('outline').getByRole('button', { name: 'drifting' }).first().click();
  await line('scene drifting').waitFor();
  await expect.poll(() => line('scene drifting').textContent()).not.toContain('of nights');
  await window.page.locator('[data-node="drifting"] .scene-share').waitFor({ state: 'detached' });
  expect(window.errors).toEqual([]);
});
