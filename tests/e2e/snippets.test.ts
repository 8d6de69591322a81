/** Snippets in the real editor: a scene and how it is left, filled in place by place. */

import { afterAll, beforeAll, it } from 'vitest';
import { clickLine, type OpenWindow, offered, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

it('writes a scene and its way out, each gap after the other', async () => {
  const { keyboard } = window.page;
  const line = (text: string) => window.page.locator('.code .view-line', { hasText: text });
  await clickLine(line('themes water'));
  await keyboard.press('End');
  await keyboard.press('Enter');
  await keyboard.type('scen');
  await offered(window.page, 'scene');
  await keyboard.press('Tab');
  await line('scene name {').waitFor();
  await keyboard.type('attic');
  await line('scene attic {').waitFor();
  await keyboard.press('Tab');
  await keyboard.type('aft');
  await offered(window.page, 'after');
  await keyboard.press('Tab');
  await line('after 8m -> scene').waitFor();
  await keyboard.type('5m');
  await keyboard.press('Tab');
  await keyboard.type('release');
  await line('after 5m -> release').waitFor();
  await keyboard.press('Escape');
  await window.page.locator('[data-node="attic"]').waitFor();
});
