/** A window that has nothing in it but plain uPlot charts of a night: our peer in drawing it. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { build } from 'vite';
import { STAGES } from '../../app/base/index.ts';
import type { NightRecord } from '../../app/bridge/index.ts';
import { modelOf } from '../../renderer/night/model/model.ts';
import { findElectron, sandboxArguments } from '../../scripts/electron-runtime.ts';

/** One row of a night as numbers. */
export interface PlainLine {
  readonly name: string;
  /** ms, rising. */
  readonly at: readonly number[];
  readonly value: readonly number[];
  readonly stepped: boolean;
}

/** Stages, the level of each channel and each of its cues, and every signal: as many points as our timeline has of them. */
export function linesOf(night: NightRecord): readonly PlainLine[] {
  const { channels, signals } = modelOf(night);
  const line = (name: string, { at, value }: { readonly at: ArrayLike<number>; readonly value: ArrayLike<number> }): PlainLine => ({
    name,
    at: Array.from(at),
    value: Array.from(value),
    stepped: false,
  });
  const stages = night.stages.map(({ stage }) => STAGES.indexOf(stage as (typeof STAGES)[number]));
  return [
    { name: 'stages', at: night.stages.map(({ from }) => from), value: stages, stepped: true },
    ...channels.flatMap(({ channel, level, voices }) => [line(channel, level), ...voices.map((voice) => line(voice.label, voice.level))]),
    ...signals.map(({ name, series }) => line(name, series)),
  ];
}

export async function openPlainChart(
  lines: readonly PlainLine[],
  { width, height }: { readonly width: number; readonly height: number },
): Promise<{ readonly page: Page; readonly app: ElectronApplication }> {
  const folder = mkdtempSync(join(tmpdir(), 'dream-plain-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    root: resolve('tests/bench/plain-chart'),
    base: './',
    build: { outDir: join(folder, 'page'), emptyOutDir: true, target: 'chrome130' },
  });
  writeFileSync(join(folder, 'package.json'), '{ "name": "plain", "main": "main.cjs" }');
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
const size = { width: ${Math.round(width)}, height: ${Math.round(height)}, useContentSize: true };
app.whenReady().then(() => new BrowserWindow({ ...size, webPreferences: { webSecurity: false } }).loadFile(${JSON.stringify(join(folder, 'page', 'index.html'))}));
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
  await page.waitForFunction('window.drawNight !== undefined');
  await page.evaluate((given) => (globalThis as unknown as { drawNight(lines: readonly PlainLine[]): void }).drawNight(given), lines);
  await page.waitForSelector('.uplot');
  return { page, app };
}
