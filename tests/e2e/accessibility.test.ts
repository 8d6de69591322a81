/** What axe finds in the real window, in both themes, with a night and with problems shown; and the keyboard's way through it. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenWindow, openWindow } from '../support/window.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
  await window.page.click('[data-testid="preview"]');
  await window.page.waitForSelector('[data-testid="night-summary"]');
});
afterAll(() => window?.close());

interface Axe {
  run(context: object): Promise<{ violations: readonly { id: string; impact: string; nodes: readonly { html: string; failureSummary: string }[] }[] }>;
}

/** Serious findings, the editor's and the dock's own insides left out. */
async function findings(): Promise<readonly string[]> {
  await window.page.evaluate(AXE);
  return window.page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run({ exclude: [['.monaco-editor'], ['.dv-tabs-container']] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`));
  });
}

describe('the window', () => {
  it.each(['midnight', 'dawn'])('has no serious finding in %s', async (theme) => {
    const { page } = window;
    if ((await page.locator('html').getAttribute('data-theme')) !== theme) await page.click('[aria-label="Switch between midnight and dawn"]');
    await page.locator(`html[data-theme="${theme}"]`).waitFor();
    expect(await findings()).toEqual([]);
  });

  it('has none in the palette, the gallery and the list of sleepers', async () => {
    const { page } = window;
    for (const [open, shown] of [
      ['Control+k', '[data-testid="palette"]'],
      ['Control+n', '[data-testid="templates"]'],
    ] as const) {
      await page.keyboard.press(open);
      await page.waitForSelector(shown);
      expect(await findings(), open).toEqual([]);
      await page.keyboard.press('Escape');
      await page.waitForSelector(shown, { state: 'detached' });
    }
    await page.click('[data-testid="sleeper-picker"]');
    await page.waitForSelector('[role="menu"]');
    expect(await findings()).toEqual([]);
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
