/**
 * How much the graph costs in the real window: scripting of each step of panning, zooming and dragging, with so many scenes,
 * beside the same steps in a window whose dream has one scene. Build first. Arguments: numbers of scenes, default 2000 and 10000.
 */

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { openWindow } from '../tests/support/window.ts';

const STEPS = 60;
const DRAWN_WITHIN_MS = 240_000;
const counts = process.argv.slice(2).map(Number);

for (const count of [1, ...(counts.length === 0 ? [2000, 10_000] : counts)]) {
  const dir = mkdtempSync(join(tmpdir(), 'dream-graph-'));
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'many.dream'), program(count));
  const window = await openWindow();
  try {
    const { page } = window;
    await window.answerDialogs(dir);
    await page.keyboard.press('Control+o');
    const began = performance.now();
    await page.waitForSelector('[data-node="scene_0"]', { timeout: DRAWN_WITHIN_MS });
    const drawn = performance.now() - began;
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const canvas = await page.locator('.graph-canvas').boundingBox();
    if (canvas === null) throw new Error('no graph');
    const middle = { x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height / 2 };
    const edge = { x: canvas.x + canvas.width - 12, y: canvas.y + canvas.height - 12 };
    const results = {
      pan: await steps(page, session, async (i) => {
        if (i === 0) {
          await page.mouse.move(edge.x, edge.y);
          await page.mouse.down();
        }
        await page.mouse.move(edge.x - i * 3, edge.y - i * 2);
      }),
      zoom: await steps(page, session, async (i) => {
        if (i === 0) {
          await page.mouse.up();
          await page.mouse.move(middle.x, middle.y);
        }
        await page.mouse.wheel(0, i < STEPS / 2 ? 40 : -40);
      }),
      drag: await drag(page, session),
    };
    const words = Object.entries(results).map(([what, { p50, p95 }]) => `${what} p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)} ms`);
    console.log(`${String(count).padStart(6)} scenes: drawn after ${(drawn / 1000).toFixed(1)} s; scripting a step: ${words.join('; ')}`);
  } finally {
    await window.close();
  }
}

async function drag(page: Page, session: CDPSession) {
  const head = await page.locator('.scene > header').first().boundingBox();
  if (head === null) throw new Error('no scene in sight');
  const from = { x: head.x + 20, y: head.y + head.height / 2 };
  const result = await steps(page, session, async (i) => {
    if (i === 0) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
    }
    await page.mouse.move(from.x + 8 + i, from.y + 8 + i);
  });
  await page.mouse.up();
  return result;
}

/** Milliseconds of scripting, style and layout of each step up to the frame after it. */
async function steps(page: Page, session: CDPSession, step: (i: number) => Promise<void>): Promise<{ readonly p50: number; readonly p95: number }> {
  const costs: number[] = [];
  for (let i = 0; i < STEPS; i++) {
    const before = await spent(session);
    await step(i);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    costs.push((await spent(session)) - before);
  }
  costs.sort((a, b) => a - b);
  const at = (share: number) => costs[Math.min(costs.length - 1, Math.floor(costs.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

async function spent(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return 1000 * (of('ScriptDuration') + of('LayoutDuration') + of('RecalcStyleDuration'));
}

/** A chain of scenes in groups of twenty, each with a cue. */
function program(count: number): string {
  const scene = (i: number): string => {
    const next = i + 1 < count ? `scene_${i + 1}` : 'release';
    return `  scene scene_${i} { light red at 0.5lx  after 4m -> ${next} }`;
  };
  return `dream "Many" {\n  needs light\n${Array.from({ length: count }, (_, i) => scene(i)).join('\n')}\n  release { fade all over 60s }\n}\n`;
}
