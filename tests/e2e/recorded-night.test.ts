/** A recording that was imported, with a gap: played as far as it goes, asked why and why not, and compared. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);

const EPOCHS = 900;
const GAP = { from: 300, to: 360 };
/** Cycles of half an hour, the gap in the middle. */
const stageAt = (epoch: number): string => {
  if (epoch < 20 || epoch >= EPOCHS - 10) return 'W';
  if (epoch >= GAP.from && epoch < GAP.to) return '?';
  return ['N1', 'N2', 'N3', 'N2', 'R', 'R'][Math.floor(epoch / 20) % 6] ?? 'N2';
};

beforeAll(async () => {
  window = await openWindow();
  const { page } = window;
  const file = join(window.home, 'lab.csv');
  writeFileSync(file, `epoch,stage\n${Array.from({ length: EPOCHS }, (_, i) => `${i},${stageAt(i)}`).join('\n')}\n`);
  await window.answerDialogs(file);
  await by('sleeper-picker').click();
  await page.getByRole('menuitem', { name: /Import/ }).click();
  await by('sleeper-picker').getByText('lab').waitFor();
  await by('preview').click();
  await page.locator('[data-testid="night"][data-subject="lab"]').waitFor();
});
afterAll(() => window?.close());

it('says what it has not: that nothing wakes it, and how long it was not scored', async () => {
  const notes = () => by('night-summary').locator('..').textContent();
  await expect.poll(notes).toContain('A recorded night: its sleep does not react to cues.');
  await expect.poll(notes).toContain('30 min are unscored; the program goes on with the last known stage there.');
});

it('answers why for what happened in it', async () => {
  const { page } = window;
  await page.focus('[data-testid="night-canvas"]');
  await page.keyboard.press('Home');
  for (let i = 0; i < 6; i++) await page.click('[aria-label="To the next transition"]');
  await page.keyboard.press('Alt+W');
  await page.waitForSelector('[data-testid="why"][data-answer="why"]');
  await expect.poll(() => by('why').locator('.why-summary').textContent()).toMatch(/stage is|after|asleep|wake|→/);
});

it('answers why not for what did not', async () => {
  const { page } = window;
  await by('outline').getByRole('button', { name: 'anywhere' }).first().click();
  await page.keyboard.press('End');
  await page.keyboard.press('Alt+Shift+W');
  await page.waitForSelector('[data-testid="why"][data-answer="why-not"]');
  await expect.poll(() => by('why').textContent()).toContain('distress > 0.6 for 20 s');
});

it('stands beside the night of another sleeper', async () => {
  await window.page.keyboard.press('Alt+C');
  await by('compare').getByLabel('Another sleeper').selectOption({ index: 1 });
  await by('beside').waitFor();
  await expect.poll(() => by('compare-count').textContent()).toMatch(/^[1-9]\d* differences/);
  expect(window.errors).toEqual([]);
});
