/** The whole way in the real window: template, edit, problem, mend, two nights, a bundle, and a shell that believes it. */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenWindow, openWindow } from '../support/window.ts';

const RECORDED = '../shared/data/hypnograms/SC4011.csv';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);

/** Goes to a part by the outline, then by keys to the end of the first line from there on that holds `text`. The text is as it is on the disk. */
async function goTo(part: string, text: string): Promise<void> {
  await by('save-state').getByText('saved', { exact: true }).waitFor();
  const lines = readFileSync(join(window.home, 'data', 'projects', 'Tide House', 'tide-house.dream'), 'utf8').split('\n');
  const from = lines.findIndex((line) => new RegExp(`(asset|scene) ${part}\\b`).test(line));
  const to = lines.findIndex((line, i) => i >= from && line.includes(text));
  expect(Math.min(from, to), `${part}: ${text}`).toBeGreaterThanOrEqual(0);
  await by('outline').getByRole('button', { name: part, exact: false }).first().click();
  for (let i = from; i < to; i++) await window.page.keyboard.press('ArrowDown');
  await window.page.keyboard.press('End');
}

/** Whether a scene is in view in the graph, whole; runs in the page. */
function inside(node: string): boolean {
  const graph = document.querySelector('[data-testid="graph"]')?.getBoundingClientRect();
  const scene = document.querySelector(`.scene-selected[data-node="${node}"]`)?.getBoundingClientRect();
  if (graph === undefined || scene === undefined) return false;
  return scene.left >= graph.left && scene.right <= graph.right && scene.top >= graph.top && scene.bottom <= graph.bottom;
}

function dream(...args: string[]) {
  const done = spawnSync(process.execPath, ['main/cli.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DREAM_CODER_DATA: join(window.home, 'shell') },
  });
  return { code: done.status, out: `${done.stdout}${done.stderr}` };
}

/** Seven hours of a plain night, as a laboratory would export it. */
function writeHypnogram(file: string): void {
  const stages = Array.from({ length: 840 }, (_, i) => (i < 20 || i > 830 ? 'W' : ['N1', 'N2', 'N3', 'N2', 'REM'][Math.floor(i / 30) % 5]));
  writeFileSync(file, `epoch,stage\n${stages.map((stage, i) => `${i},${stage}`).join('\n')}\n`);
}

