/** A dream of two thousand scenes: drawn at once, worked with from near and far, while only what is in sight stands on the page. */

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { manyScenes } from '../support/many-scenes.ts';
import { type OpenWindow, openWindow, still } from '../support/window.ts';

let window: OpenWindow;
const dir = mkdtempSync(join(tmpdir(), 'dream-large-'));
const node = (id: string) => window.page.locator(`[data-node="${id}"]`);
const onPage = () => window.page.locator('[data-node]').count();
const detail = (level: string) => window.page.locator(`[data-testid="graph"][data-detail="${level}"]`).waitFor();
const text = () => readFileSync(join(dir, 'many.dream'), 'utf8');

beforeAll(async () => {
  writeFileSync(join(dir, 'many.dream'), manyScenes(2000));
  window = await openWindow();
  await window.answerDialogs(dir);
  await window.page.keyboard.press('Control+o');
  await node('scene_0').waitFor();
});
afterAll(() => window.close());

it('has what is in sight on the page, and no more', async () => {
  await expect.poll(onPage).toBeGreaterThan(4);
  await expect.poll(onPage).toBeLessThan(300);
});

it('goes to a scene far away by its name', async () => {
  const { page } = window;
  await page.getByLabel('Find a scene in the graph').fill('scene_1234');
  await page.keyboard.press('Enter');
  await node('scene_1234').waitFor();
});

it('is drawn as a whole from far, and a scene there can be taken by the mouse', async () => {
  const { page } = window;
  await page.getByRole('button', { name: 'Fit View' }).click();
  await detail('blocks');
  await expect.poll(onPage).toBeLessThan(20);
  const canvas = await still(page.locator('.graph-far'));
  expect(canvas.width).toBeGreaterThan(100);
  // What is under the mouse stands on the page, and can be chosen there.
  const host = await still(page.locator('.graph-canvas'));
  let found: string | null = null;
  let tried = 0;
  await expect
    .poll(async () => {
      const by = tried++ % 40;
      await page.mouse.move(host.x + host.width / 2 + by * 2, host.y + host.height / 2 + by);
      found = await page.evaluate(() => document.querySelector('.react-flow__node:hover [data-node]')?.getAttribute('data-node') ?? null);
      return found !== null && found !== 'scene_1234';
    })
    .toBe(true);
  await page.mouse.down();
  await page.mouse.up();
  await page.locator(`.scene-selected[data-node="${found}"]`).waitFor();
});

it('takes an edit of one scene, and gives it back', async () => {
  const { page } = window;
  const before = text();
  await page.getByLabel('Find a scene in the graph').fill('scene_77');
  await page.keyboard.press('Enter');
  await page.locator('.scene-selected[data-node="scene_77"]').waitFor();
  await page.focus('.react-flow__node[data-id="scene_77"]');
  await page.keyboard.press('Delete');
  await expect.poll(text).not.toContain('scene scene_77 ');
  await page.keyboard.press('Control+z');
  await expect.poll(text).toBe(before);
});
