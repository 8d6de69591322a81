/** The course of a cue in the inspector: several points by a box, dragged onto round numbers, written as numbers, within limits. */

import { expect, it } from 'vitest';
import { graphStory } from '../support/graph-story.ts';
import { allStill, still } from '../support/window.ts';

const story = graphStory();
const inspector = () => story.window.page.locator('[data-testid="inspector"]');
const point = (n: number) => inspector().getByRole('slider', { name: `Point ${n} of amber` });
const chosen = () => inspector().locator('circle[data-chosen="true"]').count();

it('adds a point in the middle of the longest stretch', async () => {
  await story.focus('ritual');
  await story.press('i');
  await inspector().getByRole('button', { name: 'Course of amber' }).click();
  await inspector().getByRole('button', { name: 'Add a point' }).click();
  await story.written().toContain('    light amber through 10lx at 0s, 5lx at 10m, 0lx at 20m\n');
});

it('chooses points by a box over the ground', async () => {
  const { page } = story.window;
  const curve = await still(inspector().locator('.cue-curve'));
  await page.mouse.move(curve.x + curve.width * 0.3, curve.y + 2);
  await page.mouse.down();
  await page.mouse.move(curve.x + curve.width - 2, curve.y + curve.height - 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(chosen).toBe(2);
  await inspector().getByText('2 points').waitFor();
});

it('gives all that is chosen one level, as a number', async () => {
  await inspector().getByLabel('Level of the chosen points of amber').fill('4');
  await story.press('Enter');
  await story.written().toContain('    light amber through 10lx at 0s, 4lx at 10m, 4lx at 20m\n');
});

it('chooses one more by the blank, and shows time, level and limits of one', async () => {
  await point(2).focus();
  await story.press('Escape');
  await story.press(' ');
  await expect.poll(chosen).toBe(1);
  await expect.poll(() => inspector().getByLabel('Time of the chosen point of amber').inputValue()).toBe('10m');
  await inspector().getByText('0–1000lx').waitFor();
  await inspector().getByLabel('Time of the chosen point of amber').fill('8m');
  await story.press('Enter');
  await story.written().toContain('4lx at 8m, 4lx at 20m\n');
});

it('says why a time or a level can not be, and changes nothing', async () => {
  await inspector().getByLabel('Time of the chosen point of amber').fill('25m');
  await story.press('Enter');
  await inspector().getByText('A point stays between those beside it: from 30s to 19.5m.').waitFor();
  await story.press('Escape');
  await inspector().getByLabel('Level of the chosen point of amber').fill('5000');
  await story.press('Enter');
  await inspector().getByText('5000lx is no level of light').waitFor();
  await story.press('Escape');
  await inspector().getByRole('alert').waitFor({ state: 'detached' });
  await story.written().toContain('4lx at 8m, 4lx at 20m\n');
});

it('tells the numbers under a hand, and lets go with Escape', async () => {
  const { page } = story.window;
  const at = await still(point(2));
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
  await page.mouse.down();
  await page.mouse.move(at.x + at.width / 2 + 30, at.y + at.height / 2, { steps: 5 });
  await expect.poll(() => inspector().getByLabel('Time of the chosen point of amber').inputValue()).not.toBe('8m');
  await story.press('Escape');
  await expect.poll(() => inspector().getByLabel('Time of the chosen point of amber').inputValue()).toBe('8m');
  await page.mouse.move(at.x + at.width / 2 + 40, at.y + at.height / 2, { steps: 2 });
  await page.mouse.up();
  await expect.poll(() => still(point(2))).toEqual(at);
});

it('pulls a dragged point level with a round number', async () => {
  const { page } = story.window;
  const [at, start] = await allStill([point(2), point(1)]);
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
  await page.mouse.down();
  await page.mouse.move(at.x + at.width / 2, start.y + start.height / 2 + 2, { steps: 5 });
  await page.mouse.up();
  await story.written().toContain('    light amber through 10lx at 0s, 10lx at 8m, 4lx at 20m\n');
});

it('deletes points by the keyboard, which stays at the course: no Delete more takes the scene', async () => {
  await point(3).focus();
  await story.press('Delete');
  await story.written().toContain('    light amber at 10lx ramp to 10lx over 8m\n');
  await expect.poll(() => point(2).evaluate((one) => one === document.activeElement)).toBe(true);
  await story.press('Delete');
  await story.written().toContain('    light amber at 10lx\n');
  await story.press('Delete');
  await inspector().getByRole('slider', { name: 'Level of amber, lx' }).waitFor();
  await story.written().toContain('  ritual bedtime {');
});

it('takes it all back, step by step', async () => {
  await story.focus('ritual');
  for (let i = 0; i < 6; i++) await story.press('Control+z');
  await story.written().toBe(story.before);
  expect(story.window.errors).toEqual([]);
});
