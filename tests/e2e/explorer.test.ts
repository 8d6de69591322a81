/** The files of a project as a person handles them: a new one, other names, away and back, sounds dropped in; texts and disk follow. */

import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clickLine, type OpenWindow, openWindow, pick, still } from '../support/window.ts';

const HOUSE = `import "sea.dream"

dream "House" {
  version 1.0.0
  needs sound

  asset bell = sound "assets/bell.wav"

  scene drifting {
    play surf at 34dB
    after 5m -> release
  }

  release { fade all over 60s }
}
`;
const BELL = 'templates/lantern-walk/assets/bell.wav';

let window: OpenWindow;
let folder: string;
const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);
const row = (path: string) => by('explorer').locator(`[data-path="${path}"]`);
const press = (keys: string) => window.page.keyboard.press(keys);
const disk = (file: string) => readFileSync(join(folder, file), 'utf8');
const written = (file: string) => expect.poll(() => (existsSync(join(folder, file)) ? disk(file) : ''));

beforeAll(async () => {
  window = await openWindow();
  folder = join(window.home, 'house');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  cpSync('templates/tide-house/assets/surf.wav', join(folder, 'assets/surf.wav'));
  writeFileSync(join(folder, 'dream.json'), '{ "name": "House", "main": "house.dream" }\n');
  writeFileSync(join(folder, 'sea.dream'), 'asset surf = sound "assets/surf.wav"\n');
  writeFileSync(join(folder, 'house.dream'), HOUSE);
  writeFileSync(join(folder, 'house.layout.json'), '{ "version": 1, "scenes": { "drifting": [40, 60] } }\n');
  await window.answerDialogs(folder);
  await press('Control+o');
  await window.page.locator('.view-line', { hasText: 'dream "House"' }).waitFor();
  await press('Alt+0');
});
afterAll(() => window?.close());

it('lists the folder, with the sound that is missing in its place', async () => {
  await row('house.dream').waitFor();
  await row('assets/bell.wav').getByText('missing').waitFor();
  await expect.poll(() => row('assets/surf.wav').textContent()).toMatch(/surf\.wav \d/);
});

it('is a tree by its keys: the arrows, a letter, Enter', async () => {
  await row('assets').focus();
  await press('ArrowLeft');
  await row('assets/surf.wav').waitFor({ state: 'detached' });
  await expect.poll(() => row('assets').getAttribute('aria-expanded')).toBe('false');
  await press('ArrowRight');
  await row('assets/surf.wav').waitFor();
  await press('s');
  await expect.poll(() => window.page.evaluate(() => document.activeElement?.getAttribute('data-path'))).toBe('assets/surf.wav');
  await press('s');
  await expect.poll(() => window.page.evaluate(() => document.activeElement?.getAttribute('data-path'))).toBe('sea.dream');
  await press('Enter');
  await window.page.locator('.file-tab.shown[data-file="sea.dream"]').waitFor();
});

