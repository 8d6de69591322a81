/** The night as an instrument, in the real window: zoom to a second, fold, read a range, walk the events, export data and pictures. */

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenWindow, openWindow, still } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
  await window.page.click('[data-testid="preview"]');
  await window.page.waitForSelector('[data-testid="night-summary"]');
});
afterAll(() => window?.close());

const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);
const shown = () => window.page.locator('.night-strip-picture').getAttribute('aria-label');
const whole = () => window.page.getByRole('button', { name: 'Show the whole night' }).click();

const canvasBox = () => still(by('night-canvas'));

describe('the axis of time', () => {
  it('zooms about the pointer, from the whole night to a second and back', async () => {
    const { page } = window;
    const box = await canvasBox();
    const before = await shown();
    await page.mouse.move(box.x + 600, box.y + 12);
    const text = () => page.locator('.night-hint').textContent();
    await page.locator('.night-hint').waitFor();
    const pointed = (await text())?.slice(0, 8);
    for (let i = 0; i < 40; i++) await page.mouse.wheel(0, -120);
    // Now what is shown begins and ends in the second that was pointed at.
    await page.waitForFunction(
      (time) => document.querySelector('.night-strip-picture')?.getAttribute('aria-label')?.includes(`${time} `),
      pointed?.slice(0, 5),
    );
    await page.mouse.move(box.x + 601, box.y + 12);
    await expect.poll(async () => (await text())?.slice(0, 8)).toBe(pointed);
    await expect.poll(() => page.locator('.night-overview').count()).toBe(1);
    await whole();
    await page.locator('.night-overview').waitFor({ state: 'detached' });
    await expect.poll(shown).toBe(before);
  });

  it('is worked by keys: cursor, zoom, move, whole', async () => {
    const { page } = window;
    await by('night-canvas').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => by('night-canvas').getAttribute('aria-valuenow')).toBe('0');
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => Number(await by('night-canvas').getAttribute('aria-valuenow'))).toBeGreaterThan(0);
    for (let i = 0; i < 4; i++) await page.keyboard.press('+');
    await page.locator('.night-overview').waitFor();
    const before = await shown();
    await page.keyboard.press('PageDown');
    await expect.poll(shown).not.toBe(before);
    await page.keyboard.press('0');
    await page.locator('.night-overview').waitFor({ state: 'detached' });
  });

  it('has rows that fold and grow', async () => {
    const { page } = window;
    const fold = page.getByRole('button', { name: /^sound: each cue/ });
    await expect.poll(() => fold.getAttribute('aria-expanded')).toBe('false');
    await fold.click();
    await expect.poll(() => fold.getAttribute('aria-expanded')).toBe('true');
    const grow = page.getByRole('separator', { name: 'Height of surf' });
    const before = Number(await grow.getAttribute('aria-valuenow'));
    await grow.focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(async () => Number(await grow.getAttribute('aria-valuenow'))).toBe(before + 8);
    await fold.click();
    await grow.waitFor({ state: 'detached' });
  });
});

describe('a range', () => {
  it('is drawn with the pointer and read in numbers', async () => {
    const { page } = window;
    const box = await canvasBox();
    await page.mouse.move(box.x + 300, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 500, box.y + 60, { steps: 4 });
    await page.mouse.up();
    const numbers = by('range-numbers');
    await numbers.waitFor();
    const shares = await numbers.locator('td:nth-child(3)').allTextContents();
    const percent = shares.filter((text) => /^\d+ %$/.test(text)).reduce((sum, text) => sum + Number.parseInt(text, 10), 0);
    expect(percent).toBeGreaterThan(96);
    expect(percent).toBeLessThan(104);
    await expect.poll(() => numbers.textContent()).toMatch(/distress\s*0/);
    await expect.poll(() => by('night-said').textContent()).toMatch(/^Range from /);
    await numbers.getByText('Zoom to it').click();
    await page.locator('.night-overview').waitFor();
    await by('night-canvas').focus();
    await page.keyboard.press('Escape');
    await numbers.waitFor({ state: 'detached' });
    await whole();
  });
});

