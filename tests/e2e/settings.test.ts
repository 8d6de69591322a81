/** Looks and keys as a person sets them: they count at once, are still there after a restart, and say so where they can not be kept. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DATABASE_FILE } from '../../main/adapters/database.ts';
import { clickLine, newHome, type OpenWindow, openWindow } from '../support/window.ts';

const home = newHome();
let window: OpenWindow;
const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);
const press = (keys: string) => window.page.keyboard.press(keys);
const theme = (name: string) => window.page.locator(`html[data-theme="${name}"]`).waitFor();
/** What the engine has kept. */
const kept = () => window.page.evaluate("window.dream.engine['settings.get']({}).outcome");
const shown = (command: string) => by('keys').locator(`[data-command="${command}"]`);
/** The keys that the native menu shows for a command, and whether it can be picked. */
const inMenu = (id: string) =>
  window.app.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    return { accelerator: item?.accelerator, enabled: item?.enabled, checked: item?.checked };
  }, id);

async function open(): Promise<void> {
  window = await openWindow({ home });
}
beforeAll(open);
afterAll(() => window?.close());

it('wears another theme, size and text, at once', async () => {
  await press('Control+,');
  await by('settings').getByLabel('High contrast').check({ force: true });
  await theme('contrast');
  const before = await window.page.evaluate(() => devicePixelRatio);
  await by('settings').getByLabel('Size of everything').selectOption('150');
  await expect.poll(() => window.page.evaluate(() => devicePixelRatio)).toBeCloseTo(before * 1.5);
  await by('settings').getByLabel('Size of the text').selectOption('16');
  await by('settings').getByLabel('Motion').selectOption('less');
  await window.page.locator('html[data-motion="less"]').waitFor();
  await expect.poll(() => inMenu('view.theme.contrast')).toMatchObject({ checked: true });
  await expect.poll(() => inMenu('view.theme.midnight')).toMatchObject({ checked: false });
  await press('Escape');
  await by('settings').waitFor({ state: 'detached' });
  const line = window.page.locator('.code .view-line').first();
  await expect.poll(() => line.evaluate((one) => getComputedStyle(one).fontSize)).toBe('16px');
  await press('Control+-');
  await expect.poll(() => window.page.evaluate(() => devicePixelRatio)).toBeCloseTo(before * 1.4);
  await press('Control+0');
  await expect.poll(() => window.page.evaluate(() => devicePixelRatio)).toBeCloseTo(before);
});

it('takes one setting back, where it is another than the usual one', async () => {
  await press('Control+,');
  const back = by('settings').getByRole('button', { name: 'Back to the usual: 13 px' });
  await back.click();
  await back.waitFor({ state: 'detached' });
  expect(await by('settings').getByLabel('Size of the text').inputValue()).toBe('13');
  await by('settings').getByLabel('Long lines go on below').check({ force: true });
  await by('settings').getByRole('button', { name: 'Back to the usual: off' }).click();
  await expect.poll(() => by('settings').getByLabel('Long lines go on below').isChecked()).toBe(false);
  await expect.poll(kept).toMatchObject({ value: { textSize: 13, wrap: false, theme: 'contrast' } });
  await by('settings').getByLabel('Size of the text').selectOption('16');
  await press('Escape');
  await by('settings').waitFor({ state: 'detached' });
});

it('finds a shortcut by pressing it', async () => {
  await press('Control+Alt+k');
  await by('keys').getByRole('button', { name: 'Find by pressing' }).click();
  await press('Control+k');
  await shown('view.palette').waitFor();
  await shown('app.keysToo').waitFor();
  await expect.poll(() => by('keys').locator('[data-command]').count()).toBe(2);
  await by('keys').getByRole('button', { name: 'Find by pressing' }).click();
});

it('gives a command other keys, says whose they were, and the window and the menu follow', async () => {
  await by('keys').getByLabel('Change the keys of Show the problems').click();
  await press('b');
  await shown('view.problems').getByText('need Ctrl').waitFor();
  await press('Control+e');
  await shown('view.problems').getByText('Export a signed bundle').waitFor();
  await shown('view.problems').getByRole('button', { name: 'Take them' }).waitFor();
  await press('Enter');
  await shown('bundle.export').getByText('no keys').waitFor();
  // The keyboard stays at the row, and with Escape too.
  const change = by('keys').getByLabel('Change the keys of Show the problems').and(window.page.locator(':focus'));
  await change.waitFor();
  await press('Enter');
  await press('Alt+ArrowUp');
  await shown('view.problems').getByText('In the text these stay for “Move the line up”.').waitFor();
  await press('Enter');
  await press('Escape');
  await change.waitFor();
  await expect.poll(() => inMenu('view.problems')).toMatchObject({ accelerator: 'CmdOrCtrl+E' });
  await press('Escape');
  await by('keys').waitFor({ state: 'detached' });
  await press('Control+e');
  await by('problems').waitFor();
  await expect.poll(() => window.page.locator('[data-testid="export"]').getAttribute('title')).toBe('Export a signed bundle');
});