async function drop(path: string, source: string): Promise<void> {
  const box = await still(row(path));
  const devtools = await window.page.context().newCDPSession(window.page);
  const data = { items: [], files: [resolve(source)], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await devtools.send('Input.dispatchDragEvent', { type, x: box.x + 30, y: box.y + 8, data });
}

it('takes a sound that is dropped on it, and no longer misses it', async () => {
  await drop('assets', BELL);
  await written('assets/bell.wav').not.toBe('');
  await row('assets/bell.wav').getByText('missing').waitFor({ state: 'detached' });
  await by('status').getByText('0 errors').waitFor();
});

it('lets one listen to a sound by the keyboard, and stops it', async () => {
  await row('assets/bell.wav').focus();
  await press(' ');
  await row('assets/bell.wav').getByText('playing').waitFor();
  await press(' ');
  await row('assets/bell.wav').getByText('playing').waitFor({ state: 'detached' });
});

it('tells at once of a sound that can not be played', async () => {
  const broken = join(mkdtempSync(join(tmpdir(), 'dream-broken-')), 'broken.wav');
  writeFileSync(broken, 'no sound at all');
  await drop('assets', broken);
  await window.page.locator('.notice', { hasText: 'assets/broken.wav can not be played' }).getByText('It is not audio').waitFor();
  await row('assets/broken.wav').focus();
  await press('Control+z');
  await row('assets/broken.wav').waitFor({ state: 'detached' });
});

it('takes a whole folder that is dropped on it, as one step', async () => {
  await drop('assets', 'templates/lantern-walk/assets');
  await row('assets/assets/bell.wav').getByText('unused').waitFor();
  await row('assets/assets/bell.wav').focus();
  await press('Control+z');
  await row('assets/assets/bell.wav').waitFor({ state: 'detached' });
  await window.page.locator('.notice', { hasText: 'deleted' }).waitFor();
});

it('adds sounds by the dialog, and marks what no text names', async () => {
  await window.answerDialogs(resolve(BELL));
  await by('explorer').getByLabel('Add sounds').click();
  await row('assets/bell-2.wav').getByText('unused').waitFor();
});

it('gives a sound another name, in every text that names it, and takes it back', async () => {
  await row('assets/surf.wav').focus();
  await press('F2');
  const field = by('explorer').getByLabel('New name of surf.wav');
  await field.fill('bell.wav');
  await press('Enter');
  await by('explorer').getByRole('alert').getByText('already something').waitFor();
  await field.fill('.waves.wav');
  await press('Enter');
  await by('explorer').getByRole('alert').getByText('would be hidden').waitFor();
  await field.fill('waves.wav');
  await press('Enter');
  await row('assets/waves.wav').waitFor();
  await written('sea.dream').toContain('"assets/waves.wav"');
  await expect.poll(() => existsSync(join(folder, 'assets/surf.wav'))).toBe(false);
  await by('status').getByText('0 errors').waitFor();
  await window.page.locator('.notice', { hasText: 'is now' }).getByRole('button', { name: 'Undo' }).click();
  await row('assets/surf.wav').waitFor();
  await written('sea.dream').toContain('"assets/surf.wav"');
});

it('moves the program and what it imports: dream.json, imports and the places of scenes follow', async () => {
  await row('sea.dream').focus();
  await press('F2');
  await by('explorer').getByLabel('New name of sea.dream').fill('parts/ocean.dream');
  await press('Enter');
  await row('parts/ocean.dream').waitFor();
  await window.page.locator('.file-tab[data-file="parts/ocean.dream"]').waitFor();
  await written('house.dream').toContain('import "parts/ocean.dream"');
  await written('parts/ocean.dream').toContain('"../assets/surf.wav"');
  await row('house.dream').focus();
  await press('F2');
  await by('explorer').getByLabel('New name of house.dream').fill('home.dream');
  await press('Enter');
  await row('home.dream').waitFor();
  await written('dream.json').toContain('"home.dream"');
  await written('home.layout.json').toContain('"drifting": [40, 60]');
  await row('house.layout.json').waitFor({ state: 'detached' });
  await by('status').getByText('0 errors').waitFor();
});

it('puts a sound into another folder by the mouse, by cut and paste, and by its path; texts follow, and undo brings it back', async () => {
  await by('explorer').getByLabel('New folder').click();
  await by('explorer').getByLabel('Name of the new folder').fill('sounds');
  await press('Enter');
  await row('sounds').waitFor();
  await row('assets/surf.wav').dragTo(row('sounds'));
  await row('sounds/surf.wav').waitFor();
  await written('parts/ocean.dream').toContain('"../sounds/surf.wav"');
  await row('sounds/surf.wav').focus();
  await press('Control+x');
  await row('sounds/surf.wav').getByText('cut').waitFor();
  await row('parts').focus();
  await press('Control+v');
  await row('parts/surf.wav').waitFor();
  await written('parts/ocean.dream').toContain('"surf.wav"');
  await row('parts/surf.wav').click({ button: 'right' });
  await window.page.getByRole('menuitem', { name: 'Move to…' }).click();
  await by('explorer').getByLabel('New path of surf.wav').fill('assets/');
  await press('Enter');
  await row('assets/surf.wav').waitFor();
  await written('parts/ocean.dream').toContain('"../assets/surf.wav"');
  await press('Control+z');
  await row('parts/surf.wav').waitFor();
  await press('Control+z');
  await row('sounds/surf.wav').waitFor();
  await press('Control+z');
  await row('assets/surf.wav').waitFor();
  await written('parts/ocean.dream').toContain('"../assets/surf.wav"');
  await press('Control+z');
  await row('sounds').waitFor({ state: 'detached' });
});

it('makes a copy of a file beside it, from the palette too', async () => {
  await row('home.dream').click();
  await row('parts/ocean.dream').focus();
  await pick(window.page, 'duplicate this file');
  await row('parts/ocean-2.dream').waitFor();
  await written('parts/ocean-2.dream').toContain('asset surf');
  await row('parts/ocean-2.dream').focus();
  await pick(window.page, 'move this file');
  await by('explorer').getByLabel('New path of ocean-2.dream').fill('ocean-2.dream');
  await press('Enter');
  await row('ocean-2.dream').waitFor();
  await written('ocean-2.dream').toContain('"assets/surf.wav"');
  await row('ocean-2.dream').focus();
  await press('Delete');
  await row('ocean-2.dream').waitFor({ state: 'detached' });
});

it('opens dream.json as a text, says what is wrong with it, and takes a save up at once', async () => {
  await row('dream.json').click();
  await window.page.locator('.file-tab.shown[data-file="dream.json"]').waitFor();
  await clickLine(window.page.locator('.code .view-line', { hasText: '"main"' }));
  await press('Control+a');
  await window.page.keyboard.type('{ "name": "Homestead", "main": "hom.dream"');
  await by('status').getByText('1 error').waitFor();
  await by('explorer').getByRole('tree', { name: 'Homestead' }).waitFor();
  await press('F8');
  await window.page.locator('.marker-widget', { hasText: 'There is no text hom.dream' }).waitFor();
  await press('Escape');
  await press('Control+.');
  await window.page.locator('.action-widget', { hasText: 'Name home.dream' }).waitFor();
  await press('Enter');
  await written('dream.json').toBe('{ "name": "Homestead", "main": "home.dream"}');
  await press('Alt+Shift+F');
  await written('dream.json').toBe('{ "name": "Homestead", "main": "home.dream" }\n');
  await by('status').getByText('0 errors').waitFor();
  await window.page.locator('[data-node="drifting"]').waitFor();
});

it('opens notes by their name, follows what another program does to them, and refuses what is no text', async () => {
  writeFileSync(join(folder, 'README.md'), '# House\n');
  await pick(window.page, 'file README.md');
  await clickLine(window.page.locator('.code .view-line', { hasText: '# House' }));
  await press('End');
  await window.page.keyboard.type(' by the sea');
  await written('README.md').toBe('# House by the sea\n');
  writeFileSync(join(folder, 'README.md'), '# House on the hill\n');
  await window.page.locator('.code .view-line', { hasText: 'on the hill' }).waitFor();
  writeFileSync(join(folder, 'picture.bin'), new Uint8Array([1, 0, 2]));
  await by('explorer').getByLabel('Look again').click();
  await row('picture.bin').click();
  await window.page.locator('.notice-bad', { hasText: 'is not UTF-8 text' }).waitFor();
});

it('looks at one file after the other in one tab, which stays once it is kept or written in', async () => {
  for (const name of ['one.md', 'two.md', 'three.md']) writeFileSync(join(folder, name), `${name}\n`);
  await by('explorer').getByLabel('Look again').click();
  const tab = (name: string) => window.page.locator(`.file-tab[data-file="${name}"]`);
  const glanced = (name: string) => window.page.locator(`.file-tab.glanced[data-file="${name}"]`);
  await row('one.md').click();
  await glanced('one.md').waitFor();
  await row('two.md').click();
  await glanced('two.md').waitFor();
  await tab('one.md').waitFor({ state: 'detached' });
  await tab('two.md').dblclick();
  await glanced('two.md').waitFor({ state: 'detached' });
  await row('three.md').click();
  await clickLine(window.page.locator('.code .view-line', { hasText: 'three.md' }));
  await window.page.keyboard.type('x');
  await glanced('three.md').waitFor({ state: 'detached' });
  for (const name of ['two.md', 'three.md']) await tab(name).waitFor();
});

it('gives each file a tab of its own where no tab is to give way', async () => {
  const give = async (how: 'check' | 'uncheck') => {
    await press('Control+,');
    await by('settings').getByLabel('One tab for what is only looked at')[how]();
    await press('Escape');
    await by('settings').waitFor({ state: 'detached' });
  };
  await give('uncheck');
  const names = ['four.md', 'five.md'];
  for (const name of names) writeFileSync(join(folder, name), `${name}\n`);
  await by('explorer').getByLabel('Look again').click();
  for (const name of names) {
    await row(name).click();
    await window.page.locator(`.file-tab.shown[data-file="${name}"]:not(.glanced)`).waitFor();
  }
  await window.page.locator('.file-tab[data-file="four.md"]').waitFor();
  await give('check');
});

it('leaves line ends that are mixed, and the mark before the first, as another program wrote them', async () => {
  writeFileSync(join(folder, 'parts/ocean.dream'), '\uFEFF// one\r\n// two\nasset surf = sound "../assets/surf.wav"\r\n');
  await row('parts/ocean.dream').click();
  await clickLine(window.page.locator('.code .view-line', { hasText: 'two' }));
  await press('End');
  await window.page.keyboard.type(' and a half');
  await press('Enter');
  await written('parts/ocean.dream').toBe('\uFEFF// one\r\n// two and a half\r\n\nasset surf = sound "../assets/surf.wav"\r\n');
  await by('status').getByText('0 errors').waitFor();
});

it('makes a file, deletes it, and brings it back with what was written in it', async () => {
  await press('Control+Alt+n');
  await by('explorer').getByLabel('Name of the new file').fill('night');
  await press('Enter');
  await window.page.locator('.file-tab.shown[data-file="night.dream"]').waitFor();
  // It is there to be written in.
  await window.page.locator('.code .monaco-editor.focused').waitFor();
  // What is not begun is not marked as wrong, and says how to begin.
  await window.page.locator('.editorPlaceholder', { hasText: 'Type “dream”' }).waitFor();
  await by('status').getByText('0 errors').waitFor();
  expect(await window.page.locator('.code .squiggly-error, .file-tab.shown .bad').count()).toBe(0);
  await window.page.keyboard.type('// kept');
  await window.page.locator('.file-tab.shown .bad').waitFor();
  await written('night.dream').toBe('// kept');
  await row('night.dream').getByText('unused').waitFor();
  await row('night.dream').focus();
  await press('Delete');
  await row('night.dream').waitFor({ state: 'detached' });
  await window.page.locator('.file-tab[data-file="night.dream"]').waitFor({ state: 'detached' });
  await expect.poll(() => existsSync(join(folder, 'night.dream'))).toBe(false);
  await by('explorer').getByLabel('Deleted files').click();
  await by('explorer').getByLabel('Bring back night.dream').click();
  await row('night.dream').waitFor();
  await written('night.dream').toContain('// kept');
  // With the steps by which it was written.
  await row('night.dream').click();
  await window.page.locator('.file-tab.shown[data-file="night.dream"]').waitFor();
  await clickLine(window.page.locator('.code .view-line').first());
  await press('Control+z');
  await written('night.dream').not.toContain('// kept');
});

it('follows another program that renames the dream, and says so in dream.json by a click on the notice', async () => {
  renameSync(join(folder, 'home.dream'), join(folder, 'hearth.dream'));
  await row('hearth.dream').waitFor();
  await window.page.getByRole('button', { name: 'Name it in dream.json' }).click();
  await written('dream.json').toBe('{ "name": "Homestead", "main": "hearth.dream" }\n');
});

it('does not delete the program, and says why', async () => {
  await row('hearth.dream').focus();
  await press('Delete');
  await window.page.locator('.notice-bad', { hasText: 'is the program of this project' }).waitFor();
  expect(existsSync(join(folder, 'hearth.dream'))).toBe(true);
  expect(window.errors).toEqual([]);
});
