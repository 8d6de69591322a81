/** What axe finds in the real window, in all themes, with a night and with problems shown; and the keyboard's way through it. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '../support/axe.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
  await window.page.click('[data-testid="preview"]');
  await window.page.waitForSelector('[data-testid="night-summary"]');
});
afterAll(() => window?.close());

const DIALOGS = [
  ['Control+k', '[data-testid="palette"]'],
  ['Control+n', '[data-testid="templates"]'],
  ['Control+,', '[data-testid="settings"]'],
  ['Control+Alt+k', '[data-testid="keys"]'],
  ['F1', '.help'],
] as const;

async function run(command: string): Promise<void> {
  const { page } = window;
  await page.keyboard.press('Control+k');
  await page.waitForSelector('[data-testid="palette"]');
  await page.keyboard.type(command);
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-testid="palette"]', { state: 'detached' });
}

describe('the window', () => {
  it.each([
    ['midnight', 'theme: midnight', []],
    // What differs between them is colour.
    ['dawn', 'theme: dawn', ['color-contrast']],
    ['contrast', 'theme: high contrast', ['color-contrast']],
  ])(
    'has no serious finding in %s, in any of its panels and dialogs',
    async (theme, command, rules) => {
      const { page } = window;
      await run(command);
      await page.locator(`html[data-theme="${theme}"]`).waitFor();
      for (const key of ['Alt+6', 'Alt+4', 'Alt+3']) {
        await page.keyboard.press(key);
        expect(await findings(page, rules), key).toEqual([]);
      }
      for (const [open, shown] of DIALOGS) {
        await page.keyboard.press(open);
        await page.waitForSelector(shown);
        expect(await findings(page, rules), open).toEqual([]);
        await page.keyboard.press('Escape');
        await page.waitForSelector(shown, { state: 'detached' });
      }
    },
    120_000,
  );

  it('has none in the list of sleepers', async () => {
    const { page } = window;
    await page.click('[data-testid="sleeper-picker"]');
    await page.waitForSelector('[role="menu"]');
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('is worked by keys alone: palette, a command, a panel, the playhead', async () => {
    const { page } = window;
    await page.keyboard.press('Control+k');
    await page.keyboard.type('show the problems');
    await page.keyboard.press('Enter');
    await page.locator('[data-testid="problems"]').waitFor();
    await page.keyboard.press('Alt+3');
    await page.locator('[data-testid="night-canvas"]').waitFor();
    const reached: string[] = [];
    await page.locator('[data-testid="preview"]').focus();
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.className ?? ''));
    }
    expect(reached).toContain('export');
  });
});
