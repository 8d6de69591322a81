/** Scenes placed by hand in the real window: kept beside the dream, under their names, and taken back like everything else. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { graphStory } from '../support/graph-story.ts';
import { openWindow } from '../support/window.ts';

const story = graphStory();

it('keeps where a scene was dragged, and leaves the text alone', async () => {
  await story.fit();
  const { x, y } = await story.headOf('morning_watch');
  await story.drag('morning_watch', { x: x - 40, y: y + 30 });
  await story.writtenPlaces().toMatch(/^\{\n {2}"version": 1,\n {2}"scenes": \{\n {4}"morning_watch": \[-?\d+, -?\d+\]\n {2}\}\n\}\n$/);
  expect(story.file()).toBe(story.before);
  await story.said('morning_watch placed');
});

it('places by the keyboard too', async () => {
  await story.focus('lighthouse');
  await story.press('Alt+ArrowRight');
  await story.writtenPlaces().toContain('"lighthouse"');
});

it('takes the places along when a scene gets another name, and back with it', async () => {
  const placed = story.places();
  await story.focus('lighthouse');
  await story.press('F2');
  await story.window.page.getByLabel('New name of lighthouse').fill('beacon');
  await story.press('Enter');
  await story.writtenPlaces().toContain('"beacon"');
  expect(story.places()).not.toContain('lighthouse');
  await story.focus('beacon');
  await story.press('Control+z');
  await story.written().toBe(story.before);
  await story.writtenPlaces().toBe(placed);
  await story.node('lighthouse').waitFor();
});

it('moves a scene into a layer by dragging it there, with its place in it', async () => {
  await story.fit();
  const sky = await story.headOf('shore/sky');
  await story.drag('lighthouse', { x: sky.x, y: sky.y + 4 });
  await story.node('shore/sky/lighthouse').waitFor();
  await story.written().toContain('      scene lighthouse {\n        tone wonder 0.9\n');
  await story.writtenPlaces().toContain('"shore/sky/lighthouse"');
});

it('takes back text and places in the order they were made, from the text too, to the very beginning', async () => {
  await story.window.page.locator('[data-testid="code-editor"]').click({ position: { x: 200, y: 120 } });
  for (let i = 0; i < 6; i++) await story.press('Control+z');
  await story.written().toBe(story.before);
  await story.writtenPlaces().not.toContain('[');
  for (let i = 0; i < 3; i++) await story.press('Control+y');
  await story.node('shore/sky/lighthouse').waitFor();
  await story.press('Control+z');
  await story.node('lighthouse').waitFor();
  await story.writtenPlaces().toContain('"lighthouse"');
});

it('tidies what is selected, and what is left', async () => {
  await story.focus('lighthouse');
  await story.press('t');
  await story.writtenPlaces().not.toContain('"lighthouse"');
  await story.tool('More to do').click();
  await story.window.page.getByRole('menuitem', { name: 'Tidy' }).waitFor();
  await story.press('Escape');
  expect(story.window.errors).toEqual([]);
});

it('shows the places again after a start, and says what it can not read without writing over it', async () => {
  await story.focus('drifting');
  await story.press('Alt+ArrowRight');
  await story.writtenPlaces().toContain('"drifting"');
  const { home } = story.window;
  await story.window.close();
  const broken = '<<<<<<< mine\n{}';
  writeFileSync(join(home, 'data', 'projects', 'Tide House', 'tide-house.layout.json'), broken);
  const again = await openWindow({ home });
  try {
    await again.page.locator('[data-node="drifting"]').waitFor();
    await again.page.locator('.graph-layout-note', { hasText: 'tide-house.layout.json' }).waitFor();
    await again.page.focus('.react-flow__node[data-id="drifting"]');
    await again.page.keyboard.press('Alt+ArrowRight');
    expect(story.places()).toBe(broken);
    await again.page.getByRole('button', { name: 'Begin it anew' }).click();
    await story.writtenPlaces().toContain('"scenes": {}');
  } finally {
    await again.close();
  }
});
