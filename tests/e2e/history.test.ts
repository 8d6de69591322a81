/** Earlier versions in the real window, and what other programs do to the folder while it is open. */

import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clickLine, type OpenWindow, offered, openWindow, toTop } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);
const line = (text: string) => window.page.locator('[data-testid="code-editor"] .view-line', { hasText: text });
const press = (keys: string) => window.page.keyboard.press(keys);
const folder = () => join(window.home, 'data', 'projects', 'Tide House');
const path = () => join(folder(), 'tide-house.dream');
const file = () => readFileSync(path(), 'utf8');
const written = () => expect.poll(file);
const versions = () => by('history').getByRole('option');
const told = (title: string) => window.page.locator('.notice', { hasText: title });

async function typeAtEndOf(text: string, typed: string): Promise<void> {
  await toTop(window.page);
  await clickLine(line(text).first());
  await press('End');
  await window.page.keyboard.type(typed);
}

it('lists a version for each save and each step of the graph, and what is different since as text', async () => {
  await typeAtEndOf('version 1.0.0', ' // first');
  await written().toContain('// first');
  await by('graph').getByLabel('Find a scene in the graph').fill('lighthouse');
  await press('Enter');
  await window.page.locator('.scene-selected[data-node="lighthouse"]').waitFor();
  await window.page.focus('.react-flow__node[data-id="lighthouse"]');
  await press('a');
  await written().toContain('scene scene_2');
  await press('Alt+8');
  await versions().filter({ hasText: 'Scene added' }).waitFor();
  await versions().filter({ hasText: 'as it was opened' }).click();
  const difference = by('history').getByTestId('difference');
  await difference.locator('.modified .view-line', { hasText: '// first' }).waitFor();
  await expect.poll(() => difference.locator('.original .view-line', { hasText: '// first' }).count()).toBe(0);
});

it('says what is different in the graph', async () => {
  await by('history').getByRole('tab', { name: 'Graph' }).click();
  await by('history').locator('[data-change="added"][data-id="scene_2"]').waitFor();
  await by('history').getByText('2 added, 0 removed, 0 changed').waitFor();
});

it('offers what can be written also after a comparison was put away', async () => {
  await toTop(window.page);
  await clickLine(line('themes').first());
  await press('Home');
  await press('Control+Space');
  await offered(window.page, '');
  await press('Escape');
  expect(window.errors).toEqual([]);
});

it('keeps a version by name, goes back to an earlier one, and takes that back by undo', async () => {
  await by('history').getByLabel('Name of the version to keep').fill('with an attic');
  await press('Enter');
  await versions().filter({ hasText: 'with an attic' }).waitFor();
  await versions().filter({ hasText: 'as it was opened' }).click();
  await by('history').getByRole('button', { name: 'Go back to this version' }).click();
  await written().not.toContain('scene scene_2');
  await window.page.locator('[data-node="scene_2"]').waitFor({ state: 'detached' });
  await toTop(window.page);
  await press('Control+z');
  await written().toContain('scene scene_2');
  expect(file()).toContain('// first');
  await toTop(window.page);
});

it('follows a file that another program changes, and undo brings the text back', async () => {
  const before = file();
  writeFileSync(path(), before.replace('dream "Tide House"', 'dream "Other House"'));
  await line('Other House').waitFor();
  await told('was changed by another program').waitFor();
  await by('save-state').getByText('saved', { exact: true }).waitFor();
  await clickLine(line('Other House'));
  await press('Control+z');
  await written().toBe(before);
});

it('merges what another program wrote in other lines while something is unsaved', async () => {
  await press('Control+,');
  await by('settings').getByLabel('Save by itself').selectOption('off');
  await press('Escape');
  await by('settings').waitFor({ state: 'detached' });
  await typeAtEndOf('// first', ' // mine');
  writeFileSync(path(), file().replace('ask "What do you remember?"', 'ask "What was it like?"'));
  await told('are merged').waitFor();
  await line('// mine').waitFor();
  await press('Control+s');
  await written().toContain('// mine');
  expect(file()).toContain('What was it like?');
});

it('asks where both changed the same line, and overwrites nothing until then', async () => {
  await typeAtEndOf('// mine', ' again');
  writeFileSync(path(), file().replace('// mine', '// theirs'));
  await window.page.getByRole('alert').getByText('where you changed it too').waitFor();
  expect(file()).toContain('// theirs');
  await window.page.getByRole('button', { name: 'Take the file’s' }).click();
  await line('// theirs').waitFor();
  await clickLine(line('// theirs'));
  await press('Control+z');
  await line('// mine again').waitFor();
  await press('Control+s');
  await written().toContain('// mine again');
});

it('takes in files that come, are renamed and go, and gives back the text of one that went', async () => {
  await press('Control+,');
  await by('settings').getByLabel('Save by itself').selectOption('delay');
  await press('Escape');
  writeFileSync(join(folder(), 'attic.dream'), '// the attic\n');
  await told('attic.dream is new').waitFor();
  renameSync(join(folder(), 'attic.dream'), join(folder(), 'loft.dream'));
  await told('attic.dream is now loft.dream').waitFor();
  rmSync(path());
  await window.page.getByRole('alert').getByText('was removed by another program').waitFor();
  await window.page.getByRole('button', { name: 'Write it again' }).click();
  await written().toContain('// mine again');
});

it('says at once that the folder itself is gone, with the ways out, and that it is back', async () => {
  renameSync(folder(), `${folder()} away`);
  await window.page.getByRole('alert').getByText('is no longer there').waitFor();
  await window.page.getByRole('button', { name: 'Make the folder again' }).waitFor();
  renameSync(`${folder()} away`, folder());
  await window.page.locator('.banner').waitFor({ state: 'detached' });
  expect(window.errors).toEqual([]);
});
