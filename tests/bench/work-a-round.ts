/** A few minutes of an author's work that ends where it began: writing, the graph, nights, panels, dialogs and themes. */

import type { CommandId } from '../../app/bridge/index.ts';
import { type Guide, THEMES, wear } from '../support/tour.ts';

const PANELS: readonly (readonly [CommandId, string])[] = [
  ['view.problems', 'problems'],
  ['view.history', 'history'],
  ['view.cohort', 'cohort'],
  ['view.moment', 'moment-inspector'],
  ['view.project', 'explorer'],
  ['view.outline', 'outline'],
  ['view.night', 'night'],
];
const DIALOGS: readonly (readonly [CommandId, string])[] = [
  ['view.palette', 'palette'],
  ['project.new', 'templates'],
  ['night.sleepers', 'sleepers'],
  ['app.settings', 'settings'],
  ['app.keys', 'keys'],
  ['help.language', 'help'],
];

export async function workARound(guide: Guide, round: number): Promise<void> {
  await write(guide);
  await drawInGraph(guide);
  await preview(guide);
  for (const [command, testId] of PANELS) {
    await guide.command(command);
    await guide.by(testId).waitFor();
  }
  for (const [command, testId] of DIALOGS) {
    await guide.command(command);
    await guide.by(testId).waitFor();
    await guide.press('Escape');
    await guide.by(testId).waitFor({ state: 'detached' });
  }
  await wear(guide, THEMES[round % THEMES.length] ?? 'midnight');
}

async function write({ page, by, press }: Guide): Promise<void> {
  await by('outline').getByRole('button', { name: 'drifting' }).first().click();
  await press('End');
  await page.keyboard.type(' // a line that goes again', { delay: 20 });
  await page.locator('.view-line', { hasText: 'a line that goes again' }).waitFor();
  // Word by word, until nothing of it is left: else text and undo would grow by what the round leaves behind.
  const left = page.locator('.view-line', { hasText: 'scene drifting { //' });
  while ((await left.count()) > 0) await press('Control+z');
}

/** A scene that comes, and goes by undo. */
async function drawInGraph({ page, by, press }: Guide): Promise<void> {
  const added = page.locator('.scene-selected[data-node^="scene_"]');
  await by('graph').getByRole('button', { name: 'Scene', exact: true }).click();
  await added.waitFor();
  await by('graph').focus();
  await press('Control+z');
  await added.waitFor({ state: 'detached' });
}

async function preview({ page, by, command }: Guide): Promise<void> {
  const seed = await by('seed').inputValue();
  await command('night.another');
  await page.waitForFunction((before) => document.querySelector<HTMLInputElement>('[data-testid="seed"]')?.value !== before, seed);
  await by('night-summary').waitFor();
  for (let i = 0; i < 5; i++) await page.click('[aria-label="To the next transition"]');
}