describe('a first night', () => {
  it('starts on a template: text, graph, outline, and no problems', async () => {
    const { page } = window;
    await expect.poll(() => page.locator('.view-line', { hasText: 'dream "Tide House"' }).count()).toBe(1);
    for (const id of ['ritual', 'drifting', 'shore', 'shore/sky/dusk', 'lighthouse', 'release', 'morning'])
      await expect.poll(() => page.locator(`[data-node="${id}"]`).count(), { message: id }).toBe(1);
    await expect.poll(() => by('status').textContent()).toMatch(/0 errors\s*0 warnings/);
  });

  it('colours words by what they mean: a keyword, a scene’s name and a sound each in its own', async () => {
    const { page } = window;
    await page.waitForFunction(() => {
      const colour = (text: string) =>
        [...document.querySelectorAll('.view-line span span')]
          .filter((word) => word.textContent?.trim() === text)
          .map((word) => getComputedStyle(word).color)[0];
      const colours = ['asset', 'surf', 'sound', '"cedar"'].map(colour);
      return !colours.includes(undefined) && new Set(colours).size === 4;
    });
  });

  it('keeps every key the author types, spaces too', async () => {
    await goTo('cedar', 'asset cedar');
    await window.page.keyboard.type('\n// one two  three');
    await window.page.locator('.view-line', { hasText: /one.two..three/ }).waitFor();
  });

  it('takes a new scene into the graph while it is written', async () => {
    await goTo('drifting', 'on wake -> morning_watch');
    await window.page.keyboard.type('\nafter 3h -> attic');
    await by('status').getByText('1 error').waitFor();
    await goTo('lighthouse', 'A short awakening is part');
    await window.page.keyboard.press('Home');
    await window.page.keyboard.type('scene attic {\n// dust in the light\nafter 2m -> drifting\n}\n', { delay: 5 });
    await window.page.locator('[data-node="attic"]').waitFor();
    await by('status').getByText('0 errors').waitFor();
  });

  it('shows a problem at its place with its way out, keeps the graph as stale when the text is broken, and mends', async () => {
    const { page } = window;
    await goTo('drifting', 'tone calm 0.7');
    await page.keyboard.type('\nplay srf at volume');
    await by('status').getByText('1 error').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+4');
    const problem = by('problems').locator('li').first();
    await problem.getByText('srf').first().waitFor();
    await expect.poll(() => page.locator('.squiggly-error').count()).toBeGreaterThan(0);

    await page.keyboard.press('Alt+3');
    for (let i = 0; i < 2; i++) {
      await by('preview').click();
      await page.locator('.notice-bad').getByText('listed under Problems').waitFor();
      await problem.waitFor();
    }
    await expect.poll(() => page.locator('.notice-bad').count()).toBe(1);
    await page.locator('.notice-bad').getByLabel('Put away').click();
    await problem.locator('.quiet').first().click();
    await by('status').getByText('0 errors').waitFor();
    await expect.poll(() => page.locator('.view-line', { hasText: 'play surf at volume' }).count()).toBeGreaterThan(0);

    await goTo('drifting', 'tone calm 0.7');
    await page.keyboard.type('\nscene {');
    await page.locator('[data-testid="graph"][data-stale="true"]').waitFor();
    await expect.poll(() => page.locator('[data-node="drifting"]').count()).toBe(1);
    await page.keyboard.press('Control+Shift+k');
    await page.locator('[data-testid="graph"][data-stale="false"]').waitFor();
  });

  it('goes from a scene to its text, and from the text to its scene', async () => {
    const { page } = window;
    // The graph begins at its beginning.
    await by('graph').getByRole('button', { name: 'Fit View' }).click();
    await expect
      .poll(async () => {
        await page.locator('[data-node="lighthouse"]').click();
        return page.locator('.scene-selected[data-node="lighthouse"]').count();
      })
      .toBe(1);
    await page.locator('.view-line', { hasText: 'scene lighthouse' }).waitFor();
    await page.locator('.scene-selected[data-node="lighthouse"]').waitFor();
    await goTo('lighthouse', 'tone wonder 0.9');
    await page.keyboard.press('ArrowDown');
    await page.locator('.scene-selected[data-node="lighthouse"]').waitFor();
    for (const name of ['bedtime', 'release', 'lighthouse']) {
      await by('outline').getByRole('button', { name, exact: false }).first().click();
      await page.waitForFunction(inside, name === 'bedtime' ? 'ritual' : name);
    }
  });

  it('saves by itself', async () => {
    await by('save-state').getByText('saved', { exact: true }).waitFor();
    const project = join(window.home, 'data', 'projects', 'Tide House', 'tide-house.dream');
    expect(readFileSync(project, 'utf8')).toContain('scene attic');
  });

  it('previews a night of a chosen sleeper', async () => {
    const { page } = window;
    await by('sleeper-picker').click();
    await page.getByRole('menuitemradio', { name: /Edda/ }).click();
    await by('preview').click();
    await page.locator('[data-testid="night"][data-subject="edda"]').waitFor();
    await expect.poll(() => by('night-summary').textContent()).toMatch(/asleep\s*\d h/);
    await expect.poll(() => by('moment').textContent()).toMatch(/^\d\d:\d\d:\d\d · /);
    await by('night-canvas').focus();
    const before = await by('night-canvas').getAttribute('aria-valuenow');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => by('night-canvas').getAttribute('aria-valuenow')).not.toBe(before);
    await expect.poll(() => page.locator('.night-overview').count()).toBe(0);
    await by('night').getByRole('button', { name: 'Zoom in' }).click();
    await page.locator('.night-overview').waitFor();
    await page.getByRole('button', { name: 'The night as a table' }).click();
    await page.locator('[data-testid="night-events"] [role="row"]').nth(5).waitFor();
    await page.getByRole('button', { name: 'The night as a table' }).click();
  });

  it('previews a recorded night', async () => {
    const own = join(window.home, 'SC4011.csv');
    if (!existsSync(RECORDED)) writeHypnogram(own);
    await window.answerDialogs(existsSync(RECORDED) ? resolve(RECORDED) : own);
    await by('sleeper-picker').click();
    await window.page.getByRole('menuitem', { name: /Import/ }).click();
    await by('sleeper-picker').getByText('SC4011').waitFor();
    await by('preview').click();
    await window.page.locator('[data-testid="night"][data-subject="SC4011"]').waitFor();
  });

  it('refuses a recording with its line and reason', async () => {
    const file = join(window.home, 'holes.csv');
    writeFileSync(file, 'epoch,stage\n0,W\n1,N9\n');
    await window.answerDialogs(file);
    await by('sleeper-picker').click();
    await window.page.getByRole('menuitem', { name: /Import/ }).click();
    await window.page.locator('.notice-bad').getByText('holes.csv, line 3').waitFor();
    await window.page.locator('.notice-bad').getByLabel('Put away').click();
  });

  it('exports a signed bundle that the shell accepts, and refuses after one byte', async () => {
    const file = join(window.home, 'night.ssu');
    await window.answerDialogs(file);
    await by('export').click();
    await window.page.locator('.notice-good').getByText('was exported').waitFor();
    expect(dream('verify', file)).toMatchObject({ code: 0 });
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] as number) ^ 1;
    writeFileSync(file, bytes);
    const refused = dream('verify', file);
    expect(refused.code).toBe(1);
    expect(refused.out).not.toBe('');
  });

  it('had no error in the page all the while', () => expect(window.errors).toEqual([]));
});
