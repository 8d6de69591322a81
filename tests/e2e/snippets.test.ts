/** Snippets in the real editor: a scene and how it is left, filled in place by place. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { clickLine, type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

it('writes a scene and its way out, each gap after the other', async () => {
  const { keyboard } = window.page;
  const line = (text: string) => window.page.locator('.code .view-line', { hasText: text });
  /** Where anything moves under it, the list goes away again; a person asks once more, and waits the longer, the slower the machine is. */
  const offered = async (label: string) => {
    const row = window.page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: label }).first();
    let timeout = 1000;
    await expect
      .poll(async () => {
        timeout *= 2;
        const seen = await row.waitFor({ timeout }).then(
          () => true,
          () => false,
        );
        if (!seen) await keyboard.press('Control+Space');
        return seen;
      })
      .toBe(true);
  };
  await clickLine(line('themes water'));
  await keyboard.press('End');
  await keyboard.press('Enter');
  await keyboard.type('scen');
  await offered('scene');
  await keyboard.press('Tab');
  await line('scene name {').waitFor();
  await keyboard.type('attic');
  await line('scene attic {').waitFor();
  await keyboard.press('Tab');
  await keyboard.type('aft');
  await offered('after');
  await keyboard.press('Tab');
  await line('after 8m -> scene').waitFor();
  await keyboard.type('5m');
  await keyboard.press('Tab');
  await keyboard.type('release');
  await line('after 5m -> release').waitFor();
  await keyboard.press('Escape');
  await window.page.locator('[data-node="attic"]').waitFor();
});