describe('the events in words', () => {
  it('are walked by keys; the cursor follows, and each is said', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'The night as a table' }).click();
    const grid = page.getByRole('grid');
    await grid.focus();
    await page.keyboard.press('Home');
    const said: (string | null)[] = [];
    const now = () => by('night-said').textContent();
    for (let i = 0; i < 6; i++) {
      const before = await now();
      await page.keyboard.press('ArrowDown');
      await expect.poll(now).not.toBe(before);
      said.push(await now());
      const active = await grid.getAttribute('aria-activedescendant');
      await expect.poll(() => page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
    }
    expect(new Set(said).size).toBe(6);
    await expect.poll(async () => (await by('night-canvas').getAttribute('aria-valuetext'))?.slice(0, 8)).toBe(said.at(-1)?.slice(0, 8));
    await page.keyboard.press('End');
    await page.locator(`[aria-rowindex="${await grid.getAttribute('aria-rowcount')}"][aria-selected="true"]`).waitFor();
    // Only what is in sight exists.
    await expect.poll(() => grid.getByRole('row').count()).toBeLessThan(Number(await grid.getAttribute('aria-rowcount')));
    await page.getByLabel('Which events').selectOption({ label: 'cues' });
    await expect.poll(() => grid.getByRole('row').first().textContent()).toMatch(/cue/);
    await page.getByRole('button', { name: 'The night as a table' }).click();
  });
});

