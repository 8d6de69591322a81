/**
 * Typing in the real window: how long each key takes until it is painted, and what the page's thread works for it, in a program of
 * 2,000 lines beside the same keys in a small one, and beside a Monaco with the same text and nothing around it.
 */

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { toneFile } from '../support/author.ts';
import { openWindow } from '../support/window.ts';
import { quiet } from './graph-steps.ts';
import { longDream, PATH } from './long-dream.ts';
import { openPlainEditor } from './plain-editor.ts';
import type { Row } from './run.ts';

/** Nine lines each. */
const LARGE = 222;
const SMALL = 3;
/** Between two keys of a quick typist, ms. */
const PACE_MS = 90;
/** Breaks the text and mends it again, as writing does. */
const WRITTEN = ['say "the tide is coming in" at 30dB every 90s', 'light blue at 0.2lx', 'after 9m -> room2'];
const STILL_WITHIN_MS = 120_000;

interface Typed {
  /** From the key to the end of the frame that shows it, ms. */
  readonly p50: number;
  readonly p95: number;
  /** Of the page's thread, for each key, with all that follows until the page rests, ms. */
  readonly work: number;
}

export async function typingRows(): Promise<readonly Row[]> {
  const large = await inOurs(LARGE);
  const small = await inOurs(SMALL);
  const plain = await inPlain(longDream(LARGE));
  const row = (work: string, peer: string, ours: number, theirs: number, goal: number): Row => ({ work, peer, ours: 1000 / ours, theirs: 1000 / theirs, goal });
  return [
    row('key to paint, 1/s: half of the keys, 2,000 lines', 'plain Monaco', large.p50, plain.p50, 0.5),
    row('key to paint, 1/s: 95 of 100, 2,000 lines', 'plain Monaco', large.p95, plain.p95, 0.5),
    row('key to paint, 1/s: half of the keys, 2,000 lines', 'ours, 30 lines', large.p50, small.p50, 0.8),
    row('key to paint, 1/s: 95 of 100, 2,000 lines', 'ours, 30 lines', large.p95, small.p95, 0.8),
    row('work of the thread for a key, 1/s, 2,000 lines', 'ours, 30 lines', large.work, small.work, 0.5),
  ];
}

async function inOurs(scenes: number): Promise<Typed> {
  const folder = join(mkdtempSync(join(tmpdir(), 'dream-typing-')), 'long');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'assets', 'surf.wav'), toneFile(2));
  writeFileSync(join(folder, PATH), longDream(scenes));
  const window = await openWindow();
  try {
    const { page } = window;
    await window.answerDialogs(folder);
    await page.keyboard.press('Control+o');
    await page.locator('.code .view-line', { hasText: 'dream "Long"' }).waitFor();
    // The first nights of the text are played, and say their numbers beside the lines.
    await page.waitForSelector('.scene-share', { timeout: STILL_WITHIN_MS });
    return await typed(page, `scene room${Math.floor(scenes / 2)} {`);
  } finally {
    await window.close();
  }
}

async function inPlain(text: string): Promise<Typed> {
  const { page, app } = await openPlainEditor(text);
  try {
    return await typed(page, `scene room${LARGE / 2} {`);
  } finally {
    await app.close();
  }
}

/** Writes below the line. */
async function typed(page: Page, below: string): Promise<Typed> {
  const { keyboard } = page;
  await page.locator('.view-lines').first().click();
  await keyboard.press('Control+Home');
  await keyboard.press('Control+f');
  await page.locator('.find-widget textarea').first().fill(below);
  await keyboard.press('Enter');
  await keyboard.press('Escape');
  await keyboard.press('End');
  await quiet(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const work = async () => 1000 * ((await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  const keys = WRITTEN.flatMap((line) => ['Enter', ...line]);
  const times = await page.evaluateHandle(listen);
  const before = await work();
  for (const key of keys) {
    const next = performance.now() + PACE_MS;
    await keyboard.press(key === ' ' ? 'Space' : key);
    await new Promise((done) => setTimeout(done, Math.max(0, next - performance.now())));
  }
  await quiet(page);
  const whole = (await work()) - before;
  const sorted = (await times.evaluate((all) => all)).sort((a, b) => a - b);
  if (sorted.length < keys.length) throw new Error('Not every key was painted.');
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), work: whole / keys.length };
}

/** In the page: from when a key was pressed to when the frame after it is done. */
function listen(): number[] {
  const times: number[] = [];
  addEventListener(
    'keydown',
    ({ timeStamp }) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.push(performance.now() - timeStamp);
        port2.postMessage(null);
      }),
    true,
  );
  return times;
}
