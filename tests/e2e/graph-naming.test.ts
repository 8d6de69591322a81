/** What is made in the graph is named at once: no letter of its name becomes a command, however soon it is typed; and what is selected after steps back and forth. */

import { expect, it } from 'vitest';
import { findings } from '../support/axe.ts';
import { graphStory } from '../support/graph-story.ts';

const story = graphStory();

const field = () => story.window.page.getByLabel(/^New name of/);
const chosen = () => story.window.page.locator('.scene-selected').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['node']).sort());
const arrow = () => story.window.page.locator('.react-flow__edge.selected').count();

it('opens the field for the name of a new scene, with the suggested one selected', async () => {
  await story.focus('lighthouse');
  await story.press('a');
  await field().waitFor();
  const [value, picked] = await field().evaluate((input: HTMLInputElement) => [
    input.value,
    input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
  ]);
  expect([value, picked]).toEqual(['scene_2', 'scene_2']);
  await expect.poll(() => field().evaluate((input) => document.activeElement === input)).toBe(true);
});

it('tells at the field what can not be a name, and keeps the suggested name with Escape', async () => {
  await story.window.page.keyboard.type('shore');
  await story.press('Enter');
  await story.node('scene_2').getByRole('alert').waitFor();
  expect(await field().inputValue()).toBe('shore');
  await story.press('Escape');
  await field().waitFor({ state: 'detached' });
  await story.written().toContain('scene scene_2 {');
  await story.press('Control+z');
  await story.written().toBe(story.before);
});

it('takes all of a name that is typed in one go with the key, and none of it as a command', async () => {
  await story.focus('lighthouse');
  // Each of these letters is a command, and none waits for the field.
  await story.window.page.evaluate(() => {
    for (const key of ['a', 'g', 'a', 'm', 'e', 't', 'o', 'f', 'Enter'])
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
  await story.node('gametof').waitFor();
  await story.written().toContain('scene gametof {');
  expect(await chosen()).toEqual(['gametof']);
  await story.press('Control+z');
  await story.node('scene_2').waitFor();
  await story.press('Control+z');
  await story.written().toBe(story.before);
  await expect.poll(chosen).toEqual(['lighthouse']);
});

it('asks by the button and the menu too, and for a scene around others', async () => {
  const { page } = story.window;
  await story.tool('Scene').first().click();
  await page.keyboard.type('attic');
  await story.press('Enter');
  await story.node('attic').waitFor();
  await story.written().toContain('scene attic {');
  await story.tool('More to do').click();
  await page.getByRole('menuitem', { name: 'Put into a scene of their own' }).click();
  await field().waitFor();
  await expect.poll(() => field().evaluate((input) => document.activeElement === input)).toBe(true);
  await page.keyboard.type('house');
  await story.press('Enter');
  await story.node('house/attic').waitFor();
  await story.written().toContain('scene house {');
  for (let i = 0; i < 4; i++) await story.press('Control+z');
  await story.written().toBe(story.before);
});

it('takes nothing for a name that is written elsewhere meanwhile', async () => {
  const { page } = story.window;
  await story.focus('lighthouse');
  // In one go, so that the scene is still being made.
  const search = story.graph().getByLabel('Find a scene in the graph');
  const taken = await search.evaluate((input) => {
    const press = (key: string) =>
      !(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    const first = press('a');
    (input as HTMLInputElement).focus();
    return [first, press('s')];
  });
  expect(taken).toEqual([true, false]);
  await story.node('scene_2').waitFor();
  await page.keyboard.type('shore');
  expect(await search.inputValue()).toContain('shore');
  expect(await field().count()).toBe(0);
  await story.focus('lighthouse');
  await story.press('Control+z');
  await story.written().toBe(story.before);
});

it('leaves the keyboard to who went elsewhere while it is made, with the name that was begun', async () => {
  await story.focus('lighthouse');
  const outline = story.window.page.getByTestId('outline').getByRole('button').first();
  await outline.evaluate((row) => {
    for (const key of ['a', 'q', 'u', 'a', 'y']) document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    (row as HTMLElement).focus();
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 's', bubbles: true, cancelable: true }));
  });
  await story.node('quay').waitFor();
  await story.written().toContain('scene quay {');
  expect(await story.window.page.evaluate(() => document.activeElement?.closest('[data-testid="outline"]') != null)).toBe(true);
  await story.focus('lighthouse');
  for (let i = 0; i < 2; i++) await story.press('Control+z');
  await story.written().toBe(story.before);
});

it('leaves the keyboard and the caret to who goes to the text while a name is not yet taken', async () => {
  const { page } = story.window;
  await story.focus('lighthouse');
  await story.press('F2');
  await page.keyboard.type('tower');
  await page.locator('.code .view-line', { hasText: 'after 8m choose' }).click();
  await story.node('tower').waitFor();
  await story.written().toContain('scene tower {');
  await page.keyboard.press('End');
  await page.keyboard.type(' // mine');
  await story.written().toContain('after 8m choose { // mine\n');
  for (let i = 0; i < 2; i++) await story.press('Control+z');
  await story.focus('drifting');
  await story.press('Control+z');
  await story.written().toBe(story.before);
});

it('asks for the name of a motif that a scene was made, tells there what it can not be, and takes it everywhere', async () => {
  const { page } = story.window;
  await story.focus('drifting');
  await story.press('m');
  await page.getByLabel('New name of the motif drifting_motif').waitFor();
  await page.keyboard.type('two words');
  await story.press('Enter');
  await story.node('drifting').getByRole('alert').waitFor();
  await page.getByLabel('New name of the motif drifting_motif').fill('tide');
  await story.press('Enter');
  await field().waitFor({ state: 'detached' });
  await story.written().toMatch(/scene drifting is tide\(.*\)[\s\S]*motif tide\(/);
  expect(story.file()).not.toContain('drifting_motif');
  for (let i = 0; i < 2; i++) await story.press('Control+z');
  await story.written().toBe(story.before);
});

it.each([['lighthouse'], ['shore/sky/dusk']])('selects %s again when its deletion is taken back, and never an arrow', async (id) => {
  await story.focus(id);
  await story.press('Delete');
  await story.node(id).waitFor({ state: 'detached' });
  expect(await arrow()).toBe(0);
  await story.press('Control+z');
  await expect.poll(chosen).toEqual([id]);
  expect(await arrow()).toBe(0);
  await story.press('Control+Shift+z');
  await story.node(id).waitFor({ state: 'detached' });
  expect(await arrow()).toBe(0);
  await story.press('Control+z');
  await expect.poll(chosen).toEqual([id]);
  await story.written().toBe(story.before);
});

it('has nothing serious for who can not see the field', async () => {
  await story.focus('lighthouse');
  await story.press('a');
  await field().waitFor();
  await story.window.page.keyboard.type('shore');
  await story.press('Enter');
  await story.node('scene_2').getByRole('alert').waitFor();
  expect(await findings(story.window.page)).toEqual([]);
  expect(story.window.errors).toEqual([]);
});
