/** What happens when things go wrong around the window: the engine dies, the page is reloaded, the file changes outside. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clickLine, type OpenWindow, openWindow, pick, toTop, watchFor } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);

/** The engine is the process that was given this window's data folder. */
const enginePids = (): number[] =>
  execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('engine.mjs') && line.includes(window.home))
    .map((line) => Number.parseInt(line, 10));

it('says that the engine stopped, starts it again, and previews as before', async () => {
  const [pid] = enginePids();
  expect(pid).toBeGreaterThan(0);
  const told = await watchFor(window.page, '[role="alert"]', 'being started again');
  process.kill(pid as number, 'SIGKILL');
  await told();
  await window.page.locator('[data-engine="ready"]').waitFor();
  expect(enginePids()).not.toContain(pid);
  await by('preview').click();
  await by('night-summary').waitFor();
});

it('overwrites nothing that another program wrote: the window follows, and both are saved', async () => {
  const { page } = window;
  const file = join(window.home, 'data', 'projects', 'Tide House', 'tide-house.dream');
  await toTop(page);
  writeFileSync(file, readFileSync(file, 'utf8').replace('Tide House', 'Other House'));
  await page.locator('.view-line', { hasText: 'Other House' }).waitFor();
  await clickLine(page.locator('.view-line', { hasText: 'version 1.0.0' }));
  await page.keyboard.press('End');
  await page.keyboard.type(' // mine');
  await expect.poll(() => readFileSync(file, 'utf8')).toContain('// mine');
  expect(readFileSync(file, 'utf8')).toContain('Other House');
  await by('save-state').getByText('saved', { exact: true }).waitFor();
});

it('opens again on the last project as it was, after a reload and after a restart', async () => {
  await window.page.reload();
  await window.page.waitForSelector('body[data-app-state="ready"]');
  await window.page.locator('.view-line', { hasText: 'Other House' }).waitFor();
  await window.close();
  window = await openWindow({ home: window.home });
  await window.page.locator('.view-line', { hasText: 'Other House' }).waitFor();
});

it('sees that a sound went away, is no sound, or is far too large, and says so at its line', async () => {
  const sound = join(window.home, 'data', 'projects', 'Tide House', 'assets', 'surf.wav');
  const bytes = readFileSync(sound);
  const problem = by('problems').locator('li').first();
  const look = async (): Promise<string> => {
    await by('preview').click();
    await by('status').getByText('1 error').waitFor();
    await window.page.keyboard.press('Alt+4');
    const said = (await problem.textContent()) ?? '';
    writeFileSync(sound, bytes);
    await by('preview').click();
    await by('status').getByText('0 errors').waitFor();
    return said;
  };
  rmSync(sound);
  expect(await look()).toContain('surf.wav');
  writeFileSync(sound, 'no sound at all');
  expect(await look()).toMatch(/line 11/);
  truncateSync(sound, 2 ** 31);
  expect(await look()).toMatch(/line 11/);
});

it('puts the panels back in place, with the text and all keys as before', async () => {
  const { page } = window;
  await pick(page, 'put the panels back');
  await page.locator('[data-node="drifting"]').waitFor();
  await toTop(page);
  await clickLine(page.locator('.view-line', { hasText: 'Other House' }));
  await page.keyboard.press('End');
  await page.keyboard.type(' // still here');
  await page.locator('.view-line', { hasText: 'still here' }).waitFor();
  expect(window.errors).toEqual([]);
});

it('draws hundreds of scenes, and never another project’s', async () => {
  const { page } = window;
  const scenes = Array.from(
    { length: 300 },
    (_, i) => `  scene s${i} {\n    light red at 0.5lx\n    when distress > 0.6 for 20s -> release\n    after 8m -> s${(i + 1) % 300}\n  }\n`,
  );
  const folder = join(window.home, 'big');
  mkdirSync(folder);
  writeFileSync(join(folder, 'big.dream'), `dream "Big" {\n  version 1.0.0\n  needs light\n${scenes.join('')}  release { fade all over 60s }\n}\n`);
  await window.answerDialogs(folder);
  await page.keyboard.press('Control+o');
  await page.locator('.view-line', { hasText: 'dream "Big"' }).waitFor();
  await expect.poll(() => page.locator('[data-node="drifting"]').count()).toBe(0);
  // Of so many only those in sight are drawn; one is asked for.
  await page.locator('[data-node="s0"]').waitFor();
  await page.getByLabel('Find a scene in the graph').fill('s299');
  await page.keyboard.press('Enter');
  await page.locator('[data-node="s299"]').waitFor();
});

it('writes the last key before the window closes', async () => {
  const { page } = window;
  await page.locator('.code .native-edit-context, .code textarea.inputarea').first().focus();
  await page.keyboard.press('Control+Home');
  await page.locator('.view-line', { hasText: 'dream "Big"' }).waitFor();
  await page.keyboard.press('End');
  const ended = new Promise<void>((resolve) => window.app.once('close', () => resolve()));
  await page.keyboard.type(' // the very last');
  await window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await ended;
  expect(readFileSync(join(window.home, 'big', 'big.dream'), 'utf8')).toContain('// the very last');
});
