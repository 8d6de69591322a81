/** What leads out of the window: addresses in the user's browser, https only, and only after asking; files in the file manager, which opens none of them. */

import { existsSync } from 'node:fs';
import { isAbsolute, normalize } from 'node:path';
import { type BrowserWindow, dialog, shell } from 'electron';

export async function openLink(window: BrowserWindow, address: unknown): Promise<void> {
  const url = safeAddress(address);
  if (url === null) return;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Open ${url.host} in your browser?`,
    detail: url.href,
    buttons: ['Open', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) await shell.openExternal(url.href);
}

export function showFile(path: unknown): void {
  if (typeof path === 'string' && isAbsolute(path) && existsSync(path)) shell.showItemInFolder(normalize(path));
}

/** The address where it is one of https without a user's name in it; else null. */
export function safeAddress(address: unknown): URL | null {
  if (typeof address !== 'string' || address.length > 2048 || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url : null;
}
