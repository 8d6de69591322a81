/** The language in the real window, over two files: going, renaming, mending, explaining, laying out, and saving each by itself. */

import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenWindow, offered, openWindow, pick, watchFor } from '../support/window.ts';

const SEA = `asset surf = sound "assets/surf.wav"

/// Breath that leads.
motif breathing(pace: duration = 4s in 2s..10s, voice: sound, next: scene) {
  play voice at 30dB fade 3s loop
  after pace -> next
}
`;

const HOUSE = `import "sea.dream"

dream "House" {
  version 1.0.0
  needs sound, light
  limit sound <= 42dB

  scene drifting {
    play surf at 34dB
    after 5m -> calm
  }

  scene calm is breathing(5s, voice = surf, next = shore)

  scene shore {
    light red at 0.5lx
    after 9m -> release
  }

  release { fade all over 60s }
}
`;

const ALONE = `dream "Alone" {
  needs sound, light

  scene a {
    light red at 0.5lx
    after 9m -> release
  }

  release { fade all over 60s }
}
`;

let window: OpenWindow;
let folder: string;
const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);
const disk = (file: string) => readFileSync(join(folder, file), 'utf8');
const line = (text: string | RegExp) => window.page.locator('.code .view-line', { hasText: text });
const press = (keys: string) => window.page.keyboard.press(keys);
/** What the disk holds once the editor has had its time to save. */
const written = (file: string) => expect.poll(() => disk(file));
const saved = () => by('save-state').getByText('saved', { exact: true }).waitFor();

/** The caret to `steps` behind the beginning of a word, by keys alone, once the text is on the disk as it is in the editor. */
async function into(word: string, steps = 0, file = 'house.dream'): Promise<void> {
  await written(file).toContain(word);
  await saved();
  const before = disk(file)
    .slice(0, disk(file).indexOf(word) + steps)
    .split('\n');
  await focus();
  await press('Control+Home');
  for (let i = 1; i < before.length; i++) await press('ArrowDown');
  for (let i = 0; i < (before.at(-1)?.length ?? 0); i++) await press('ArrowRight');
}

/** The editor takes its box away where anything moves under it; a person asks again, and waits the longer, the slower the machine is. */
async function rename(name: string): Promise<void> {
  const box = window.page.locator('.rename-box input');
  let timeout = 1000;
  await expect
    .poll(async () => {
      await press('F2');
      timeout *= 2;
      return yes(box.fill(name, { timeout }));
    })
    .toBe(true);
  await press('Enter');
}

const yes = (done: Promise<unknown>): Promise<boolean> =>
  done.then(
    () => true,
    () => false,
  );

