/** Editing in the graph of the real window: each edit is an edit of the text, undone like any other, by mouse and by keyboard. */

import { expect, it } from 'vitest';
import { graphStory } from '../support/graph-story.ts';
import { allStill, still } from '../support/window.ts';

const story = graphStory();
const by = (id: string) => story.window.page.locator(`[data-testid="${id}"]`);

it('adds a scene by a key, selects it, and says so', async () => {
  await story.focus('lighthouse');
  await story.press('a');
  await story.window.page.locator('.scene-selected[data-node="scene_2"]').waitFor();
  await story.written().toContain('  scene scene_2 {\n    after 8m -> release\n  }\n');
  await story.said('Scene added');
});

it('renames it in its place, everywhere', async () => {
  await story.focus('scene_2');
  await story.press('F2');
  await story.window.page.getByLabel('New name of scene_2').fill('attic');
  await story.press('Enter');
  await story.node('attic').waitFor();
  await story.written().toContain('  scene attic {\n');
});

it('draws an arrow by keys alone', async () => {
  await story.focus('lighthouse');
  await story.press('c');
  await story.said('Drawing an arrow from lighthouse');
  await story.graph().getByLabel('Find a scene in the graph').fill('attic');
  await story.press('Enter');
  await story.window.page.locator('.scene-selected[data-node="attic"]').waitFor();
  await story.window.page.focus('.react-flow__node[data-id="attic"]');
  await story.press('Enter');
  await story.written().toContain('    after 6m -> drifting\n    after 5m -> attic\n  }\n');
});

it('draws an arrow by the mouse, from handle to scene', async () => {
  await story.focus('attic');
  await story.graph().getByRole('button', { name: 'Fit View' }).click();
  const handle = (id: string, side: string) => story.window.page.locator(`.react-flow__node[data-id="${id}"] > .scene > .react-flow__handle-${side}`);
  const [from, to] = await allStill([handle('attic', 'bottom'), handle('drifting', 'top')]);
  const { mouse } = story.window.page;
  await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await mouse.down();
  await mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 });
  await mouse.up();
  await story.written().toContain('    after 8m -> release\n    after 5m -> drifting\n  }\n');
});

it('changes cause, condition and level where they stand, and refuses what does not fit, with the reason', async () => {
  await story.focus('attic');
  await story.press('i');
  const inspector = by('inspector');
  await inspector.getByRole('button', { name: 'after 5m → drifting' }).click();
  await inspector.getByLabel('Cause').fill('on wake');
  await story.press('Enter');
  await story.written().toContain('    on wake -> drifting\n');
  await inspector.getByLabel('Condition').fill('heart < 60bpm');
  await story.press('Enter');
  await story.written().toContain('    on wake when heart < 60bpm -> drifting\n');
  await inspector.getByLabel('Condition').fill('heart < 60lx');
  await story.press('Enter');
  // At the field, which keeps what was typed until it is mended or taken back.
  await inspector.getByRole('alert').waitFor();
  const condition = inspector.getByLabel('Condition');
  expect(await condition.getAttribute('aria-invalid')).toBe('true');
  expect(await condition.inputValue()).toBe('heart < 60lx');
  await story.press('Escape');
  await inspector.getByRole('alert').waitFor({ state: 'detached' });
  await expect.poll(() => condition.inputValue()).toBe('heart < 60bpm');
  await story.focus('lighthouse');
  await inspector.getByLabel('Level of surf').fill('26dB');
  await story.press('Enter');
  await story.written().toContain('    play surf at 26dB fade 30s loop\n    // Whoever');
  await inspector.getByLabel('Tone', { exact: true }).fill('wonder 0.6');
  await story.press('Enter');
  await story.written().toContain('    tone wonder 0.6\n');
  await inspector.getByLabel('Add a cue').selectOption('touch');
  await story.written().toContain('needs sound, light, scent optional, touch optional\n');
});

it('moves a scene into another, and deletes one with the arrows that lead there', async () => {
  await story.focus('attic');
  await by('inspector').getByLabel('Stands in').selectOption('shore/sky');
  await story.node('shore/sky/attic').waitFor();
  await story.written().toContain('      scene attic {\n        after 8m -> release\n');
  await story.focus('shore/sky/attic');
  await story.press('Delete');
  await story.node('shore/sky/attic').waitFor({ state: 'detached' });
  await story.written().not.toContain('attic');
});

it('refuses to take the way out away', async () => {
  await story.focus('release');
  await story.tool('Delete what is selected').click();
  await story.window.page.locator('.notice', { hasText: 'The way out stays' }).waitFor();
});

it('takes everything back, step by step, to the very text that was there', async () => {
  await story.focus('drifting');
  // More than there are: before the first there is nothing to take back.
  for (let i = 0; i < 14; i++) await story.press('Control+z');
  await story.written().toBe(story.before);
  await story.node('attic').waitFor({ state: 'detached' });
  expect(story.window.errors).toEqual([]);
});

it('keeps what is selected in sight where the inspector opens beside it', async () => {
  const { page } = story.window;
  const inspector = by('inspector');
  const find = async (name: string) => {
    await story.graph().getByLabel('Find a scene in the graph').fill(name);
    await story.press('Enter');
    await page.locator(`.scene-selected[data-node="${name}"]`).waitFor();
    await still(page.locator(`[data-node="${name}"]`));
  };
  await find('drifting');
  await page.focus('.react-flow__node[data-id="drifting"]');
  if (await inspector.isVisible()) await story.press('i');
  await inspector.waitFor({ state: 'detached' });
  // From the left: it comes to stand at the right edge, where the inspector will be.
  await find('anywhere');
  await find('drifting');
  await page.focus('.react-flow__node[data-id="drifting"]');
  await story.press('i');
  await inspector.waitFor();
  const rightOf = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox();
    return (box?.x ?? 0) + (box?.width ?? 0);
  };
  await expect.poll(async () => (await rightOf('[data-node="drifting"]')) <= (await rightOf('.react-flow'))).toBe(true);
});
