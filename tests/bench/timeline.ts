/**
 * The night's timeline in the real window: the work of a frame while eight hours in full detail are zoomed, moved, pointed at and
 * scrubbed, beside a frame of the display and beside uPlot with the same lines. Time of the thread, not of the clock: what else
 * the computer does is not counted.
 */

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openWindow } from '../support/window.ts';
import { withEngine } from './engine-client.ts';
import { linesOf, openPlainChart } from './plain-chart.ts';
import type { Row } from './run.ts';

/** A frame of a display of 60 Hz. */
const FRAME_MS = 1000 / 60;
const STEPS = 120;
const SEED = 1;
/** uPlot draws the lines and nothing else: no lanes, signs, words, gaps or envelopes. */
const OF_LINES_ALONE = 1 / 3;

/** Cues on four channels, some of them every few seconds; it reads every signal that a night keeps. */
const DREAM = `dream "Full" {
  for ages 18+
  needs sound, light, touch, warmth
  scene a {
    tone calm 0.5
    say "the tide" at 30dB every 20s
    light red at 0lx ramp to 0.5lx over 30m
    touch at 20% for 2s every 45s
    when heart > 190bpm for 5m -> release
    when breath > 59bpm for 5m -> release
    when movement > 0.99 for 5m -> release
    when arousal > 0.99 for 5m -> release
    after 11m -> b
  }
  scene b {
    say "the wind" at 28dB every 15s
    warmth at 0.5°C ramp to 0°C over 10m
    after 7m -> a
  }
  release { fade all over 30s }
}
`;

type Moves = Readonly<Record<'zoomed' | 'moved' | 'pointed at' | 'scrubbed', number>>;

export async function timelineRows(): Promise<readonly Row[]> {
  const folder = join(mkdtempSync(join(tmpdir(), 'dream-timeline-')), 'full');
  mkdirSync(folder);
  writeFileSync(join(folder, 'full.dream'), DREAM);
  const { ours, box } = await measureOurs(folder);
  const night = await withEngine(async (client) => {
    await client.call('app.info', {}).outcome;
    const source = { kind: 'file', dir: folder, path: 'full.dream' } as const;
    const played = await client.call('night.preview', { source, subject: { kind: 'sleeper', name: 'mara' }, seed: SEED }).outcome;
    if (!played.ok) throw new Error(played.failure.message);
    return played.value.night;
  });
  const plain = await openPlainChart(linesOf(night), box);
  const theirs = await measure(plain.page, { x: 0, y: 0, width: box.width, height: box.height }, 100);
  await plain.app.close();
  const row = (move: keyof Moves, peer: string, against: number): Row => ({
    work: `night ${move}, 1/s: work of a frame, 95 of 100`,
    peer,
    ours: 1000 / ours[move],
    theirs: 1000 / against,
    goal: 1,
  });
  const moves = Object.keys(ours) as (keyof Moves)[];
  return [
    ...moves.map((move) => row(move, 'a frame of 16.7 ms', FRAME_MS)),
    // Where the pointer is, uPlot shows by two lines alone; there is nothing to compare.
    ...(['zoomed', 'moved'] as const).map((move) => ({ ...row(move, 'uPlot, lines alone', theirs[move]), goal: OF_LINES_ALONE })),
  ];
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function measureOurs(folder: string): Promise<{ readonly ours: Moves; readonly box: Box }> {
  const window = await openWindow();
  try {
    const { page } = window;
    await window.answerDialogs(folder);
    await page.keyboard.press('Control+o');
    await page.locator('.code .view-line', { hasText: 'dream "Full"' }).waitFor();
    await page.click('[data-testid="preview"]');
    await page.waitForSelector('[data-testid="night-summary"]');
    for (const handle of await page.locator('[aria-label$="each cue by itself"]').all()) await handle.click();
    const box = await page.locator('[data-testid="night-canvas"]').boundingBox();
    if (box === null) throw new Error('the night has no picture');
    return { ours: await measure(page, box, 12), box };
  } finally {
    await window.close();
  }
}

/** `clock`: where the clock is under the upper edge, px: there the wheel zooms and a drag scrubs. */
async function measure(page: Page, box: Box, clock: number): Promise<Moves> {
  const { mouse } = page;
  const [x, y] = [box.x + box.width / 2, box.y + clock];
  await mouse.move(x, y);
  const zoomed = await slowest(page, (i) => mouse.wheel(0, i % 60 < 30 ? -90 : 90));
  const moved = await slowest(page, (i) => mouse.wheel(i % 60 < 30 ? 60 : -60, 0));
  const pointed = await slowest(page, (i) => mouse.move(x - 150 + (i % 60) * 5, box.y + 60));
  await mouse.move(x, y);
  await mouse.down();
  // The text, the graph and the moment follow.
  const scrubbed = await slowest(page, (i) => mouse.move(x - 150 + (i % 60) * 5, y));
  await mouse.up();
  return { zoomed, moved, 'pointed at': pointed, scrubbed };
}

/** The 95th percentile of script, style and layout in a frame, ms: what a step costs, by the frames that were drawn meanwhile. */
async function slowest(page: Page, act: (step: number) => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const counter = await page.evaluateHandle(countFrames);
  const soFar = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const work = metrics.reduce((sum, { name, value }) => sum + (['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].includes(name) ? value : 0), 0);
    return { work: 1000 * work, frames: await counter.evaluate(({ drawn }) => drawn()) };
  };
  const costs: number[] = [];
  let before = await soFar();
  for (let step = 0; step < STEPS; step++) {
    await act(step);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    const now = await soFar();
    costs.push((now.work - before.work) / Math.max(1, now.frames - before.frames));
    before = now;
  }
  await counter.evaluate(({ end }) => end());
  await session.send('Performance.disable');
  await session.detach();
  return costs.sort((a, b) => a - b)[Math.floor(STEPS * 0.95)] ?? 0;
}

/** In the page. */
function countFrames() {
  let drawn = 0;
  let request = requestAnimationFrame(function next() {
    drawn++;
    request = requestAnimationFrame(next);
  });
  return { drawn: () => drawn, end: () => cancelAnimationFrame(request) };
}
