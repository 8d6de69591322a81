/** The graph by the mouse alone: what is in its menus does what its keys do. */

import { it } from 'vitest';
import { graphStory } from '../support/graph-story.ts';

const story = graphStory();

async function fromMenu(name: string): Promise<void> {
  await story.tool('More to do').click();
  await story.window.page.getByRole('menuitem', { name }).click();
}

async function take(id: string): Promise<void> {
  const { x, y } = await story.headOf(id);
  await story.window.page.mouse.click(x, y);
  await story.window.page.locator(`.scene-selected[data-node="${id}"]`).waitFor();
}

it('copies a scene and pastes it', async () => {
  await story.fit();
  await take('lighthouse');
  await fromMenu('Copy');
  await fromMenu('Paste');
  await story.written().toContain('scene lighthouse2 {');
  await story.press('Control+z');
  await story.written().toBe(story.before);
});

it('adds layers to a scene, and names each as it is made', async () => {
  await take('morning_watch');
  await fromMenu('Add a layer to it');
  await story.window.page.getByLabel('New name of layer_').fill('air');
  await story.press('Enter');
  await story.node('morning_watch/air').waitFor();
  await fromMenu('Add a layer to it');
  await story.window.page.getByLabel('New name of layer_').fill('sea');
  await story.press('Enter');
  await story.node('morning_watch/sea').waitFor();
  await story.written().toMatch(/scene morning_watch \{[^}]*layer air \{\n {4}\}\n {4}layer sea \{\n {4}\}\n {2}\}/);
});

it('adds scenes inside a scene, and names each as it is made', async () => {
  await take('lighthouse');
  await fromMenu('Add a scene inside');
  await story.window.page.getByLabel('New name of scene_').fill('stairs');
  await story.press('Enter');
  await story.node('lighthouse/stairs').waitFor();
  await story.written().toMatch(/scene lighthouse \{[\s\S]*after 6m -> drifting\n {4}scene stairs \{\n {4}\}\n {2}\}/);
  await story.focus('lighthouse');
  await story.press('n');
  await story.window.page.getByLabel('New name of scene_').fill('lamp');
  await story.press('Enter');
  await story.node('lighthouse/lamp').waitFor();
});
