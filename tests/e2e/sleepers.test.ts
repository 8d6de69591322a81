/** Adding a sleeper in the real window, and a night on them; what is wrong is said at its field, and the cast stays as it is. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '../support/axe.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);
const field = (name: string) => by('sleepers').locator(`[name="${name}"]`);

async function openSleepers(): Promise<void> {
  await by('sleeper-picker').click();
  await window.page.getByRole('menuitem', { name: /Add or edit sleepers/ }).click();
  await by('sleepers').waitFor();
}

describe('sleepers in the window', () => {
  it('shows the cast, which can not be edited', async () => {
    await openSleepers();
    await by('sleepers').locator('[data-sleeper="bruno"]').click();
    await by('sleepers').getByText('a copy can be edited').waitFor();
    await expect.poll(() => field('hearing.left').inputValue()).toBe('95');
    await expect.poll(() => field('age').getAttribute('readonly')).not.toBeNull();
    await expect.poll(() => by('sleepers').getByRole('button', { name: 'Remove' }).count()).toBe(0);
  });

  it('says at the field what is wrong, and adds once all is right', async () => {
    const dialog = by('sleepers');
    await dialog.getByRole('button', { name: 'Add a sleeper' }).click();
    await field('title').fill('Zoë, 33, hears everything');
    await field('name').fill('zoe');
    await field('age').fill('3');
    await dialog.getByText('It must be at least 5.').waitFor();
    await expect.poll(() => dialog.getByRole('button', { name: 'Add', exact: true }).isDisabled()).toBe(true);
    await field('age').fill('33');
    await field('bedtimeMinutes').fill('25:99');
    await dialog.getByText('a time such as 23:30').waitFor();
    await field('bedtimeMinutes').fill('00:30');
    await field('sensitivity.sound').fill('2.5');
    await field('hearing.right').fill('20');
    await field('avoidThemes').fill('sea, fire');
    await dialog.getByText('“sea” is taken for water.').waitFor();
    await field('story').fill('Wakes when a page is turned.');
    await field('deepSleep').fill('0.9');
    await dialog.getByRole('button', { name: 'Add a device' }).click();
    await field('device.0').fill('pillow speaker');
    await dialog.locator('.sleeper-device').getByLabel('sound').check();
    await field('consent.sound').check();
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.locator('[data-sleeper="zoe"][aria-current]').waitFor();
    await by('portrait').getByText('24 simulated nights').waitFor();
    expect(await findings(window.page, [], '[data-testid="sleepers"]')).toEqual([]);
    if (process.env['DREAM_SHOT']) await window.page.screenshot({ path: process.env['DREAM_SHOT'] });
    await window.page.keyboard.press('Escape');
    await by('sleepers').waitFor({ state: 'detached' });
  });

  it('marks in the picker for whom the dream is not, and says why beside the problems and in place of a night', async () => {
    await by('sleeper-picker').click();
    await window.page.locator('[data-not-for="arthur"]').getByText('touches water, which Arthur avoids').waitFor();
    await expect.poll(() => window.page.locator('[data-not-for="mara"]').count()).toBe(0);
    await window.page.keyboard.press('Escape');
    await by('preview').click();
    await window.page.locator('.notice-bad').getByText('touches sea (water), which Zoë avoids').waitFor();
    await window.page.keyboard.press('Alt+4');
    await by('not-for-them')
      .getByRole('button', { name: /touches sea/ })
      .click();
    await expect.poll(() => window.page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null)).toBe(true);
    await openSleepers();
    await by('sleepers').locator('[data-sleeper="zoe"]').click();
    await field('avoidThemes').fill('fire');
    await by('sleepers').locator('[name="consent.light"]').check();
    await by('sleepers').getByRole('button', { name: 'Keep changes' }).click();
    await by('sleepers').getByText('History, 2 profiles').waitFor();
    await window.page.keyboard.press('Escape');
    await by('sleepers').waitFor({ state: 'detached' });
  });

  it('has the new one in the picker, chosen, and previews a night on them', async () => {
    await expect.poll(() => by('sleeper-picker').textContent()).toMatch(/Zoë/);
    await by('sleeper-picker').click();
    await window.page.getByRole('menuitemradio', { name: /Zoë/ }).waitFor();
    await window.page.keyboard.press('Escape');
    await by('preview').click();
    await window.page.locator('[data-testid="night"][data-subject="zoe"]').waitFor();
  });

  it('keeps a change, hides one of the cast, and removes the new one', async () => {
    await openSleepers();
    const dialog = by('sleepers');
    await dialog.locator('[data-sleeper="zoe"]').click();
    await expect.poll(() => field('bedtimeMinutes').inputValue()).toBe('00:30');
    expect([await field('consent.sound').isChecked(), await field('consent.scent').isChecked()]).toEqual([true, false]);
    expect([await field('story').inputValue(), await field('device.0').inputValue()]).toEqual(['Wakes when a page is turned.', 'pillow speaker']);
    await field('age').fill('34');
    await dialog.getByRole('button', { name: 'Keep changes' }).click();
    const listed = () => window.page.evaluate("window.dream.engine['sleepers.list']({ find: 'zoe' }).outcome");
    await expect
      .poll(listed)
      .toMatchObject({ value: { sleepers: [{ age: 34, version: 3, bedtimeMinutes: 1470, deepSleep: 0.9, sensitivity: { sound: 2.5 } }] } });
    await dialog.getByText('History, 3 profiles').click();
    await dialog.locator('[data-version="2"]').getByText('age: 33 → 34').waitFor({ state: 'detached' });
    await dialog.locator('[data-version="1"]').getByRole('button', { name: 'Restore' }).click();
    await expect.poll(listed).toMatchObject({ value: { sleepers: [{ age: 33, version: 4, avoidThemes: ['sea', 'fire'] }] } });
    await dialog.locator('[data-sleeper="olaf"]').click();
    await dialog.getByRole('button', { name: 'Hide' }).click();
    await dialog.getByRole('button', { name: 'Show in lists' }).waitFor();
    await dialog.locator('[data-sleeper="zoe"]').click();
    const remove = async () => {
      await dialog.getByRole('button', { name: 'Remove' }).click();
      await dialog.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
      await dialog.locator('[data-sleeper="zoe"]').waitFor({ state: 'detached' });
    };
    await remove();
    await window.page.keyboard.press('Escape');
    await window.page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(listed).toMatchObject({ value: { sleepers: [{ name: 'zoe', age: 33 }] } });
    await openSleepers();
    await dialog.locator('[data-sleeper="zoe"]').click();
    await remove();
    await window.page.keyboard.press('Escape');
    await by('sleeper-picker').click();
    await window.page.getByRole('menuitemradio', { name: /Mara/ }).waitFor();
    await expect.poll(() => window.page.getByRole('menuitemradio', { name: /Olaf|Zoë/ }).count()).toBe(0);
    await window.page.keyboard.press('Escape');
    expect(window.errors).toEqual([]);
  });

  it('draws people from the population, and finds them and others', async () => {
    await openSleepers();
    const dialog = by('sleepers');
    await dialog.getByRole('button', { name: 'Draw people' }).click();
    await by('population').locator('[name="count"]').fill('3');
    await by('population').locator('[name="minAge"]').fill('60');
    await by('population').locator('[name="prefix"]').fill('elder');
    await by('population').getByRole('button', { name: 'Draw and keep' }).click();
    await dialog.locator('[data-sleeper="elder-1"][aria-current]').waitFor();
    await dialog.getByLabel('Find a sleeper').fill('tomas');
    await expect.poll(() => dialog.locator('[data-sleeper]').count()).toBe(1);
    expect(window.errors).toEqual([]);
  });
});
