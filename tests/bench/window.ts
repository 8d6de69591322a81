/** How long a person waits for the window: from the start of the process to one that can be used, beside an empty one. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { findElectron, sandboxArguments } from '../../scripts/electron-runtime.ts';
import type { Row } from './run.ts';

const ROUNDS = 7;
const UNSEEN_MS = 3000;
/** Starts before a usual one, each long enough that the engine keeps what was compiled of it. */
const BEFORE = 3;
const KEPT_MS = 12_000;
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

/** The very first start of a new user, and one as on any other day: what Chromium and Node compiled is kept from the third on. */
export async function windowRows(): Promise<readonly Row[]> {
  const empty = emptyApp();
  const [first, usual, theirFirst, theirUsual]: [Start[], Start[], Start[], Start[]] = [[], [], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    first.push(await startTime(process.cwd(), newHome(), OURS));
    theirFirst.push(await startTime(empty, newHome(), THEIRS));
  }
  const [ours, theirs] = [newHome(), newHome()];
  for (let round = -BEFORE; round < ROUNDS; round++) {
    const starts = [await startTime(process.cwd(), ours, OURS, round < 0 ? KEPT_MS : UNSEEN_MS), await startTime(empty, theirs, THEIRS)] as const;
    if (round < 0) continue;
    usual.push(starts[0]);
    theirUsual.push(starts[1]);
  }
  const row = (work: string, ours: readonly Start[], theirs: readonly Start[], until: keyof Start): Row => ({
    work,
    peer: PEER,
    ours: 1000 / median(ours.map((start) => start[until])),
    theirs: 1000 / median(theirs.map((start) => start[until])),
    goal: GOAL,
  });
  return [
    row('first start, ready to write', first, theirFirst, 'usable'),
    row('first start, graph drawn', first, theirFirst, 'whole'),
    row('usual start, ready to write', usual, theirUsual, 'usable'),
    row('usual start, graph drawn', usual, theirUsual, 'whole'),
  ];
}

async function startTime(app: string, home: string, told: Readonly<Record<keyof Start, string>>, unseenMs = UNSEEN_MS): Promise<Start> {
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
  await new Promise((resolve) => setTimeout(resolve, unseenMs));
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
