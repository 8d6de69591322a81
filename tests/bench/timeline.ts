/** The night's timeline in the real window: what a frame costs while it is zoomed, moved and scrubbed over eight hours in full detail. */

import { type OpenWindow, openWindow } from '../support/window.ts';
import type { Row } from './run.ts';

/** A frame of a display of 60 Hz. */
const FRAMES_PER_SECOND = 60;
const FRAMES = 120;

export async function timelineRows(): Promise<readonly Row[]> {
  const window = await openWindow();
  try {
    const { page } = window;
    await page.click('[data-testid="preview"]');
    await page.waitForSelector('[data-testid="night-summary"]');
    for (const channel of ['sound', 'light', 'scent']) await page.click(`[aria-label^="${channel}: each cue"]`);
    const box = await page.locator('[data-testid="night-canvas"]').boundingBox();
    if (box === null) throw new Error('the night has no picture');
    const [x, y] = [box.x + box.width / 2, box.y + 12];
    await page.mouse.move(x, y);
    const row = (work: string, p95: number): Row => ({
      work: `${work}, frames/s at the slowest twentieth`,
      peer: 'display',
      ours: 1000 / p95,
      theirs: FRAMES_PER_SECOND,
      goal: 1,
    });
    return [
      row('night zoomed', await slowest(window, (i) => page.mouse.wheel(0, i % 60 < 30 ? -90 : 90))),
      row('night moved', await slowest(window, (i) => page.mouse.wheel(i % 60 < 30 ? 60 : -60, 0))),
      row('night pointed at', await slowest(window, (i) => page.mouse.move(x + (i % 60) * 5, box.y + 60))),
      row('night scrubbed', await scrubbed(window, x, box.y + 12)),
    ];
  } finally {
    await window.close();
  }
}

/** The cursor is dragged along the clock: the text, the graph and the moment follow. */
async function scrubbed(window: OpenWindow, x: number, y: number): Promise<number> {
  const { mouse } = window.page;
  await mouse.move(x, y);
  await mouse.down();
  const cost = await slowest(window, (i) => mouse.move(x + (i % 60) * 5, y));
  await mouse.up();
  return cost;
}

/** The 95th percentile of script, style and layout in a frame, ms, as the browser counts them. */
async function slowest({ page }: OpenWindow, act: (frame: number) => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.reduce((sum, { name, value }) => sum + (['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].includes(name) ? value : 0), 0);
  };
  const costs: number[] = [];
  for (let frame = 0; frame < FRAMES; frame++) {
    const before = await busy();
    await act(frame);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    costs.push(1000 * ((await busy()) - before));
  }
  await session.detach();
  return costs.sort((a, b) => a - b)[Math.floor(FRAMES * 0.95)] ?? 0;
}
