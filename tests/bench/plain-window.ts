/** A window that has nothing in it but one page of `tests/bench/plain`: the peers that our views are measured beside. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { build } from 'vite';
import { findElectron, sandboxArguments } from '../../scripts/electron-runtime.ts';

export interface PlainWindow {
  readonly page: Page;
  readonly app: ElectronApplication;
}

export interface PlainOptions {
  /** Of the page, px. */
  readonly width: number;
  readonly height: number;
  /** What stands in its address behind the question mark. */
  readonly search?: string;
}

const PAGES = resolve('tests/bench/plain');

/** Builds a page; gives what opens a window with it. */
export async function plainWindow(page: 'chart.ts' | 'editor.ts' | 'flow.tsx'): Promise<(options: PlainOptions) => Promise<PlainWindow>> {
  const folder = mkdtempSync(join(tmpdir(), 'dream-plain-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: PAGES,
    base: './',
    plugins: [react()],
    resolve: { alias: { 'plain-page': join(PAGES, page) } },
    worker: { format: 'es' },
    build: { outDir: join(folder, 'page'), emptyOutDir: true, target: 'chrome130', chunkSizeWarningLimit: 10_000 },
  });
  writeFileSync(join(folder, 'package.json'), '{ "name": "plain", "main": "main.cjs" }');
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
const { width, height, search = '' } = JSON.parse(process.env.PLAIN_WINDOW);
const window = { width, height, useContentSize: true, webPreferences: { webSecurity: false } };
app.whenReady().then(() => new BrowserWindow(window).loadFile(${JSON.stringify(join(folder, 'page', 'index.html'))}, { search }));
`,
  );
  const silent = () => {};
  return async (options) => {
    const electron = await findElectron(folder, silent);
    const app = await _electron.launch({
      executablePath: electron.executable,
      args: [...sandboxArguments(silent), '--disable-gpu', ...electron.appArguments],
      env: { ...(process.env as Record<string, string>), ...electron.environment, PLAIN_WINDOW: JSON.stringify(options) },
    });
    return { page: await app.firstWindow(), app };
  };
}
