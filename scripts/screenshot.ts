/** Opens the built app in a folder of its own and saves a picture of its window. Arguments: file, width, height, theme. */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { findElectron, sandboxArguments } from './electron-runtime.ts';

const [file = 'window.png', width = '1440', height = '900', theme = 'midnight'] = process.argv.slice(2);
const electron = await findElectron(process.cwd(), () => {});
const data = mkdtempSync(join(tmpdir(), 'dream-window-'));
const app = await _electron.launch({
  executablePath: electron.executable,
  args: [...sandboxArguments(() => {}), '--disable-gpu', `--user-data-dir=${data}`, ...electron.appArguments],
  env: { ...(process.env as Record<string, string>), ...electron.environment },
});
const page = await app.firstWindow();
page.on('console', (message) => console.log(`${message.type()}: ${message.text()}`));
page.on('pageerror', (error) => console.log(`error: ${error.message}`));
await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), {
  width: Number(width),
  height: Number(height),
});
try {
  await page.waitForSelector('body[data-app-state="ready"]', { timeout: 30_000 });
  await page.locator('html').evaluate((page, name) => page.setAttribute('data-theme', name), theme);
  await page.screenshot({ path: file });
} finally {
  if (process.env['DEBUG_SHOT']) await page.screenshot({ path: file });
  await app.close();
}
