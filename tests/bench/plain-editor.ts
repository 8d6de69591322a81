/** A window that has nothing in it but a plain Monaco: our peer in typing. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { build } from 'vite';
import { findElectron, sandboxArguments } from '../../scripts/electron-runtime.ts';

export async function openPlainEditor(text: string): Promise<{ readonly page: Page; readonly app: ElectronApplication }> {
  const folder = mkdtempSync(join(tmpdir(), 'dream-plain-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: resolve('tests/bench/plain-editor'),
    base: './',
    worker: { format: 'es' },
    build: { outDir: join(folder, 'page'), emptyOutDir: true, target: 'chrome130', chunkSizeWarningLimit: 10_000 },
  });
  writeFileSync(join(folder, 'package.json'), '{ "name": "plain", "main": "main.cjs" }');
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1440, height: 900, useContentSize: true, webPreferences: { webSecurity: false } }).loadFile(${JSON.stringify(join(folder, 'page', 'index.html'))}));
`,
  );
  const silent = () => {};
  const electron = await findElectron(folder, silent);
  const app = await _electron.launch({
    executablePath: electron.executable,
    args: [...sandboxArguments(silent), '--disable-gpu', ...electron.appArguments],
    env: { ...(process.env as Record<string, string>), ...electron.environment },
  });
  const page = await app.firstWindow();
  await page.waitForFunction('window.openText !== undefined');
  await page.evaluate((given) => void (globalThis as unknown as { openText(text: string): unknown }).openText(given), text);
  await page.waitForSelector('.view-line');
  return { page, app };
}
