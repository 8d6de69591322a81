/**
 * What the graph costs in the real window: of each frame of panning, zooming and dragging its scripting and all of its work, with so
 * many scenes, beside the same steps in a plain React Flow of as many nodes; and how long an edit takes until it is seen. Build first.
 * Arguments: numbers of scenes, default 2000 and 10000.
 */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { type FrameCosts, frameCosts, type Spread } from '../tests/bench/frame-costs.ts';
import { type Graph, gesture, MOVES, type Move, quiet } from '../tests/bench/graph-steps.ts';
import { plainFlow } from '../tests/bench/plain-flow.ts';
import { nestedScenes } from '../tests/support/nested-scenes.ts';
import { openWindow } from '../tests/support/window.ts';

const DRAWN_WITHIN_MS = 240_000;
const EDIT_ROUNDS = 3;
const counts = process.argv.slice(2).map(Number);
const openPlain = await plainFlow();

for (const count of counts.length === 0 ? [2000, 10_000] : counts) {
  const { drawn, edits, ours } = await measured(count);
  const peer = await openPlain(count);
  const theirs = await costs(peer.app, peer.page, { canvas: '.react-flow', node: '.react-flow__node' });
  await peer.app.close();
  console.log(`${count} scenes, drawn ${(drawn / 1000).toFixed(1)} s after the folder was chosen; ms of the processor a frame, p50 / p95 / most:`);
  for (const [edit, ms] of Object.entries(edits)) console.log(`  a scene ${edit}: seen after ${ms.toFixed(0)} ms`);
  for (const move of MOVES) {
    console.log(`  ${move}: ${words(ours[move])}`);
    console.log(`  ${' '.repeat(move.length)}  ${words(theirs[move])} in a plain React Flow`);
  }
}

async function measured(count: number) {
  const dir = mkdtempSync(join(tmpdir(), 'dream-graph-'));
  writeFileSync(join(dir, 'many.dream'), nestedScenes(count));
  const window = await openWindow();
  try {
    const { app, page } = window;
    await window.answerDialogs(dir);
    await page.keyboard.press('Control+o');
    const began = performance.now();
    await page.waitForSelector('[data-node="house_0"]', { timeout: DRAWN_WITHIN_MS });
    const drawn = performance.now() - began;
    // The first nights of the new text are played beside, and what they say comes to every scene.
    await page.waitForSelector('.scene-share', { timeout: DRAWN_WITHIN_MS });
    const ours = await costs(app, page, { canvas: '.graph-canvas', node: '.scene > header' });
    return { drawn, ours, edits: await editTimes(page, count) };
  } finally {
    await window.close();
  }
}

/** From the key to the scene that it adds, or takes away, the least of some rounds, ms: what else the machine does comes on top of it. */
async function editTimes(page: Page, count: number): Promise<Readonly<Record<string, number>>> {
  const times: Record<string, number> = {};
  const made = `[data-node="house_${Math.round(count / 10)}"]`;
  const timed = async (name: string, keys: string, seen: string, state: 'attached' | 'detached') => {
    await quiet(page);
    await page.focus('[data-testid="graph"]');
    const began = performance.now();
    await page.keyboard.press(keys);
    await page.waitForSelector(seen, { state, timeout: DRAWN_WITHIN_MS });
    times[name] = Math.min(times[name] ?? Number.POSITIVE_INFINITY, performance.now() - began);
  };
  for (let round = 0; round < EDIT_ROUNDS; round++) {
    await page.getByLabel('Find a scene in the graph').fill('');
    await page.getByLabel('Find a scene in the graph').fill('house_5');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.scene-selected[data-node="house_5"]', { timeout: DRAWN_WITHIN_MS });
    await timed('duplicated', 'Control+d', `.scene-selected${made}`, 'attached');
    await timed('deleted', 'Delete', made, 'detached');
    await timed('taken back', 'Control+z', made, 'attached');
    // So that each round begins with the same text.
    await timed('taken back to the beginning', 'Control+z', made, 'detached');
  }
  return times;
}

async function costs(app: ElectronApplication, page: Page, graph: Graph): Promise<Readonly<Record<Move, FrameCosts>>> {
  const found: Partial<Record<Move, FrameCosts>> = {};
  for (const move of MOVES) {
    await quiet(page);
    found[move] = await frameCosts(
      app,
      page,
      () => gesture(page, move, graph),
      () => quiet(page),
    );
  }
  return found as Record<Move, FrameCosts>;
}

function words({ frames, script, all }: FrameCosts): string {
  return `script ${spread(script)}, all work ${spread(all)}, ${frames} frames`;
}

function spread({ p50, p95, most }: Spread): string {
  return `${p50.toFixed(1)} / ${p95.toFixed(1)} / ${most.toFixed(1)}`;
}
