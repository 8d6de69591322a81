/** Layers are lanes of their scene: in the whole dream, in a view of their own, and from far away in fewer words. */

import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { graphStory } from '../support/graph-story.ts';
import { allStill, still } from '../support/window.ts';

const story = graphStory();
const boxesOf = <const T extends readonly string[]>(...ids: T) => allStill(ids.map(story.node) as { readonly [I in keyof T]: Locator });

it('draws layers below each other, equally wide, and their scenes from left to right', async () => {
  await story.fit();
  const [sea, sky] = await boxesOf('shore/sea', 'shore/sky');
  expect(sky.y).toBeGreaterThanOrEqual(sea.y + sea.height);
  expect(sky.x).toBeCloseTo(sea.x, 0);
  expect(sky.width).toBeCloseTo(sea.width, 0);
  const [dusk, night] = await boxesOf('shore/sky/dusk', 'shore/sky/night');
  expect(night.x).toBeGreaterThan(dusk.x + dusk.width);
});

it('keeps the evening at the top and the ways out at the foot', async () => {
  const [ritual, drifting, release, morning, ...others] = await boxesOf('ritual', 'drifting', 'release', 'morning', 'shore', 'lighthouse', 'morning_watch');
  expect(ritual.y).toBeLessThan(drifting.y);
  for (const { y } of [drifting, ...others]) expect(release.y).toBeGreaterThan(y);
  expect(morning.x).toBeGreaterThan(release.x);
});

it('keeps them lanes in a view of their own', async () => {
  await story.focus('shore');
  await story.press('o');
  await story.graph().locator('.graph-way').waitFor();
  const [sea, sky] = await boxesOf('shore/sea', 'shore/sky');
  expect(sky.y).toBeGreaterThanOrEqual(sea.y + sea.height);
  expect(sky.width).toBeCloseTo(sea.width, 0);
  // Nothing is selected in there; the keyboard is still the graph's.
  await story.press('u');
  await story.node('drifting').waitFor();
});

it('folds a scene to one card that says what is in it, and opens it for what is looked for', async () => {
  const { page } = story.window;
  await page.locator('.scene-selected[data-node="shore"]').waitFor();
  await page.focus('.react-flow__node[data-id="shore"]');
  await story.press('f');
  await story.node('shore/sky').waitFor({ state: 'detached' });
  await expect.poll(() => story.node('shore').locator('.scene-inside').textContent()).toMatch(/^2 layers, 2 scenes, \d+ cues$/);
  await expect.poll(() => story.node('shore').getByRole('button', { name: 'Unfold shore' }).getAttribute('aria-expanded')).toBe('false');
  await page.locator('.react-flow__edge[aria-label^="shore to lighthouse"]').waitFor({ state: 'attached' });
  // The text is as it was, and so is what can be taken back.
  expect(story.file()).toContain('layer sky {');
  await story.graph().getByLabel('Find a scene in the graph').fill('dusk');
  await story.press('Enter');
  await story.node('shore/sky/dusk').waitFor();
  await story.node('shore').getByRole('button', { name: 'Fold shore' }).click();
  await story.node('shore/sky').waitFor({ state: 'detached' });
  await story.node('shore').getByRole('button', { name: 'Unfold shore' }).click();
  await story.node('shore/sky/night').waitFor();
});

it('shows names and a dot for each cue from further away, then the scenes as such, and all words again', async () => {
  const out = story.graph().getByRole('button', { name: 'Zoom Out' });
  const words = story.node('drifting').locator('li span').first();
  const name = story.node('drifting').locator('strong');
  const level = () => story.graph().getAttribute('data-detail');
  const go = async (button: ReturnType<typeof story.tool>, wanted: string) => {
    for (let i = 0; i < 16 && (await level()) !== wanted; i++) {
      await button.click();
      await still(story.node('drifting'));
    }
    await expect.poll(level).toBe(wanted);
  };
  await go(out, 'names');
  await expect.poll(async () => [await name.isVisible(), await words.isVisible()]).toEqual([true, false]);
  const dot = story.node('drifting').locator('li').first();
  await expect.poll(() => dot.evaluate((one) => getComputedStyle(one).borderRadius)).toBe('50%');
  await go(out, 'blocks');
  await expect.poll(() => name.isVisible()).toBe(false);
  await go(story.graph().getByRole('button', { name: 'Zoom In' }), 'full');
  await words.waitFor();
});
