/** The graph of the real window while the dream is written: what is looked at stays where it is, and what an edit brings is in sight. */

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clickLine, type OpenWindow, openWindow, still } from '../support/window.ts';

const SCENES = 24;
const BESIDE = ['on stage N1 -> w1', 'on stage N2 -> w2', 'on stage N3 -> w3', 'on stage REM -> w4', 'on wake -> w5'];
/** A street: each scene leads to the next one, and the first one to five beside it, too. */
const street = () => {
  const scenes = Array.from({ length: SCENES }, (_, i) => {
    const next = i + 1 === SCENES ? 'release' : `s${i + 1}`;
    return `  scene s${i} {\n${i === 0 ? BESIDE.map((line) => `    ${line}\n`).join('') : ''}    after 4m -> ${next}\n  }\n`;
  });
  const beside = BESIDE.map((_, i) => `  scene w${i + 1} { after 2m -> release }\n`);
  return `dream "Street" {\n  needs sound\n${[...scenes, ...beside].join('')}  release { fade all over 60s }\n}\n`;
};

let window: OpenWindow;
const dir = mkdtempSync(join(tmpdir(), 'dream-steady-'));
const text = () => readFileSync(join(dir, 'street.dream'), 'utf8');
const node = (id: string) => window.page.locator(`[data-node="${id}"]`);
const edge = (id: string) => window.page.locator(`.react-flow__edge[data-id="${id}"]`);
const graph = () => window.page.locator('[data-testid="graph"]');
const cornerOf = async (id: string) => {
  const { x, y } = await still(node(id));
  return [Math.round(x), Math.round(y)];
};
const find = async (id: string) => {
  await graph().getByLabel('Find a scene in the graph').fill(id);
  await window.page.keyboard.press('Enter');
  await window.page.locator(`.scene-selected[data-node="${id}"]`).waitFor();
  await window.page.focus(`.react-flow__node[data-id="${id}"]`);
  await expect.poll(() => isInSight(id)).toBe(true);
};
/** Whether all of it is on the part of the screen that shows the graph. */
const isInSight = async (id: string) => {
  const [scene, room] = await Promise.all([still(node(id)), still(window.page.locator('.react-flow'))]);
  return scene.x >= room.x && scene.y >= room.y && scene.x + scene.width <= room.x + room.width && scene.y + scene.height <= room.y + room.height;
};

beforeAll(async () => {
  writeFileSync(join(dir, 'street.dream'), street());
  window = await openWindow();
  await window.answerDialogs(dir);
  await window.page.keyboard.press('Control+o');
  await node('s0').waitFor();
});
afterAll(() => window?.close());

it('keeps in sight what is selected where the inspector opens, also where nobody has looked anywhere yet', async () => {
  const { page } = window;
  let [chosen, right] = ['', 0];
  for (const id of ['w1', 'w2', 'w3', 'w4', 'w5']) {
    const { x } = await still(node(id));
    if (x > right && (await isInSight(id))) [chosen, right] = [id, x];
  }
  await node(chosen).locator('header').click();
  await page.locator(`.scene-selected[data-node="${chosen}"]`).waitFor();
  await page.keyboard.press('i');
  await page.locator('[data-testid="inspector"]').waitFor();
  await expect.poll(() => isInSight(chosen)).toBe(true);
  await page.focus(`.react-flow__node[data-id="${chosen}"]`);
  await page.keyboard.press('i');
  await page.locator('[data-testid="inspector"]').waitFor({ state: 'detached' });
});

it('keeps the scene that is written in its place, while the layout moves', async () => {
  const { page } = window;
  await find('s12');
  await clickLine(page.locator('.view-line', { hasText: 'scene s12' }).first());
  await page.keyboard.press('End');
  const place = await cornerOf('s12');
  const others = await cornerOf('s11');
  await page.keyboard.type('\n    on wake -> s3');
  await edge('s12>s3#0').waitFor({ state: 'attached' });
  await page.keyboard.type('\n    on stage N3 -> s20');
  await edge('s12>s20#0').waitFor({ state: 'attached' });
  // The layout has moved something: else nothing would have been kept.
  await expect.poll(() => cornerOf('s11')).not.toEqual(others);
  expect(await cornerOf('s12')).toEqual(place);
  await expect.poll(text).toContain('on stage N3 -> s20');
});

it('brings into sight what comes back, wherever one looks meanwhile', async () => {
  const { page } = window;
  const before = text();
  await find('s4');
  await page.keyboard.press('Delete');
  await node('s4').waitFor({ state: 'detached' });
  await find('s20');
  await expect.poll(() => isInSight('s5')).toBe(false);
  await page.keyboard.press('Control+z');
  await node('s4').waitFor();
  await expect.poll(() => isInSight('s4')).toBe(true);
  await expect.poll(text).toBe(before);
  // And what goes moves nothing that is selected.
  await find('s20');
  const place = await cornerOf('s20');
  await page.keyboard.press('Control+y');
  await node('s4').waitFor({ state: 'detached' });
  expect(await cornerOf('s20')).toEqual(place);
  await page.keyboard.press('Control+z');
  await node('s4').waitFor();
});

it.each([
  ['a', 'scene_2'],
  ['Control+d', 's24'],
])('brings into sight what %s adds', async (keys, made) => {
  await find('s20');
  await window.page.keyboard.press(keys);
  await window.page.locator(`.scene-selected[data-node="${made}"]`).waitFor();
  await expect.poll(() => isInSight(made)).toBe(true);
  expect(window.errors).toEqual([]);
});

it('looks at what comes after nothing was left', async () => {
  await find('s20');
  await clickLine(window.page.locator('.code .view-line', { hasText: 'scene s20' }));
  await window.page.keyboard.press('Control+a');
  await window.page.keyboard.press('Delete');
  await expect.poll(() => window.page.locator('.scene').count()).toBe(0);
  await window.page.keyboard.insertText('dream "Bay" { needs sound scene harbour { after 4m -> release } }');
  await node('harbour').waitFor();
  await expect.poll(() => isInSight('harbour')).toBe(true);
});
