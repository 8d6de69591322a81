/** Programs that no night should have to bear: each is stopped with a message at its line, and the window goes on working. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenWindow, openWindow, pick } from '../support/window.ts';

let window: OpenWindow;
const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);
const line = (text: string) => window.page.locator('.code .view-line', { hasText: text }).first();

beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

const dream = (title: string, scenes: string) => `dream "${title}" {\n  for ages 18+\n  needs light\n  release { fade all over 30s }\n${scenes}\n}\n`;

async function open(name: string, text: string): Promise<void> {
  const folder = join(window.home, name);
  mkdirSync(folder);
  writeFileSync(join(folder, `${name}.dream`), text);
  await window.answerDialogs(folder);
  await window.page.keyboard.press('Control+o');
  await line(text.slice(0, text.indexOf('\n') - 2)).waitFor();
}

/** The night comes, and what is typed meanwhile is there. */
async function preview(name: string): Promise<void> {
  const { page } = window;
  await by('preview').click();
  await pick(page, 'show the night');
  await by('night-summary').waitFor();
  await page.locator('.night-bar').waitFor();
  expect(window.errors, name).toEqual([]);
}

it('two scenes that send each other on without end', async () => {
  await open('spin', dream('Spin', '  scene a {\n    when stage is N2 -> b\n  }\n  scene b {\n    when stage is N2 -> a\n  }'));
  await preview('spin');
  await window.page.locator('.notice-bad', { hasText: 'The program was stopped' }).getByText('goes round without end').waitFor();
  await line('when stage is N2').waitFor();
  await window.page.locator('.trouble-words', { hasText: 'goes round without end: stopped at' }).first().waitFor();
  await expect.poll(() => by('night-summary').locator('..').textContent()).toContain('reacted to itself without end');
});

it('a timer of zero, refused at its line', async () => {
  await open('zero', dream('Zero', '  scene a {\n    after 0s -> b\n  }\n  scene b {\n    after 1ms -> a\n  }'));
  await by('preview').click();
  await by('problems').getByText('This time is zero or less').waitFor();
  await expect.poll(() => by('night-summary').count()).toBe(0);
});

it('timers of a millisecond, one after the other', async () => {
  await open('tick', dream('Tick', '  scene a {\n    after 1ms -> b\n  }\n  scene b {\n    after 1ms -> a\n  }'));
  await preview('tick');
  await window.page.locator('.trouble-words', { hasText: 'never came to rest: the program was taken off at' }).first().waitFor();
  await window.page.locator('.notice-bad').getByRole('button', { name: 'Show the line' }).click();
  await window.page.locator('.trouble-line').first().waitFor();
});

it('a flood of cues', async () => {
  await open('flood', dream('Flood', '  scene a {\n    every 1s { light red at 0.5lx for 500ms }\n    after 9h -> release\n  }'));
  await preview('flood');
  await window.page.locator('.trouble-words', { hasText: 'of these were held back' }).first().waitFor();
  // All of it is drawn, and walked through.
  await window.page.focus('[data-testid="night-canvas"]');
  for (let i = 0; i < 4; i++) await window.page.keyboard.press('+');
  await window.page.locator('.night-overview').waitFor();
});

it('a cue of ten hours ends with the night, and its line says so', async () => {
  await open('long', dream('Long', '  scene a {\n    light red at 0.5lx for 10h\n    after 11h -> release\n  }'));
  await preview('long');
  await window.page.locator('.notice-bad', { hasText: 'Cues were stopped' }).getByRole('button', { name: 'Show the line' }).click();
  await window.page.locator('.trouble-words', { hasText: 'longer than the whole night: ended at' }).first().waitFor();
  await window.page.getByRole('button', { name: 'The night as a table' }).click();
  await window.page.getByLabel('Which events').selectOption({ label: 'cues' });
  await window.page.getByRole('row', { name: /light: red/ }).click();
  await expect.poll(async () => Number((await by('night-said').textContent())?.match(/(\d+) h/)?.[1])).toBeLessThan(10);
  expect(window.errors).toEqual([]);
});
