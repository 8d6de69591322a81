/** Choosing the sound of a cue in the inspector: seen, heard, taken by the keyboard, declared where it was not, and taken back. */

import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { graphStory } from '../support/graph-story.ts';
import { still, watchFor } from '../support/window.ts';

const story = graphStory();
const page = () => story.window.page;
const picker = () => page().getByRole('button', { name: /^Sound of surf/ });
const option = (name: RegExp) => page().getByRole('option', { name });

beforeAll(async () => {
  const assets = join(story.window.home, 'data', 'projects', 'Tide House', 'assets');
  copyFileSync(join(assets, 'surf.wav'), join(assets, 'Long Wave 2.wav'));
  copyFileSync('scripts/fuzz/sounds/tone.flac', join(assets, 'ztone.flac'));
});

it('shows the sounds of the project with their waveform, length and loudness', async () => {
  await story.focus('drifting');
  await story.press('i');
  await page().getByRole('button', { name: 'Course of surf' }).click();
  await picker().focus();
  await story.press('Enter');
  await option(/surf\.wav/).waitFor();
  await option(/Long Wave 2\.wav/).waitFor();
  await expect.poll(() => option(/surf\.wav/).textContent()).toMatch(/\d+(\.\d)? s|\d+:\d\d/);
  await expect.poll(() => option(/surf\.wav/).textContent()).toMatch(/−?-?\d+ dBFS/);
  await expect.poll(() => option(/ztone\.flac/).textContent()).toContain('0.5 s · -24 dBFS');
  const path = option(/surf\.wav/).locator('.waveform path');
  await expect.poll(async () => (await path.getAttribute('d'))?.split('M').length).toBeGreaterThan(100);
  await expect.poll(() => option(/surf\.wav/).getAttribute('aria-selected')).toBe('true');
});

it('lets one listen to a sound, also to a compressed one, and stops it', async () => {
  await story.press(' ');
  const heard = page().locator('.sound[data-heard="true"]', { hasText: 'surf.wav' });
  await heard.waitFor();
  await story.press(' ');
  await heard.waitFor({ state: 'detached' });
  await story.press('End');
  // It is half a second long.
  const heardOnce = await watchFor(page(), '.sound[data-heard="true"]', 'ztone.flac');
  await story.press(' ');
  await heardOnce();
  await page().locator('.sound[data-heard="true"]').waitFor({ state: 'detached' });
  expect(story.window.errors).toEqual([]);
});

it('takes another one by the keyboard, and declares it in the text', async () => {
  await story.press('Home');
  await story.press('Enter');
  await story.written().toContain('  asset long_wave_2 = sound "assets/Long Wave 2.wav"\n');
  expect(story.file()).toContain('    play long_wave_2 at volume fade 30s loop\n');
  expect(story.file().split('\n').length).toBe(story.before.split('\n').length + 1);
});

it('takes it back in one step', async () => {
  await story.focus('drifting');
  await story.press('Control+z');
  await story.written().toBe(story.before);
});

async function openCourse(): Promise<void> {
  await story.focus('drifting');
  const course = page().getByRole('button', { name: 'Course of surf' });
  await course.waitFor();
  if ((await course.getAttribute('aria-expanded')) !== 'true') await course.click();
}

it('shows the sound as it is now when its user comes back from the program that changed it', async () => {
  await openCourse();
  const line = picker().locator('.waveform path');
  await expect.poll(() => line.getAttribute('d')).toMatch(/V.*V/);
  const before = await line.getAttribute('d');
  copyFileSync('templates/lantern-walk/assets/bell.wav', join(story.window.home, 'data', 'projects', 'Tide House', 'assets', 'surf.wav'));
  await page().evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect.poll(async () => [await line.getAttribute('d')].some((now) => now === before || !/V.*V/.test(now ?? ''))).toBe(false);
});

/** As the system does it: what it drags comes from outside of the window. */
async function drop(file: string, at: { readonly x: number; readonly y: number }): Promise<void> {
  const devtools = await page().context().newCDPSession(page());
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await devtools.send('Input.dispatchDragEvent', { type, ...at, data });
}

it('takes a file that is dropped on it into the project, and plays it', async () => {
  const file = join(story.window.home, 'Rain.wav');
  copyFileSync(join(story.window.home, 'data', 'projects', 'Tide House', 'assets', 'surf.wav'), file);
  await openCourse();
  const box = await still(picker());
  await drop(file, { x: box.x + 30, y: box.y + 8 });
  await story.written().toContain('  asset rain = sound "assets/Rain.wav"\n');
  expect(story.file()).toContain('    play rain at volume fade 30s loop\n');
  await expect.poll(() => existsSync(join(story.window.home, 'data', 'projects', 'Tide House', 'assets', 'Rain.wav'))).toBe(true);
});

it('plays a file that is dropped on a scene, and on the text of a scene, and takes it back', async () => {
  const now = story.file();
  const file = join(story.window.home, 'Wind.wav');
  copyFileSync(join(story.window.home, 'data', 'projects', 'Tide House', 'assets', 'surf.wav'), file);
  await story.focus('lighthouse');
  await drop(file, await story.headOf('lighthouse'));
  await story.written().toContain('    play wind at 30dB fade 5s\n');
  expect(story.file()).toContain('  asset wind = sound "assets/Wind.wav"\n');
  await story.press('Control+z');
  await story.written().toBe(now);
  const line = await still(page().locator('.code .view-line', { hasText: 'together "keepers"' }));
  await drop(file, { x: line.x + 40, y: line.y + line.height / 2 });
  await story.written().toContain('    play wind_2 at 30dB fade 5s\n');
  expect(story.file().indexOf('play wind_2')).toBeGreaterThan(story.file().indexOf('scene lighthouse'));
  expect(story.file().indexOf('play wind_2')).toBeLessThan(story.file().indexOf('scene morning_watch'));
  expect(story.window.errors).toEqual([]);
});
