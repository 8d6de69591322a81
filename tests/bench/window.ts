/** How long a person waits for the window: from the start of the process to a window that can be used, beside an empty one. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { findElectron, sandboxArguments } from '../../scripts/electron-runtime.ts';
import type { Row } from './run.ts';

const ROUNDS = 5;
const silent = () => {};

/** Our side is ready when text, problems and graph are drawn; the empty one when its blank page is loaded. */
export async function windowRows(): Promise<readonly Row[]> {
  const empty = emptyApp();
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await startTime(process.cwd(), 'body[data-app-state="ready"]'));
    theirs.push(await startTime(empty, 'body'));
  }
  return [{ work: 'window starts, ready to write', peer: 'empty Electron window', ours: 1000 / median(ours), theirs: 1000 / median(theirs), goal: 0.4 }];
}

async function startTime(app: string, selector: string): Promise<number> {
  const electron = await findElectron(app, silent);
  const home = mkdtempSync(join(tmpdir(), 'dream-bench-'));
  const begin = performance.now();
  const running = await _electron.launch({
    executablePath: electron.executable,
    args: [...sandboxArguments(silent), '--disable-gpu', `--user-data-dir=${home}`, ...electron.appArguments],
    env: { ...(process.env as Record<string, string>), ...electron.environment },
  });
  const page = await running.firstWindow();
  await page.waitForSelector(selector, { state: 'attached' });
  const took = performance.now() - begin;
  await running.close();
  return took;
}

function emptyApp(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dream-empty-'));
  writeFileSync(join(folder, 'package.json'), '{ "name": "empty", "main": "main.cjs" }');
  writeFileSync(
    join(folder, 'main.cjs'),
    "const { app, BrowserWindow } = require('electron');\napp.whenReady().then(() => new BrowserWindow({ width: 1440, height: 900 }).loadURL('data:text/html,<body>empty'));\n",
  );
  return folder;
}

const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
