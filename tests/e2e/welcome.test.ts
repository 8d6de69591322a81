/** A newcomer's first minutes: three steps to a night of their own, the gallery with its pictures, and the way back to what was open before. */

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findings } from '../support/axe.ts';
import { newHome, type OpenWindow, openWindow } from '../support/window.ts';

const home = newHome();
let window: OpenWindow;
const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);
const steps = () => by('first-steps');
const press = (keys: string) => window.page.keyboard.press(keys);
const done = (count: number) => expect.poll(() => steps().locator('li.done').count()).toBe(count);

beforeAll(async () => {
  window = await openWindow({ home });
});
afterAll(() => window?.close());

it('leads to a night, through it, and to one that the author has changed', async () => {
  await steps().getByRole('button', { name: 'Preview' }).click();
  await by('night-summary').waitFor();
  await done(1);
  await steps().getByRole('button', { name: 'To the night' }).click();
  await window.page.locator('[data-testid="night-canvas"]:focus').waitFor();
  await press('ArrowRight');
  await done(2);
  await by('outline').getByRole('button', { name: 'drifting' }).first().click();
  await press('End');
  await window.page.keyboard.type('\nlight red at 0.2lx');
  await by('status').getByText('night stale').waitFor();
  await press('Control+Enter');
  await done(3);
});

it('shows each dream to begin with: its graph and a night of it', async () => {
  await steps().getByRole('button', { name: 'More dreams' }).click();
  await by('templates').locator('[data-template="slow-sea"]').waitFor();
  for (const id of ['tide-house', 'lantern-walk', 'still-lake', 'slow-sea']) {
    const picture = by('templates').locator(`[data-template="${id}"] .template-picture svg`);
    await expect.poll(() => picture.count()).toBe(2);
    await expect.poll(() => picture.last().locator('rect').count()).toBeGreaterThan(20);
  }
  await by('templates').locator('[data-template="still-lake"]').click();
  await window.page.locator('.view-line', { hasText: 'dream "Still Lake"' }).waitFor();
});

it('goes back to what was open before, and to where one was in it', async () => {
  await press('Control+n');
  await by('templates').getByRole('button', { name: 'Tide House', exact: true }).click();
  // Where it was left.
  await window.page.locator('.view-line', { hasText: 'light red at 0.2lx' }).waitFor();
});

it('begins a dream of the author’s own, called as they like, where they like', async () => {
  const folder = join(home, 'Studies of mine');
  mkdirSync(folder);
  await window.answerDialogs(folder);
  await press('Control+n');
  await by('templates').getByRole('button', { name: 'Elsewhere…' }).click();
  await by('templates').locator('footer code', { hasText: 'Studies of mine' }).waitFor();
  await by('templates').getByLabel('Or your own, called').fill('Sea "study"');
  await press('Enter');
  await window.page.locator('.view-line', { hasText: String.raw`dream "Sea \"study\"" {` }).waitFor();
  expect(readdirSync(join(folder, 'Sea study')).sort()).toEqual(['dream.json', 'new-dream.dream']);
  await by('status').getByText('0 errors').waitFor();
});

it('keeps new dreams in the usual place again', async () => {
  await press('Control+,');
  await by('settings').locator('[data-usual="newProjects"]').click();
  await by('settings')
    .locator('code', { hasText: join(home, 'data', 'projects') })
    .waitFor();
  await press('Escape');
});

it('puts the first steps away for good', async () => {
  await steps().getByLabel('Put the first steps away').click();
  await steps().waitFor({ state: 'detached' });
  await expect.poll(() => window.page.evaluate("window.dream.engine['settings.get']({}).outcome")).toMatchObject({ value: { firstSteps: 4 } });
  expect(window.errors).toEqual([]);
  await window.close();
  window = await openWindow({ home });
  await expect.poll(() => steps().count()).toBe(0);
});

it('shows the ways to a dream where none could be opened', async () => {
  const blocked = newHome();
  mkdirSync(join(blocked, 'data'));
  const projects = join(blocked, 'data', 'projects');
  writeFileSync(projects, 'a file in the way');
  await window.close();
  window = await openWindow({ home: blocked });
  await by('no-project').waitFor();
  await window.page.locator('.notice', { hasText: 'The template was not opened' }).waitFor();
  expect(await findings(window.page)).toEqual([]);
  rmSync(projects);
  await by('no-project').getByRole('button', { name: 'New dream…' }).click();
  await by('templates').locator('[data-template="still-lake"]').click();
  await window.page.locator('.view-line', { hasText: 'dream "Still Lake"' }).waitFor();
  expect(window.errors).toEqual([]);
});
