/** The inspector of the real window: what is said above a scene, what it does without going anywhere, what it plays while something holds, the ritual's name, and refusals where they were asked for. */

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findings } from '../support/axe.ts';
import { type OpenWindow, openWindow, pick } from '../support/window.ts';

const HOUSE = `motif rest { every 2m { mark "still" }  after 6m -> release }

dream "House" {
  needs sound
  var wonder: 0..1 = 0.2

  ritual { after 9m -> hall }

  scene hall {
    on signal LRLR { mark "lucid" }
    together "keepers" within 5m { mark "here" } else -> bed
    after 8m -> bed
  }

  scene bed is rest

  release { fade all over 60s }
}
`;

let window: OpenWindow;
const dir = mkdtempSync(join(tmpdir(), 'dream-said-'));
const written = () => expect.poll(() => readFileSync(join(dir, 'house.dream'), 'utf8'));
const inspector = () => window.page.locator('[data-testid="inspector"]');
const field = (label: string) => inspector().getByLabel(label, { exact: true });
const press = (keys: string) => window.page.keyboard.press(keys);
const select = async (id: string) => {
  await window.page.getByLabel('Find a scene in the graph').fill(id);
  await press('Enter');
  await window.page.locator(`.scene-selected[data-node="${id}"]`).waitFor();
};

beforeAll(async () => {
  writeFileSync(join(dir, 'house.dream'), HOUSE);
  window = await openWindow();
  await window.answerDialogs(dir);
  await press('Control+o');
  await window.page.locator('[data-node="hall"]').waitFor();
  await select('hall');
  await window.page.focus('.react-flow__node[data-id="hall"]');
  await press('i');
  await inspector().waitFor();
});
afterAll(() => window?.close());

it('writes what is said above a scene, in lines, and takes it away again', async () => {
  await field('Comment above it').fill('Where it is dark.');
  await press('Shift+Enter');
  await window.page.keyboard.type('And quiet.');
  await press('Enter');
  await written().toContain('  /// Where it is dark.\n  /// And quiet.\n  scene hall {\n');
  await field('Comment above it').fill('');
  await press('Enter');
  await written().toBe(HOUSE);
});

it('adds a reaction without an arrow, changes what it does, when and why, and deletes it', async () => {
  await field('Add a reaction').selectOption('on wake');
  await written().toContain('    after 8m -> bed\n    on wake { mark "…" }\n');
  await field('What on wake does').fill('set wonder = 1');
  await press('Enter');
  await written().toContain('    on wake { set wonder = 1 }\n');
  await field('Condition of on wake').fill('wonder < 0.5');
  await press('Enter');
  await written().toContain('    on wake when wonder < 0.5 { set wonder = 1 }\n');
  await field('Cause of on wake').fill('on signal LRLR');
  await press('Escape');
  await field('What on wake does').fill('set nothing = 1');
  await press('Enter');
  await inspector().getByRole('alert').waitFor();
  expect(await field('What on wake does').getAttribute('aria-invalid')).toBe('true');
  expect(await findings(window.page, [], '.inspector')).toEqual([]);
  await press('Escape');
  await inspector().getByRole('alert').waitFor({ state: 'detached' });
  await field('Cause of on wake').fill('exit');
  await press('Enter');
  // What is left can not ask for a condition: it is refused, and stays to be mended.
  await inspector().getByRole('alert').waitFor();
  await press('Escape');
  await inspector().getByRole('button', { name: 'Delete the reaction on wake' }).click();
  await written().toBe(HOUSE);
  await window.page.focus('.react-flow__node[data-id="hall"]');
  await press('Control+z');
  await written().toContain('    on wake when wonder < 0.5 { set wonder = 1 }\n');
  await press('Control+y');
  await written().toBe(HOUSE);
});

it('adds cues while something holds, changes when and what they play, and deletes them', async () => {
  const before = readFileSync(join(dir, 'house.dream'), 'utf8');
  await field('Add cues while something holds').selectOption('stage is N3');
  await written().toContain('    while stage is N3 { say "…" at 30dB }\n');
  await field('Condition of while stage is N3').fill('asleep');
  await press('Enter');
  await written().toContain('    while asleep { say "…" at 30dB }\n');
  await field('What while asleep plays').fill('say "the tide" at 25dB');
  await press('Enter');
  await written().toContain('    while asleep { say "the tide" at 25dB }\n');
  expect(await inspector().getByRole('button', { name: 'Course of the tide' }).count()).toBe(1);
  await field('What while asleep plays').fill('on wake { mark "no cue" }');
  await press('Enter');
  await inspector().getByRole('alert').waitFor();
  expect(await field('What while asleep plays').getAttribute('aria-invalid')).toBe('true');
  expect(await findings(window.page, [], '.inspector')).toEqual([]);
  await press('Escape');
  await field('Condition of while asleep').fill('wonder + 1');
  await press('Enter');
  await inspector().getByRole('alert').waitFor();
  expect(await field('Condition of while asleep').getAttribute('aria-invalid')).toBe('true');
  await press('Escape');
  await inspector().getByRole('button', { name: 'Delete while asleep' }).click();
  await written().toBe(before);
});

it('gives who waits for others another name and time', async () => {
  await field('Cause of together "keepers" within 5m').fill('together "moths" within 3m');
  await press('Enter');
  await written().toContain('    together "moths" within 3m { mark "here" } else -> bed\n');
});

it('gives the ritual a name, and another one', async () => {
  await select('ritual');
  await field('Name').fill('bedtime');
  await press('Enter');
  await written().toContain('  ritual bedtime { after 9m -> hall }\n');
  await select('hall');
  const leadsTo = inspector().getByLabel('Draw an arrow to');
  await expect.poll(() => leadsTo.locator('option').allTextContents()).toEqual(['draw an arrow to…', 'bedtime', 'hall', 'bed', 'release', 'morning']);
  await leadsTo.selectOption({ label: 'bedtime' });
  await inspector().locator('h3', { hasText: 'hall → bedtime' }).waitFor();
  expect(await field('Leads to').locator('option:checked').textContent()).toBe('bedtime');
  await inspector().getByRole('button', { name: 'Delete this arrow' }).click();
  await written().not.toContain('-> bedtime');
  // By the name that it has, and by what it is.
  await pick(window.page, 'ritual bedtime');
  await inspector().locator('h3', { hasText: 'bedtime' }).waitFor();
  await select('ritual');
  await field('Name').fill('');
  await press('Enter');
  await written().toContain('  ritual { after 9m -> hall }\n');
});

it('tells why something is not deleted at the button that was asked', async () => {
  await select('bed');
  await inspector().getByRole('button', { name: 'Delete the reaction every 2m' }).click();
  const told = inspector().getByRole('alert');
  await told.getByText('This reaction comes from a motif').waitFor();
  await inspector().getByRole('button', { name: 'after 6m → release' }).click();
  await inspector().getByRole('button', { name: 'Delete this arrow' }).click();
  await told.getByText('This transition comes from a motif').waitFor();
  expect(await window.page.locator('.notice').count()).toBe(0);
  expect(window.errors).toEqual([]);
});

it('leads from a scene to the text of the motif that it is made of', async () => {
  await select('bed');
  await inspector().getByRole('button', { name: 'rest', exact: true }).click();
  await expect.poll(() => window.page.getByTestId('caret').textContent()).toMatch(/^line 1, column/);
});
