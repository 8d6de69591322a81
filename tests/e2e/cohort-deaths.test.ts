/** A cohort whose worker thread, or whose whole engine, dies in the middle: done again, and the numbers are those of an undisturbed one. */

import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aimAtWorker, ownInspector } from '../support/inspector.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

/** Seconds of work for any machine, so that what dies dies in the middle. */
const NIGHTS = 6000;

let window: OpenWindow;
let undisturbed = '';
let inspector = 0;
const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);
const numbers = async () => (await by('cohort').locator('[data-row="scene drifting"]').textContent()) ?? '';

const engine = (): number => {
  const rows = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
  return Number.parseInt(rows.find((row) => row.includes('engine.mjs') && row.includes(window.home)) ?? '', 10);
};

async function begin(): Promise<void> {
  await by('run-cohort').click();
  // Not the nights of the cohort before, which are shown until the first of this one are there.
  await window.page.waitForFunction((all) => {
    const nights = Number(document.querySelector('[data-testid="cohort"]')?.getAttribute('data-nights'));
    return nights > 0 && nights < all;
  }, NIGHTS);
}

async function whole(): Promise<void> {
  await window.page.locator(`[data-testid="cohort"][data-nights="${NIGHTS}"]`).waitFor({ timeout: 0 });
  await by('run-cohort').waitFor();
}

beforeAll(async () => {
  window = await openWindow();
  inspector = await ownInspector(window);
  await window.page.keyboard.press('Alt+6');
  await by('cohort').getByLabel('sleepers', { exact: true }).fill(String(NIGHTS));
  await begin();
  await whole();
  undisturbed = await numbers();
});
afterAll(() => window?.close());

it('an engine that dies is started again, and the cohort with it', async () => {
  const pid = engine();
  await begin();
  process.kill(pid, 'SIGKILL');
  await window.page.locator('.notice', { hasText: 'the cohort begins anew' }).waitFor();
  await whole();
  expect(await numbers()).toBe(undisturbed);
});

// In the engine that was started then, which has an inspector of its own.
it('a worker thread that dies is replaced, and its nights are done again', async () => {
  const kill = await aimAtWorker(engine(), inspector);
  await begin();
  await kill();
  await whole();
  expect(await numbers()).toBe(undisturbed);
  await expect.poll(() => by('cohort-missing').count()).toBe(0);
});
