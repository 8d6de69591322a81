/** How long a person waits for the window: from the start of the process to one that can be used, beside an empty one. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { findElectron, sandboxArguments } from '../../scripts/electron-runtime.ts';
import type { Row } from './run.ts';

const ROUNDS = 7;
const UNSEEN_MS = 3000;
const silent = () => {};

/**
 * Ours can be used when the text is in the editor, and is whole when the graph is drawn too; an empty window is both when it is painted.
 * The page tells by itself when that was: whoever asks it from outside waits until it has nothing else to do.
 */
const OURS = { usable: 'text shown', whole: 'graph shown' } as const;
const THEIRS = { usable: 'first-contentful-paint', whole: 'first-contentful-paint' } as const;
const PEER = 'empty Electron window';
/** At most 2.5 times as long. */
const GOAL = 0.4;

interface Start {
  /** ms */
  readonly usable: number;
  readonly whole: number;
}

/** The very first start of a new user, and the next one. */
export async function windowRows(): Promise<readonly Row[]> {
  const empty = emptyApp();
  const [first, again, theirFirst, theirAgain]: Start[][] = [[], [], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    const [ours, theirs] = [newHome(), newHome()];
    first?.push(await startTime(process.cwd(), ours, OURS));
    theirFirst?.push(await startTime(empty, theirs, THEIRS));
    again?.push(await startTime(process.cwd(), ours, OURS));
    theirAgain?.push(await startTime(empty, theirs, THEIRS));
  }
  const row = (work: string, ours: readonly Start[] = [], theirs: readonly Start[] = [], until: keyof Start): Row => ({
    work,
    peer: PEER,
    ours: 1000 / median(ours.map((start) => start[until])),
    theirs: 1000 / median(theirs.map((start) => start[until])),
    goal: GOAL,
  });
  return [
    row('first start, ready to write', first, theirFirst, 'usable'),
    row('first start, graph drawn', first, theirFirst, 'whole'),
    row('next start, ready to write', again, theirAgain, 'usable'),
    row('next start, graph drawn', again, theirAgain, 'whole'),
  ];
}

async function startTime(app: string, home: string, told: Readonly<Record<keyof Start, string>>): Promise<Start> {
  const electron = await findElectron(app, silent);
  const begin = performance.timeOrigin + performance.now();
  const running = await _electron.launch({
    executablePath: electron.executable,
    args: [...sandboxArguments(silent), '--disable-gpu', `--user-data-dir=${home}`, ...electron.appArguments],
    env: { ...(process.env as Record<string, string>), ...electron.environment },
  });
  const page = await running.firstWindow();
  const until = async (name: string) => {
    const entry = await page.waitForFunction((name) => performance.getEntriesByName(name)[0]?.startTime, name);
    return (await page.evaluate(() => performance.timeOrigin)) + ((await entry.jsonValue()) ?? Number.NaN) - begin;
  };
  // Not looked at before it should be over: looking costs the page time.
  await new Promise((resolve) => setTimeout(resolve, UNSEEN_MS));
  const [usable, whole] = [await until(told.usable), await until(told.whole)];
  await running.close();
  return { usable, whole };
}

const newHome = () => mkdtempSync(join(tmpdir(), 'dream-bench-'));

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