/** The keyboard to the editor, for good: a box that closes gives it back to where it was, a moment later. */
const focus = () =>
  window.page.evaluate(async () => {
    const editor = document.querySelector<HTMLElement>('.code .native-edit-context, .code textarea.inputarea');
    for (let still = 0; still < 10; still++) {
      if (document.activeElement !== editor) {
        editor?.focus();
        still = 0;
      }
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });

async function show(file: string): Promise<void> {
  await by('files').locator(`[data-file="${file}"] button`).first().click();
  await window.page.locator(`.file-tab.shown[data-file="${file}"]`).waitFor();
  await focus();
}

beforeAll(async () => {
  window = await openWindow();
  folder = join(window.home, 'house');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  cpSync('templates/tide-house/assets/surf.wav', join(folder, 'assets/surf.wav'));
  writeFileSync(join(folder, 'dream.json'), '{ "name": "House", "main": "house.dream" }\n');
  writeFileSync(join(folder, 'sea.dream'), SEA);
  writeFileSync(join(folder, 'house.dream'), HOUSE);
  writeFileSync(join(folder, 'alone.dream'), ALONE);
  await window.answerDialogs(folder);
  await press('Control+o');
  await line('dream "House"').waitFor();
});
afterAll(() => window?.close());

it('has no problem with a program of two files, and draws its motif in place', async () => {
  await into('dream "House"', 3);
  await window.page.locator('[data-node="calm"]').waitFor();
  await by('status').getByText('0 errors').waitFor();
  await expect.poll(() => by('crumbs').textContent()).toBe('House');
});

it('says what a word means where the mouse rests', async () => {
  const word = line('scene calm is').locator('span span', { hasText: /^breathing$/ });
  const meaning = window.page.locator('.monaco-hover', { hasText: 'Breath that leads.' }).first();
  // Where the text is drawn anew under it, the mouse rests on nothing; a person moves it again, and waits the longer, the slower the machine is.
  let timeout = 1000;
  await expect
    .poll(async () => {
      await window.page.mouse.move(5, 5);
      await word.first().hover();
      timeout *= 2;
      return yes(meaning.waitFor({ timeout }));
    })
    .toBe(true);
  await window.page.mouse.move(5, 5);
});

it('has a menu that can be read', async () => {
  await line('play surf').click({ button: 'right' });
  const menu = window.page.locator('.monaco-menu-container');
  await menu.getByText('Go to Definition').waitFor();
  const colours = await menu
    .locator('.monaco-scrollable-element')
    .first()
    .evaluate((element) => [element, document.body].map((one) => getComputedStyle(one)).map(({ color, backgroundColor }) => ({ color, backgroundColor })));
  expect(colours[0]?.color).toBe(colours[1]?.color);
  expect(colours[0]?.backgroundColor).not.toBe('rgba(0, 0, 0, 0)');
  await press('Escape');
  await menu.waitFor({ state: 'hidden' });
});

it('goes to a definition in an imported file, in a tab of its own, and back by the keyboard', async () => {
  await into('is breathing', 5);
  await press('F12');
  await window.page.locator('.file-tab.shown[data-file="sea.dream"]').waitFor();
  await by('crumbs').getByText('breathing').waitFor();
  await expect.poll(() => window.page.locator('[data-node="calm"]').count()).toBe(1);
  await press('Control+Alt+ArrowLeft');
  await window.page.locator('.file-tab.shown[data-file="house.dream"]').waitFor();
  await line('dream "House"').waitFor();
  // And through the tabs by use.
  await press('Control+Tab');
  await window.page.locator('.file-tab.shown[data-file="sea.dream"]').waitFor();
  await press('Control+Tab');
  await window.page.locator('.file-tab.shown[data-file="house.dream"]').waitFor();
  await by('tab-walk').waitFor({ state: 'detached' });
});

it('shows the files by use as long as Control is held, and takes one that is clicked', async () => {
  const { keyboard } = window.page;
  const entries = by('tab-walk').getByRole('option');
  await keyboard.down('Control');
  await keyboard.press('Tab');
  await expect.poll(() => entries.allTextContents()).toEqual(['house.dream', 'sea.dream']);
  await by('tab-walk').getByRole('option', { name: 'sea.dream', selected: true }).waitFor();
  await keyboard.press('Shift+Tab');
  await by('tab-walk').getByRole('option', { name: 'house.dream', selected: true }).waitFor();
  await keyboard.press('Tab');
  await entries.first().click();
  await window.page.locator('.file-tab.shown[data-file="house.dream"]').waitFor();
  await by('tab-walk').waitFor({ state: 'detached' });
  await keyboard.up('Control');
});

it('peeks at a definition of another file without leaving the text', async () => {
  await into('is breathing', 5);
  await press(process.platform === 'linux' ? 'Control+Shift+F10' : 'Alt+F12');
  const peek = window.page.locator('.zone-widget.peekview-widget, .zone-widget').filter({ hasText: 'sea.dream' });
  await peek.locator('.view-line', { hasText: 'motif breathing' }).waitFor();
  await expect.poll(() => window.page.locator('.file-tab.shown').getAttribute('data-file')).toBe('house.dream');
  await press('Escape');
  await peek.waitFor({ state: 'detached' });
});

it('shows every place that speaks of a thing, also those of the other file', async () => {
  await show('house.dream');
  await into('play surf', 6);
  await press('Shift+F12');
  const peek = window.page.locator('.zone-widget .ref-tree');
  await peek.filter({ hasText: 'sea.dream' }).waitFor();
  await press('Escape');
  await peek.waitFor({ state: 'detached' });
});

it('renames across both files and saves both', async () => {
  await show('house.dream');
  await into('play surf', 6);
  await rename('waves');
  await line('play waves').waitFor();
  await saved();
  await written('sea.dream').toContain('asset waves = sound');
  await written('house.dream').toContain('voice = waves');
  await written('house.dream').not.toContain('surf');
  await by('status').getByText('0 errors').waitFor();
});

it('takes the other name back in both files at once, and gives it again', async () => {
  await press('Control+z');
  await written('sea.dream').toContain('asset surf = sound');
  await written('house.dream').toContain('voice = surf');
  await press('Control+Shift+z');
  await written('sea.dream').toContain('asset waves = sound');
  await written('house.dream').toContain('voice = waves');
  await by('status').getByText('0 errors').waitFor();
});

it('refuses a name that is taken, and says why', async () => {
  await into('scene shore', 7);
  await rename('calm');
  await window.page.locator('.notice', { hasText: 'calm' }).waitFor();
  await line('scene shore').waitFor();
  await press('Escape');
});

it('marks an unsaved text at its tab, and a wrong one in the list of problems by its file', async () => {
  await show('sea.dream');
  await into('play voice', 10, 'sea.dream');
  const unsaved = await watchFor(window.page, '.file-tab[data-file="sea.dream"][data-unsaved="true"]');
  await window.page.keyboard.type('x');
  await unsaved();
  await window.page.locator('.file-tab[data-file="sea.dream"][data-unsaved="false"]').waitFor();
  await press('Alt+4');
  const problem = by('problems').locator('[data-file="sea.dream"] li').first();
  await problem.getByText('voicex').first().waitFor();
  // The import tells of it too, and leads there.
  await show('house.dream');
  await by('problems').locator('[data-file="sea.dream"] .problem-place').first().click();
  await window.page.locator('.file-tab.shown[data-file="sea.dream"]').waitFor();
  await problem.locator('.quiet', { hasText: 'voice' }).first().click();
  await line('play voice at').waitFor();
  await by('status').getByText('0 errors').waitFor();
});

it('mends from the list of problems in a file that is not in the editor', async () => {
  await show('house.dream');
  await into('0.5lx', 5);
  await press('Backspace');
  await press('Backspace');
  const mend = by('problems').locator('[data-file="house.dream"] li[data-code="DRM042"] .quiet', { hasText: 'lx' }).first();
  await mend.waitFor();
  await show('sea.dream');
  await mend.click();
  await by('status').getByText('0 errors').waitFor();
  await saved();
  await written('house.dream').toContain('light red at 0.5lx');
});

it('explains a problem on its page, with examples in colour', async () => {
  await show('house.dream');
  await into('-> release', 10);
  await window.page.keyboard.type('x');
  await by('problems').locator('li[data-code="DRM022"] .problem-code').click();
  const help = by('help');
  await help.getByText('DRM022').first().waitFor();
  await help.locator('.example.good pre span').first().waitFor();
  await expect.poll(() => help.locator('.example.bad').count()).toBeGreaterThan(0);
  await press('Escape');
  await help.waitFor({ state: 'detached' });
  await into('releasex', 8);
  await press('Backspace');
  await by('status').getByText('0 errors').waitFor();
});

it('shows the language’s own page', async () => {
  await press('F1');
  await by('help').locator('h2, h3').nth(2).waitFor();
  await press('Escape');
});

it('takes a mend at the caret by the keyboard', async () => {
  await into('play waves', 7);
  await press('Delete');
  await window.page.locator('.squiggly-error').first().waitFor();
  await press('Control+.');
  await window.page.locator('.action-widget', { hasText: 'waves' }).waitFor();
  await press('Enter');
  await line('play waves').waitFor();
  await by('status').getByText('0 errors').waitFor();
});

/** Opens the menu of mends at a slip, and has another program write the file under it. */
async function underTheMenu(change: (text: string) => string): Promise<void> {
  await saved();
  await into('play waves', 7);
  await press('Delete');
  await window.page.locator('.squiggly-error').first().waitFor();
  await saved();
  await press('Control+.');
  await window.page.locator('.action-widget', { hasText: 'waves' }).waitFor();
  writeFileSync(join(folder, 'house.dream'), change(disk('house.dream')));
}

it('mends the text as it is when the mend is chosen, where it changed under the open menu', async () => {
  await underTheMenu((text) => `// by another program\n\n${text}`);
  await line('// by another program').waitFor();
  await press('Enter');
  await line('play waves').waitFor();
  await by('status').getByText('0 errors').waitFor();
  expect(window.errors).toEqual([]);
});

it('says that a mend has no place any more where the text was mended under the open menu', async () => {
  await underTheMenu((text) => text.replace('play waes at 34dB', 'play waves at 33dB'));
  await line('play waves at 33dB').waitFor();
  const told = await watchFor(window.page, '.notice', 'has no place in it any more');
  await press('Enter');
  await told();
  expect(window.errors).toEqual([]);
  writeFileSync(join(folder, 'house.dream'), disk('house.dream').replace('// by another program\n\n', '').replace('play waves at 33dB', 'play waves at 34dB'));
  await line('// by another program').waitFor({ state: 'detached' });
});

it('tells where the caret is, also where only the text before it changed', async () => {
  await saved();
  const before = disk('house.dream');
  await into('release { fade');
  const told = await by('caret').textContent();
  for (const level of ['34.25dB', '34dB']) {
    writeFileSync(join(folder, 'house.dream'), before.replace('34dB', level));
    await line(level).waitFor();
    await expect.poll(() => by('caret').textContent()).toBe(told);
  }
});

it('opens what is empty by Enter, its end below its beginning', async () => {
  const before = disk('house.dream');
  await into('release { fade');
  await press('Enter');
  await press('ArrowUp');
  await window.page.keyboard.type('scene cave { }');
  await press('ArrowLeft');
  await press('ArrowLeft');
  await press('Enter');
  await window.page.keyboard.type('tone calm 1');
  await press('End');
  await written('house.dream').toBe(before.replace('  release {', '  scene cave {\n    tone calm 1\n  }\n  release {'));
  for (let step = 0; step < 12 && disk('house.dream') !== before; step++) {
    await press('Control+z');
    await saved();
  }
  await written('house.dream').toBe(before);
});

it('goes on with a comment by Enter where it is broken in two, and with the dream behind its end', async () => {
  const before = disk('house.dream');
  await into('import');
  await press('Enter');
  await press('ArrowUp');
  await window.page.keyboard.type('/// One. Two.');
  for (let letter = 0; letter < 4; letter++) await press('ArrowLeft');
  await press('Enter');
  await press('End');
  await press('Enter');
  await window.page.keyboard.type('// And on.');
  await written('house.dream').toBe(`/// One. \n/// Two.\n// And on.\n${before}`);
  for (let step = 0; step < 12 && disk('house.dream') !== before; step++) {
    await press('Control+z');
    await saved();
  }
  await written('house.dream').toBe(before);
});

it('makes a motif of the scene at the caret, and takes it back', async () => {
  await into('shore {', 2);
  await press('Control+.');
  await window.page.locator('.action-widget .monaco-list-row', { hasText: 'Make a motif of “shore”' }).click();
  await line('scene shore is shore_motif').waitFor();
  await written('house.dream').toContain('motif shore_motif {');
  await press('Control+z');
  await written('house.dream').not.toContain('motif');
});

it('lays the text out, and on saving by hand where that is wished', async () => {
  await into('scene shore');
  await window.page.keyboard.type('        ');
  await press('Alt+Shift+F');
  await written('house.dream').toBe(HOUSE.replaceAll('surf', 'waves'));
  await pick(window.page, 'format when saving');
  await window.page.locator('.notice', { hasText: 'Saving by hand formats' }).waitFor();
  await into('scene shore');
  await window.page.keyboard.type('      ');
  await press('Control+s');
  await written('house.dream').toBe(HOUSE.replaceAll('surf', 'waves'));
});

it('opens a file by its name, and completes a motif of another file with its import', async () => {
  await pick(window.page, 'file alone');
  await window.page.locator('.file-tab.shown[data-file="alone.dream"]').waitFor();
  await window.page.locator('[data-node="a"]').waitFor();
  await into('  release {', 0, 'alone.dream');
  await window.page.keyboard.type('scene b is brea');
  await press('Control+Space');
  await offered(window.page, 'breathing');
  await press('Tab');
  await line('import "sea.dream"').waitFor();
  await line('scene b is breathing(').waitFor();
  await press('Escape');
});

it('begins the next line by Enter where a word is typed out and its list is still open', async () => {
  await into('  release {', 0, 'alone.dream');
  await window.page.keyboard.type('  limit sound <= 40dB');
  // It comes again by itself with the next letter.
  await offered(window.page, 'dB', async () => {
    for (const key of ['Backspace', 'Backspace', 'd', 'B']) await press(key);
  });
  await press('Enter');
  await written('alone.dream').toContain('  limit sound <= 40dB\n');
});

it('indents what is typed faster than the page rests', async () => {
  await into('needs sound, light', 18, 'alone.dream');
  const session = await window.page.context().newCDPSession(window.page);
  const key = (text: string) => session.send('Input.dispatchKeyEvent', { type: 'keyDown', key: text === '\r' ? 'Enter' : text, text });
  await Promise.all([...'\rscene b {\rlight amber at 1lx\rafter 1m -> a'].map(key));
  await written('alone.dream').toContain('needs sound, light\n  scene b {\n    light amber at 1lx\n    after 1m -> a\n  }\n');
});

it('follows a file that another program changed, by its name, and saves the others', async () => {
  await show('sea.dream');
  writeFileSync(join(folder, 'sea.dream'), disk('sea.dream').replace('30dB', '31dB'));
  await window.page.getByLabel('Notices').getByText('sea.dream was changed by another program').waitFor();
  await line('31dB').waitFor();
  await show('house.dream');
  await into('version 1.0.0', 13);
  await window.page.keyboard.type(' // saved');
  await window.page.locator('.file-tab[data-file="house.dream"][data-unsaved="false"]').waitFor();
  await written('house.dream').toContain('// saved');
  await written('sea.dream').toContain('31dB');
  await saved();
});

it('closes tabs and keeps the texts', async () => {
  for (const file of ['sea.dream', 'alone.dream']) await window.page.locator(`.file-tab[data-file="${file}"] .icon`).click();
  await by('files').waitFor({ state: 'detached' });
  await line('dream "House"').waitFor();
  await press('Control+Shift+t');
  await window.page.locator('.file-tab.shown[data-file="alone.dream"]').waitFor();
  await written('alone.dream').toContain('import "sea.dream"');
  expect(window.errors).toEqual([]);
});

it('never lets typing wait for the analysis of 2,000 lines', async () => {
  const { page } = window;
  const scenes = Array.from(
    { length: 400 },
    (_, i) => `  scene s${i} {\n    light red at 0.5lx\n    when distress > 0.6 for 20s -> release\n    after 8m -> s${(i + 1) % 400}\n  }\n`,
  );
  const big = join(window.home, 'big');
  mkdirSync(big);
  writeFileSync(join(big, 'big.dream'), `dream "Big" {\n  version 1.0.0\n  needs light\n${scenes.join('')}  release { fade all over 60s }\n}\n`);
  await window.answerDialogs(big);
  await press('Control+o');
  await line('dream "Big"').waitFor();
  await by('status').getByText('0 errors').waitFor();
  await focus();
  await press('Control+Home');
  await press('End');
  await press('Enter');
  await by('status').getByText('0 errors').waitFor();
  // The language takes its time: what it is asked waits, in its order, until it may go on.
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    const counts = Object.assign(window as unknown as Held, { asked: 0, held: [] });
    Worker.prototype.postMessage = function (this: Worker, message: { question?: string }, ...more: [StructuredSerializeOptions?]) {
      if (message.question === 'analyze') counts.asked++;
      if (counts.held === null) post.call(this, message, ...more);
      else counts.held.push(() => post.call(this, message, ...more));
    } as typeof post;
  });
  const asked = () => page.evaluate(() => (window as unknown as Held).asked);
  // Every letter arrives, in its order, whatever is analysed meanwhile.
  const letters = 'thequickbrownfoxjumpsoverthelazydog'.repeat(3);
  await press('Escape');
  await Promise.all([...letters].map((letter) => page.keyboard.press(letter)));
  await line(letters).waitFor();
  // One question at a time, and then one of all that was typed meanwhile.
  await expect.poll(asked).toBe(1);
  await page.evaluate(() => {
    const counts = window as unknown as Held;
    const held = counts.held ?? [];
    counts.held = null;
    for (const send of held) send();
  });
  await by('status')
    .getByText(/[1-9] error/)
    .waitFor();
  expect(await asked()).toBeLessThan(letters.length / 2);
  // The last answer is of the last text.
  await press('Control+Backspace');
  await by('status').getByText('0 errors').waitFor();
});

interface Held {
  asked: number;
  held: (() => void)[] | null;
}
