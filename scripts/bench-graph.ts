/**
 * How much the graph costs in the real window: work of each step of panning, zooming and dragging, with so many scenes, beside
 * the same steps in a plain React Flow of as many nodes. Build first. Arguments: numbers of scenes, default 2000 and 10000.
 */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cost, costs, type Move } from '../tests/bench/graph-steps.ts';
import { plainFlow } from '../tests/bench/plain-flow.ts';
import { manyScenes } from '../tests/support/many-scenes.ts';
import { openWindow } from '../tests/support/window.ts';

const DRAWN_WITHIN_MS = 240_000;
const counts = process.argv.slice(2).map(Number);
const openPlain = await plainFlow();

for (const count of counts.length === 0 ? [2000, 10_000] : counts) {
  const { drawn, ours } = await measured(count);
  const peer = await openPlain(count);
  const theirs = await costs(peer.page, '.react-flow', '.react-flow__node');
  await peer.app.close();
  console.log(`${count} scenes, drawn ${(drawn / 1000).toFixed(1)} s after the folder was chosen; ms of work a step:`);
  for (const move of ['pan', 'zoom', 'drag'] as Move[])
    console.log(`  ${move}: ${words(ours[move])}; plain React Flow ${words(theirs[move])}; ${ratio(theirs[move], ours[move])} of ours at p95`);
}

async function measured(count: number) {
  const dir = mkdtempSync(join(tmpdir(), 'dream-graph-'));
  writeFileSync(join(dir, 'many.dream'), manyScenes(count));
  const window = await openWindow();
  try {
    const { page } = window;
    await window.answerDialogs(dir);
    await page.keyboard.press('Control+o');
    const began = performance.now();
    await page.waitForSelector('[data-node="scene_0"]', { timeout: DRAWN_WITHIN_MS });
    return { drawn: performance.now() - began, ours: await costs(page, '.graph-canvas', '.scene > header') };
  } finally {
    await window.close();
  }
}

function words({ p50, p95 }: Cost): string {
  return `p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)}`;
}

function ratio(theirs: Cost, ours: Cost): string {
  return `${(theirs.p95 / ours.p95).toFixed(1)}×`;
}
