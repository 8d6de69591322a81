/** One way back over the graph, the text and the files: sounds added, renamed and deleted are taken back in their turn, and done again. */

import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { graphStory } from '../support/graph-story.ts';
import { toTop } from '../support/window.ts';

const story = graphStory();
const sound = (name: string) => join(story.window.home, 'data', 'projects', 'Tide House', 'assets', name);
const row = (path: string) => story.window.page.locator(`[data-testid="explorer"] [data-path="${path}"]`);
const isThere = (name: string) => expect.poll(() => existsSync(sound(name)));

beforeAll(async () => {
  await story.press('Alt+0');
  await row('assets/surf.wav').waitFor();
});

it('takes back the other name of a sound after an edit of the graph, each in its turn', async () => {
  await row('assets/surf.wav').focus();
  await story.press('F2');
  await story.window.page.getByLabel('New name of surf.wav').fill('waves.wav');
  await story.press('Enter');
  await story.written().toContain('"assets/waves.wav"');
  await isThere('waves.wav').toBe(true);
  await story.focus('lighthouse');
  await story.press('a');
  await story.written().toContain('scene scene_2 {');
  await story.press('Control+z');
  await story.written().not.toContain('scene scene_2 {');
  await isThere('waves.wav').toBe(true);
  await story.press('Control+z');
  await isThere('surf.wav').toBe(true);
  await story.written().toBe(story.before);
  await isThere('waves.wav').toBe(false);
  await story.press('Control+Shift+z');
  await isThere('waves.wav').toBe(true);
  await story.written().toContain('"assets/waves.wav"');
  await story.press('Control+z');
  await isThere('surf.wav').toBe(true);
  await story.written().toBe(story.before);
});

it('takes back what was typed before a dream got another name, through the name, and does it again', async () => {
  const { page } = story.window;
  const house = (name: string) => join(story.window.home, 'data', 'projects', 'Tide House', name);
  const text = (name: string) => expect.poll(() => (existsSync(house(name)) ? readFileSync(house(name), 'utf8') : ''));
  const type = async (words: string) => {
    await toTop(page);
    await page.keyboard.insertText(words);
  };
  await type('//before');
  await text('tide-house.dream').toBe(`//before${story.before}`);
  await row('tide-house.dream').focus();
  await story.press('F2');
  await page.getByLabel('New name of tide-house.dream').fill('house.dream');
  await story.press('Enter');
  await text('dream.json').toContain('"main": "house.dream"');
  await type('//after');
  await text('house.dream').toBe(`//after//before${story.before}`);
  await story.press('Control+z');
  await text('house.dream').toBe(`//before${story.before}`);
  await story.press('Control+z');
  await text('tide-house.dream').toBe(`//before${story.before}`);
  await text('dream.json').toContain('"main": "tide-house.dream"');
  await story.press('Control+z');
  await text('tide-house.dream').toBe(story.before);
  await story.press('Control+y');
  await text('tide-house.dream').toBe(`//before${story.before}`);
  await story.press('Control+y');
  await text('house.dream').toBe(`//before${story.before}`);
  await story.press('Control+y');
  await text('house.dream').toBe(`//after//before${story.before}`);
  for (let steps = 0; steps < 3; steps++) await story.press('Control+z');
  await text('tide-house.dream').toBe(story.before);
});

it('takes back a sound that was added, and one that was deleted, from where the files are', async () => {
  const rain = join(story.window.home, 'rain.wav');
  copyFileSync(sound('surf.wav'), rain);
  await story.window.answerDialogs(rain);
  await story.window.page.getByLabel('Add sounds').click();
  await isThere('rain.wav').toBe(true);
  const told = (words: string) => story.window.page.locator('.notice', { hasText: words }).waitFor();
  await row('assets/rain.wav').focus();
  await story.press('Delete');
  await told('rain.wav was deleted');
  await isThere('rain.wav').toBe(false);
  await row('assets/surf.wav').focus();
  await story.press('Control+z');
  await told('rain.wav is back');
  await isThere('rain.wav').toBe(true);
  await row('assets/rain.wav').waitFor();
  await story.press('Control+z');
  await isThere('rain.wav').toBe(false);
  await story.press('Control+y');
  await isThere('rain.wav').toBe(true);
  expect(story.window.errors).toEqual([]);
});
