/** Several scenes at once in the real window: chosen by keys and by mouse, carried as text, put together, taken away. */

import { expect, it } from 'vitest';
import { graphStory } from '../support/graph-story.ts';

const story = graphStory();
const chosen = () => story.window.page.locator('.scene-selected');

it('chooses one more by Shift and the mouse, and all by Ctrl+A', async () => {
  await story.focus('drifting');
  await story.fit();
  const { x, y } = await story.headOf('morning_watch');
  await story.window.page.keyboard.down('Shift');
  await story.window.page.mouse.move(x - 3, y);
  await story.window.page.mouse.click(x, y);
  await story.window.page.keyboard.up('Shift');
  await expect.poll(() => chosen().count()).toBe(2);
  await story.press('Control+a');
  await expect.poll(() => chosen().count()).toBeGreaterThan(8);
});

it('copies scenes as text, and pastes them with other names and their comments', async () => {
  await story.focus('lighthouse');
  await story.press('Control+c');
  await story.said('Copied');
  await story.press('Control+v');
  await story.node('lighthouse2').waitFor();
  await story.written().toContain('  scene lighthouse2 {\n    tone wonder 0.9\n    play surf at volume - 6dB fade 30s loop\n    // Whoever dreams');
});

it('deletes several in one step, and brings them back in one', async () => {
  await story.focus('lighthouse2');
  const { x, y } = await story.headOf('lighthouse');
  await story.window.page.keyboard.down('Shift');
  await story.window.page.mouse.move(x - 3, y);
  await story.window.page.mouse.click(x, y);
  await story.window.page.keyboard.up('Shift');
  await expect.poll(() => chosen().count()).toBe(2);
  await story.press('Delete');
  await story.written().not.toMatch(/scene lighthouse|-> lighthouse/);
  await story.said('Deleted');
  await story.focus('drifting');
  await story.press('Control+z');
  await story.node('lighthouse2').waitFor();
  await story.press('Control+z');
  await story.written().toBe(story.before);
});

it('cuts a scene out and pastes it into a layer', async () => {
  await story.focus('shore/sky/night');
  await story.press('Control+c');
  await story.said('Copied');
  await story.focus('shore/sky');
  await story.press('Control+v');
  await story.node('shore/sky/night2').waitFor();
  await story.written().toContain('      scene night2 { every 2m when asleep');
  await story.press('Control+z');
  await story.written().toBe(story.before);
});

it('puts scenes into one of their own, from the menu', async () => {
  await story.focus('lighthouse');
  await story.tool('More to do').click();
  await story.window.page.getByRole('menuitem', { name: 'Put into a scene of their own' }).click();
  await story.node('group2/lighthouse').waitFor();
  await story.written().toContain('  scene group2 {\n    scene lighthouse {\n      tone wonder 0.9\n');
  await story.window.page.locator('.scene-selected[data-node="group2"]').waitFor();
  await story.window.page.focus('.react-flow__node[data-id="group2"]');
  await story.press('Control+z');
  await story.written().toBe(story.before);
});

it('makes a motif of a scene', async () => {
  await story.focus('lighthouse');
  await story.press('m');
  await story.written().toContain('  scene lighthouse is lighthouse_motif(surf, volume, drifting)\n');
  await story.node('lighthouse').getByText('surf').waitFor({ state: 'attached' });
  await story.press('Control+z');
  await story.written().toBe(story.before);
});

it('changes the course of a cue: by its curve from the keyboard, a point more, a fade, and a slider', async () => {
  await story.focus('ritual');
  await story.press('i');
  const inspector = story.window.page.locator('[data-testid="inspector"]');
  await inspector.getByRole('button', { name: 'Course of amber' }).click();
  await inspector.getByRole('slider', { name: 'Point 2 of amber' }).focus();
  await story.press('ArrowRight');
  await story.written().toContain('    light amber at 10lx ramp to 0lx over 20.5m\n');
  await inspector.getByRole('button', { name: 'Add a point' }).click();
  await story.written().toMatch(/ {4}light amber through 10lx at 0s, [\d.]+lx at \S+, 0lx at 20.5m\n/);
  await inspector.getByLabel('Fade in of amber').fill('5s');
  await story.press('Enter');
  await story.written().toMatch(/0lx at 20.5m fade in 5s\n/);
  await story.focus('shore/sky/dusk');
  await inspector.getByRole('button', { name: 'Course of red' }).click();
  await inspector.getByRole('slider', { name: 'Level of red' }).focus();
  await story.press('ArrowRight');
  await story.written().toContain('        light red at 0.3lx\n');
  await story.focus('drifting');
  for (let i = 0; i < 4; i++) await story.press('Control+z');
  await story.written().toBe(story.before);
  await story.press('i');
});

it('changes the order of the arms of a choice', async () => {
  await story.focus('lighthouse');
  await story.press('Control+ArrowUp');
  await story.written().toMatch(/scene lighthouse \{[\s\S]*scene shore \{/);
  await story.press('Control+z');
  await story.written().toBe(story.before);
  expect(story.window.errors).toEqual([]);
});