describe('export', () => {
  async function exported(item: RegExp, file: string): Promise<Buffer> {
    const { page } = window;
    const path = join(window.home, file);
    await window.answerDialogs(path);
    await by('night-export').click();
    await page.getByRole('menuitem', { name: item }).click();
    await page.locator('.notice-good').getByText(`${file} was written`).waitFor();
    return readFileSync(path);
  }

  it('gives the same night as the shell does, as JSON', async () => {
    const ours = JSON.parse((await exported(/^JSON/, 'night.json')).toString());
    const project = join(window.home, 'data', 'projects', 'Tide House', 'tide-house.dream');
    const shell = spawnSync(
      process.execPath,
      ['main/cli.ts', 'preview', project, '--sleeper', ours.night.subject.name, '--seed', String(ours.night.seed), '--json'],
      {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        env: { ...process.env, DREAM_CODER_DATA: join(window.home, 'shell') },
      },
    );
    expect(JSON.parse(shell.stdout)).toEqual({ night: ours.night, bundleDigest: ours.bundleDigest });
  });

  it('gives EDF+ and tables', async () => {
    const edf = await exported(/^EDF/, 'night.edf');
    expect(edf.subarray(0, 8).toString('latin1')).toBe('0       ');
    expect(edf.subarray(192, 197).toString('latin1')).toBe('EDF+C');
    expect((await exported(/CSV of stages/, 'stages.csv')).toString()).toMatch(/^epoch,stage,natural\n0,W,/);
    expect((await exported(/CSV of events/, 'events.csv')).toString().split('\n').length).toBeGreaterThan(20);
  });

  it('gives pictures: SVG in the colours of the theme that was chosen, and PNG to print', async () => {
    const { page } = window;
    const dawn = (await exported(/^SVG/, 'dawn.svg')).toString();
    expect(dawn).toContain('fill="#fcf9f5"');
    expect(dawn).toContain('Tide House');
    await by('night-export').click();
    await page.getByRole('menuitemradio', { name: /Midnight/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    const midnight = (await exported(/^SVG/, 'midnight.svg')).toString();
    expect(midnight).toContain('fill="#111524"');
    const strip = (svg: string) => svg.replaceAll(/(fill|stroke)="[^"]*"/g, '');
    expect(strip(midnight)).toBe(strip(dawn));
    const png = await exported(/^PNG/, 'night.png');
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(5120);
  });
});

describe('listening', () => {
  const listen = async (item: RegExp) => {
    await by('night-listen').click();
    await window.page.getByRole('menuitem', { name: item }).click();
  };

  it('lets a cue be heard, with a meter that moves and a cursor that goes along, until Escape', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'The night as a table' }).click();
    await page.getByLabel('Which events').selectOption({ label: 'cues' });
    // What is selected stands in sight; the first cue is at the top.
    await page.getByRole('grid').press('Home');
    await page
      .getByRole('row', { name: /sound: surf/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'The night as a table' }).click();
    await by('night-canvas').focus();
    // Past its fade.
    await page.keyboard.press('Shift+ArrowRight');
    await listen(/mix from the cursor/);
    await by('night-listening').getByText('the mix from the cursor on').waitFor();
    await page.waitForFunction(() => (document.querySelector<HTMLMeterElement>('.night-listening meter')?.value ?? -60) > -58);
    const before = Number(await by('night-canvas').getAttribute('aria-valuenow'));
    await page.waitForFunction((ms) => Number(document.querySelector('[data-testid="night-canvas"]')?.getAttribute('aria-valuenow')) > ms, before);
    await page.keyboard.press('Escape');
    await by('night-listening').waitFor({ state: 'detached' });
  });

  it('plays the night in brief, and says that words are a tone', async () => {
    await listen(/night in brief/);
    await by('night-listening').getByText('words are a tone').waitFor();
    await window.page.keyboard.press('Escape');
    await by('night-listen').waitFor();
  });

  it('renders a range to a WAV file of just that length, and says that it is not calibrated', async () => {
    const { page } = window;
    await by('night-canvas').focus();
    await page.keyboard.press('[');
    for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press(']');
    const path = join(window.home, 'part.wav');
    await window.answerDialogs(path);
    await listen(/Render the range/);
    await page.locator('.notice-good').getByText('part.wav was written').waitFor();
    await expect.poll(() => page.locator('.notice-good').last().textContent()).toContain('Not calibrated');
    const wav = readFileSync(path);
    expect(wav.subarray(0, 4).toString('latin1')).toBe('RIFF');
    expect(wav.readUInt32LE(40)).toBe(wav.length - 44);
    expect(wav.length).toBeGreaterThan(60 * 22_050 * 2);
    await by('night-canvas').focus();
    await page.keyboard.press('Escape');
  });
});

describe('an imported night with gaps', () => {
  it('is drawn, and says what was not scored', async () => {
    const { page } = window;
    const file = join(window.home, 'gaps.csv');
    const stages = Array.from({ length: 700 }, (_, i) =>
      i < 20 || i > 690 ? 'W' : i >= 200 && i < 240 ? '?' : (['N1', 'N2', 'N3', 'N2', 'R'][Math.floor(i / 30) % 5] ?? 'W'),
    );
    writeFileSync(file, `epoch,stage\n${stages.map((stage, i) => `${i},${stage}`).join('\n')}\n`);
    await window.answerDialogs(file);
    await by('sleeper-picker').click();
    await page.getByRole('menuitem', { name: /Import/ }).click();
    await by('sleeper-picker').getByText('gaps').waitFor();
    await by('preview').click();
    await page.locator('[data-testid="night"][data-subject="gaps"]').waitFor();
    await expect.poll(() => by('night-summary').textContent()).toMatch(/not scored\s*20 min/);
    await page.getByRole('button', { name: 'The night as a table' }).click();
    await page.getByLabel('Find in the events').fill('not scored');
    await page.getByRole('row', { name: /not scored/ }).click();
    await expect.poll(() => by('night-said').textContent()).toContain('20 min');
    await page.getByRole('button', { name: 'The night as a table' }).click();
  });

  it('had no error in the page all the while', () => expect(window.errors).toEqual([]));
});