it('leaves the keys of the text to the text, where a command of the whole window has the same', async () => {
  await press('Control+Alt+k');
  await by('keys').getByLabel('Change the keys of New dream…').click();
  await press('F2');
  await press('Enter');
  await shown('project.new').getByText('F2').waitFor();
  await press('Escape');
  await by('keys').waitFor({ state: 'detached' });
  await clickLine(window.page.locator('.code .view-line', { hasText: 'asset surf' }).first());
  for (const keys of ['Home', 'Control+ArrowRight', 'Control+ArrowRight', 'F2']) await press(keys);
  const naming = window.page.locator('.rename-box input');
  await naming.and(window.page.locator(':focus')).waitFor();
  await press('Escape');
  await naming.waitFor({ state: 'hidden' });
  await press('Alt+5');
  await by('outline').locator(':focus').waitFor();
  await press('F2');
  await by('templates').waitFor();
  await press('Escape');
  await by('templates').waitFor({ state: 'detached' });
  await press('Control+Alt+k');
  await by('keys').getByLabel('The usual keys of New dream…').focus();
  await press('Enter');
  await by('keys').getByLabel('Change the keys of New dream…').and(window.page.locator(':focus')).waitFor();
  await press('Escape');
  await by('keys').waitFor({ state: 'detached' });
});

it('lets Tab move on from the text where that is asked for, and indent again', async () => {
  const text = window.page.locator('[data-testid="code-editor"] [role="textbox"]');
  const written = () => window.page.locator('.code .view-line').first().textContent();
  await press('Alt+1');
  await text.and(window.page.locator(':focus')).waitFor();
  await press('Control+Home');
  const before = await written();
  await press('Control+Shift+m');
  await window.page.locator('.notice', { hasText: 'Tab moves on from the text' }).waitFor();
  await press('Tab');
  await text.and(window.page.locator(':not(:focus)')).waitFor();
  expect(await written()).toBe(before);
  await press('Control+Shift+m');
  await window.page.locator('.notice', { hasText: 'Tab indents in the text' }).waitFor();
});

it('gives a command two keys, pressed one after the other, and leaves the palette the first of its own', async () => {
  await press('Control+k');
  await by('palette').locator('input:focus').waitFor();
  await press('Control+s');
  await by('palette').waitFor({ state: 'detached' });
  await by('keys').getByLabel('Change the keys of Show the outline').click();
  await press('Control+m');
  await press('o');
  await shown('view.outline').getByRole('button', { name: 'Use them' }).click();
  await shown('view.outline').getByText('Ctrl+M O').waitFor();
  await press('Escape');
  await by('keys').waitFor({ state: 'detached' });
  await press('Control+m');
  await by('first-key').getByText('Ctrl+M').waitFor();
  await press('o');
  await by('first-key').waitFor({ state: 'detached' });
  await expect.poll(() => window.page.evaluate(() => document.activeElement?.closest('[data-testid="outline"]') != null)).toBe(true);
  // What is typed into the palette stays there.
  await press('Control+k');
  await by('palette').locator('input:focus').waitFor();
  await window.page.keyboard.type('so');
  await expect.poll(() => by('palette').locator('input').inputValue()).toBe('so');
  await press('Escape');
  await by('palette').waitFor({ state: 'detached' });
  await press('Control+Alt+k');
  await by('keys').getByLabel('The usual keys of Show the outline').click();
  await press('Escape');
  await by('keys').waitFor({ state: 'detached' });
});

it('tells in menu and palette what has nothing to act on', async () => {
  await expect.poll(() => inMenu('night.play')).toMatchObject({ enabled: false });
  await press('Control+Shift+p');
  await by('palette').locator('input:focus').waitFor();
  await window.page.keyboard.type('play or pause');
  await by('palette').getByText('Play or pause the night').getByText('needs a previewed night').waitFor();
  await press('Escape');
  await by('palette').waitFor({ state: 'detached' });
  await by('preview').click();
  await by('night-summary').waitFor();
  await expect.poll(() => inMenu('night.play')).toMatchObject({ enabled: true });
});

