/** A plain Monaco with a text: our peer in typing. */

import { type PlainWindow, plainWindow } from './plain-window.ts';

export async function openPlainEditor(text: string): Promise<PlainWindow> {
  const open = await plainWindow('editor.ts');
  const window = await open({ width: 1440, height: 900 });
  await window.page.waitForFunction('window.openText !== undefined');
  await window.page.evaluate((given) => void (globalThis as unknown as { openText(text: string): unknown }).openText(given), text);
  await window.page.waitForSelector('.view-line');
  return window;
}
