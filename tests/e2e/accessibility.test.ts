/** What axe finds in every view of the real window, in all themes; and the keyboard's way through it. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '../support/axe.ts';
import { type Guide, guideIn, THEMES, TOUR, wear } from '../support/tour.ts';
import { type OpenWindow, openWindow, pick } from '../support/window.ts';

let window: OpenWindow;
let guide: Guide;
beforeAll(async () => {
  window = await openWindow();
  guide = guideIn(window);
});
afterAll(() => window?.close());

describe('the window', () => {
  it.each(TOUR)('has no serious finding in $name, in any theme', async ({ show, leave }) => {
    await show(guide);
    const found: string[] = [];
    for (const theme of THEMES) {
      await wear(guide, theme);
      // What differs between them is colour.
      found.push(...(await findings(window.page, theme === 'midnight' ? [] : ['color-contrast'])).map((words) => `${theme}: ${words}`));
    }
    await leave?.(guide);
    expect(found).toEqual([]);
  });

  it.each([
    ['Alt+2', 'graph'],
    ['Alt+3', 'night'],
    ['Alt+1', 'code-editor'],
    ['Alt+5', 'outline'],
    ['Alt+6', 'cohort'],
    ['Alt+0', 'explorer'],
    ['Alt+9', 'devices'],
    ['Alt+4', 'problems'],
    ['Alt+c', 'compare'],
    ['Alt+8', 'history'],
    ['Alt+1', 'code-editor'],
  ])('gives the keyboard to the panel that is asked for: %s, %s', async (keys, panel) => {
    await window.page.keyboard.press(keys);
    await expect.poll(() => window.page.evaluate((id) => document.activeElement?.closest(`[data-testid="${id}"]`) != null, panel)).toBe(true);
  });

  it('says in the history which of its texts is which, also in one column', async () => {
    const { page, app } = window;
    const names = () =>
      guide
        .by('history')
        .locator('.editor [role="textbox"]')
        .evaluateAll((sides) => sides.map((side) => side.getAttribute('aria-label')));
    for (const width of [1024, 1440]) {
      await app.evaluate(({ BrowserWindow }, wide) => BrowserWindow.getAllWindows()[0]?.setContentSize(wide, 900), width);
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
      await guide.command('view.history');
      await expect.poll(names).toEqual(['The version', 'The text as it is']);
    }
  });

  it('keeps the keyboard where a notice is put away: it goes to the one beside it, and then back into the text', async () => {
    const { page } = window;
    const notices = page.locator('.notice');
    const has = (what: string) => page.waitForFunction((wanted) => document.activeElement?.closest(wanted) != null, what);
    while ((await notices.count()) > 0) await notices.first().getByLabel('Put away').click();
    await guide.command('view.code');
    await has('[data-testid="code-editor"]');
    await guide.command('edit.formatOnSave');
    await guide.command('edit.formatOnSave');
    await expect.poll(() => notices.count()).toBe(2);
    await notices.last().getByLabel('Put away').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => notices.count()).toBe(1);
    await has('.notice');
    await page.keyboard.press('Enter');
    await expect.poll(() => notices.count()).toBe(0);
    await has('[data-testid="code-editor"]');
  });

  it('is worked by keys alone: palette, a command, a panel, the playhead', async () => {
    const { page } = window;
    await pick(page, 'show the problems');
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
