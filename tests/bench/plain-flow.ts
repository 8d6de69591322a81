/** A window that has nothing in it but a plain React Flow: our peer. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { build } from 'vite';
import { findElectron, sandboxArguments } from '../../scripts/electron-runtime.ts';

/** Builds it. Gives what opens a window with so many nodes. */
export async function plainFlow(): Promise<(nodes: number) => Promise<{ readonly page: Page; readonly app: ElectronApplication }>> {
  const folder = mkdtempSync(join(tmpdir(), 'dream-plain-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    root: resolve('tests/bench/plain-flow'),
    base: './',
    plugins: [react()],
    build: { outDir: join(folder, 'page'), emptyOutDir: true, target: 'chrome130' },
  });
  writeFileSync(join(folder, 'package.json'), '{ "name": "plain", "main": "main.cjs" }');
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 760, height: 480, useContentSize: true, webPreferences: { webSecurity: false } }).loadFile(${JSON.stringify(join(folder, 'page', 'index.html'))}, { search: 'nodes=' + process.env.NODES }));
`,
  );
  const silent = () => {};
  return async (nodes) => {
    const electron = await findElectron(folder, silent);
    const app = await _electron.launch({
      executablePath: electron.executable,
      args: [...sandboxArguments(silent), '--disable-gpu', ...electron.appArguments],
      env: { ...(process.env as Record<string, string>), ...electron.environment, NODES: String(nodes) },
    });
    const page = await app.firstWindow();
    await page.waitForSelector('.react-flow__node', { timeout: 120_000 });
    return { page, app };
  };
}
