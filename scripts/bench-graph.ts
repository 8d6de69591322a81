/**
 * What the graph costs in the real window: of each frame of panning, zooming and dragging its scripting and all of its work, with so
 * many scenes, beside the same steps in a plain React Flow of as many nodes; and how long edits take until they are seen. Build first.
 * Arguments: numbers of scenes, default 2000 and 10000; `edits` or `moves` for these alone.
 */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { type FrameCosts, frameCosts, type Spread } from '../tests/bench/frame-costs.ts';
import { editTimes } from '../tests/bench/graph-edits.ts';
import { type Graph, gesture, MOVES, type Move, quiet } from '../tests/bench/graph-steps.ts';
import { plainFlow } from '../tests/bench/plain-flow.ts';
import { housesOf, nestedScenes } from '../tests/support/nested-scenes.ts';
import { openWindow } from '../tests/support/window.ts';

const DRAWN_WITHIN_MS = 240_000;
const asked = process.argv.slice(2);
const counts = asked.map(Number).filter((count) => count > 0);
const wants = (part: 'edits' | 'moves') => asked.includes(part) || !asked.some((word) => word === 'edits' || word === 'moves');

for (const count of counts.length === 0 ? [2000, 10_000] : counts) {
  const { drawn, edits, moves } = await ours(count);
  const theirs = moves === null ? null : await plain(count);
  console.log(`${count} scenes, drawn ${(drawn / 1000).toFixed(1)} s after the folder was chosen`);
  if (edits !== null) console.log('  from the key to the frame that shows it, ms:');
  for (const [edit, ms] of edits ?? []) console.log(`    ${edit}: ${ms.toFixed(0)}`);
  if (moves === null || theirs === null) continue;
  console.log('  ms of the processor a frame, p50 / p95 / most:');
  for (const move of MOVES) {
    console.log(`    ${move}: ${words(moves[move])}`);
    console.log(`    ${' '.repeat(move.length)}  ${words(theirs[move])} in a plain React Flow`);
  }
}

async function ours(count: number) {
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
    const moves = wants('moves') ? await costs(app, page, { canvas: '.graph-canvas', node: '.scene > header' }) : null;
    return { drawn, moves, edits: wants('edits') ? await editTimes(page, housesOf(count)) : null };
  } finally {
    await window.close();
  }
}

async function plain(count: number) {
  const { app, page } = await (await plainFlow())(count);
  const theirs = await costs(app, page, { canvas: '.react-flow', node: '.react-flow__node' });
  await app.close();
  return theirs;
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
