/** A text that is broken in one scene: the graph shows that scene as it was, and the others can be edited; and a scene as a picture of its own. */

import { expect, it } from 'vitest';
import { graphStory } from '../support/graph-story.ts';
import { clickLine } from '../support/window.ts';

const story = graphStory();

it('marks the broken scene, keeps what is in it, and says why', async () => {
  const { page } = story.window;
  await story.focus('shore/sky/dusk');
  await clickLine(page.locator('[data-testid="code-editor"] .view-line', { hasText: 'light red at' }));
  await story.press('End');
  await page.keyboard.type(' ) (');
  await page.locator('.scene-broken[data-node="shore/sky/dusk"]').waitFor();
  // What is around it and beside it is sound.
  for (const path of ['shore', 'shore/sky/night', 'drifting']) await expect.poll(() => page.locator(`.scene-broken[data-node="${path}"]`).count()).toBe(0);
  await story.graph().getByText('Broken in the text:').waitFor();
});

it('edits and draws another scene meanwhile, and refuses to edit the broken one', async () => {
  await story.focus('lighthouse');
  await story.press('Control+d');
  await story.node('lighthouse2').waitFor();
  await story.written().toContain('  scene lighthouse2 {');
  await story.focus('shore/sky/dusk');
  await story.press('Delete');
  await story.window.page.locator('.notice', { hasText: 'Mend it there first' }).waitFor();
});

it('is whole again once the text is', async () => {
  await story.focus('drifting');
  // More than there are: before the first there is nothing to take back.
  for (let i = 0; i < 12; i++) await story.press('Control+z');
  await story.written().toBe(story.before);
  await expect.poll(() => story.window.page.locator('.scene-broken').count()).toBe(0);
});

it('opens a scene as a picture of its own, adds into it, and leads back by its way', async () => {
  await story.focus('shore/sky');
  await story.press('o');
  const way = story.graph().getByRole('navigation', { name: 'Where the graph is' });
  await way.getByText('sky', { exact: true }).waitFor();
  await expect.poll(() => story.window.page.locator('.scene').count()).toBe(2);
  await story.node('shore/sky/dusk').click();
  await story.press('a');
  await story.node('shore/sky/scene_2').waitFor();
  await story.press('Control+z');
  await story.node('shore/sky/scene_2').waitFor({ state: 'detached' });
  await way.getByRole('button', { name: 'Tide House' }).click();
  await story.node('lighthouse').waitFor();
  await story.written().toBe(story.before);
});

it('walks along the arrows by keys, and says where it came', async () => {
  await story.focus('lighthouse');
  await story.press(']');
  await story.said('drifting, by');
  await story.window.page.locator('.scene-selected[data-node="drifting"]').waitFor();
  expect(story.window.errors).toEqual([]);
});
