/** Editing in the graph of the real window: each edit is an edit of the text, undone like any other, by mouse and by keyboard. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { still } from '../support/graph-story.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
let before: string;
const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);
const press = (keys: string) => window.page.keyboard.press(keys);
const node = (id: string) => window.page.locator(`[data-node="${id}"]`);
const file = () => readFileSync(join(window.home, 'data', 'projects', 'Tide House', 'tide-house.dream'), 'utf8');
/** What the disk holds once the text was saved. */
const written = () => expect.poll(file);
const tool = (name: string) => by('graph').getByRole('toolbar').getByRole('button', { name });

/** Finds a scene in the graph, and gives it the keyboard. */
async function focus(id: string): Promise<void> {
  await by('graph').getByLabel('Find a scene in the graph').fill(id);
  await press('Enter');
  await window.page.locator(`.scene-selected[data-node="${id}"]`).waitFor();
  await window.page.focus(`.react-flow__node[data-id="${id}"]`);
}

beforeAll(async () => {
  window = await openWindow();
  window.page.setDefaultTimeout(15_000);
  await node('drifting').waitFor();
  before = file();
});
afterAll(() => window?.close());

it('adds a scene by a key, selects it, and says so', async () => {
  await focus('lighthouse');
  await press('a');
  await window.page.locator('.scene-selected[data-node="scene_2"]').waitFor();
  await written().toContain('  scene scene_2 {\n    after 8m -> release\n  }\n');
  await by('graph').getByText('Scene added').waitFor();
});

it('renames it in its place, everywhere', async () => {
  await focus('scene_2');
  await press('F2');
  await window.page.getByLabel('New name of scene_2').fill('attic');
  await press('Enter');
  await node('attic').waitFor();
  await written().toContain('  scene attic {\n');
});

it('draws an arrow by keys alone', async () => {
  await focus('lighthouse');
  await press('c');
  await by('graph').getByText('Drawing an arrow from lighthouse').waitFor();
  await by('graph').getByLabel('Find a scene in the graph').fill('attic');
  await press('Enter');
  await window.page.locator('.scene-selected[data-node="attic"]').waitFor();
  await window.page.focus('.react-flow__node[data-id="attic"]');
  await press('Enter');
  await written().toContain('    after 6m -> drifting\n    after 5m -> attic\n  }\n');
});

it('draws an arrow by the mouse, from handle to scene', async () => {
  await focus('attic');
  await by('graph').getByRole('button', { name: 'Fit View' }).click();
  const from = await still(() => window.page.locator('.react-flow__node[data-id="attic"] > .scene > .react-flow__handle-bottom').boundingBox());
  const to = await still(() => window.page.locator('.react-flow__node[data-id="drifting"] > .scene > .react-flow__handle-top').boundingBox());
  const { mouse } = window.page;
  await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await mouse.down();
  await mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 });
  await mouse.up();
  await written().toContain('    after 8m -> release\n    after 5m -> drifting\n  }\n');
});

it('changes cause, condition and level where they stand, and refuses what does not fit, with the reason', async () => {
  await focus('attic');
  await press('i');
  const inspector = by('inspector');
  await inspector.getByRole('button', { name: 'after 5m → drifting' }).click();
  await inspector.getByLabel('Cause').fill('on wake');
  await press('Enter');
  await written().toContain('    on wake -> drifting\n');
  await inspector.getByLabel('Condition').fill('heart < 60bpm');
  await press('Enter');
  await written().toContain('    on wake when heart < 60bpm -> drifting\n');
  await inspector.getByLabel('Condition').fill('heart < 60lx');
  await press('Enter');
  await window.page.locator('.notice', { hasText: 'The graph stays as it is' }).waitFor();
  await expect.poll(() => inspector.getByLabel('Condition').inputValue()).toBe('heart < 60bpm');
  await focus('lighthouse');
  await inspector.getByLabel('Level of surf').fill('26dB');
  await press('Enter');
  await written().toContain('    play surf at 26dB fade 30s loop\n    // Whoever');
  await inspector.getByLabel('Add a cue').selectOption('touch');
  await written().toContain('needs sound, light, scent optional, touch optional\n');
});

it('moves a scene into another, and deletes one with the arrows that lead there', async () => {
  await focus('attic');
  await by('inspector').getByLabel('Stands in').selectOption('shore/sky');
  await node('shore/sky/attic').waitFor();
  await written().toContain('      scene attic {\n        after 8m -> release\n');
  await focus('shore/sky/attic');
  await press('Delete');
  await node('shore/sky/attic').waitFor({ state: 'detached' });
  await written().not.toContain('attic');
});

it('refuses to take the way out away', async () => {
  await focus('release');
  await tool('Delete what is selected').click();
  await window.page.locator('.notice', { hasText: 'The way out stays' }).waitFor();
});

it('takes everything back, step by step, to the very text that was there', async () => {
  await focus('drifting');
  for (let i = 0; i < 12; i++) {
    if (file() === before) break;
    await press('Control+z');
    await by('save-state').getByText('saved', { exact: true }).waitFor();
  }
  await written().toBe(before);
  await node('attic').waitFor({ state: 'detached' });
  expect(window.errors).toEqual([]);
});