it('plays the night with Space where the night has the keyboard', async () => {
  await by('night-canvas').focus();
  await press('Space');
  await by('night').getByRole('button', { name: 'Pause' }).waitFor();
  await press('Space');
  await by('night').getByRole('button', { name: 'Play' }).waitFor();
});

it('has it all after a restart', async () => {
  await expect
    .poll(kept)
    .toMatchObject({ value: { theme: 'contrast', scale: 100, textSize: 16, motion: 'less', keys: { 'view.problems': 'Mod+E', 'bundle.export': '' } } });
  await window.close();
  await open();
  await theme('contrast');
  await expect.poll(() => inMenu('view.problems')).toMatchObject({ accelerator: 'CmdOrCtrl+E' });
  await press('Control+Alt+k');
  await by('keys').getByRole('button', { name: 'All as usual' }).focus();
  await press('Enter');
  await by('keys').getByLabel('Find a shortcut').and(window.page.locator(':focus')).waitFor();
  await shown('bundle.export').getByText('Ctrl+E').waitFor();
  await press('Escape');
});

it('keeps the keys that sign: made, replaced, given out, backed up, restored and revoked', async () => {
  await press('Control+,');
  const keys = by('signing-keys');
  const row = (name: string) => keys.locator(`[data-key="${name}"]`);
  const say = (words: string) => keys.getByRole('status').getByText(words).waitFor();
  // There is no keychain on the machines that test this, and the window says so.
  await keys.getByText('no keychain that can be used').waitFor();
  await keys.getByRole('button', { name: 'New key…' }).click();
  await keys.getByLabel('Name of the key').fill('Studio');
  await press('Enter');
  await say('“Studio” was made.');
  await row('Studio').getByRole('button', { name: 'Sign by default with Studio' }).click();
  await row('Studio').getByText('signs by default').waitFor();
  await row('Studio').getByRole('button', { name: 'Replace Studio' }).click();
  await row('Studio').getByRole('button', { name: 'Replace it' }).click();
  await row('Studio').getByText('replaced by Studio 2').waitFor();
  await row('Studio 2').getByText('signs by default').waitFor();

  const [pem, backup] = [join(home, 'studio.pem'), join(home, 'mine.keys')];
  await window.answerDialogs(pem);
  await row('Studio 2').getByRole('button', { name: 'Export the public key of Studio 2' }).click();
  await say('The public key is in');
  expect(readFileSync(pem, 'utf8')).toMatch(/^-----BEGIN PUBLIC KEY-----/);
  await window.answerDialogs(backup);
  await keys.getByRole('button', { name: 'Back up…' }).click();
  await keys.getByLabel('Passphrase').fill('short');
  await press('Enter');
  await say('fewer than 15 signs');
  await keys.getByLabel('Passphrase').fill('tide lantern moss quiet');
  await press('Enter');
  await say('2 keys are in');
  await window.answerDialogs(backup);
  await keys.getByRole('button', { name: 'Restore…' }).click();
  await keys.getByLabel('Passphrase of the backup').fill('tide lantern moss quiet');
  await press('Enter');
  await say('0 keys are restored, 2 here already.');

  await row('Studio').getByRole('button', { name: 'Revoke Studio', exact: true }).click();
  await row('Studio').getByRole('button', { name: 'Revoke it' }).click();
  await row('Studio').getByText('revoked').waitFor();
  if (process.env['DREAM_SHOTS'] !== undefined) await window.page.screenshot({ path: join(process.env['DREAM_SHOTS'], 'signing-keys.png') });
  await press('Escape');
  await by('settings').waitFor({ state: 'detached' });
});

it('says that a setting is not kept where the database is taken, once, and that it is where it is free again', async () => {
  const db = new Database(join(home, 'data', DATABASE_FILE));
  db.exec('BEGIN EXCLUSIVE');
  await press('Control+,');
  await by('settings').getByLabel('Dawn').check({ force: true });
  await theme('dawn');
  const notice = window.page.locator('.notice-bad', { hasText: 'counts until the window closes' });
  await notice.waitFor();
  db.exec('ROLLBACK');
  db.close();
  await by('settings').getByLabel('Midnight').check({ force: true });
  await notice.waitFor({ state: 'detached' });
  await expect.poll(kept).toMatchObject({ value: { theme: 'midnight', keys: {} } });
  expect(window.errors).toEqual([]);
});
