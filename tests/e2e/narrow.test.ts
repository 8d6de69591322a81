/** Small windows and large scales: everything is there, nothing is cut, and what is worked on is seen. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Guide, guideIn } from '../support/tour.ts';
import { allStill, newHome, openWindow } from '../support/window.ts';

const home = newHome();
let guide: Guide;

async function open(): Promise<void> {
  guide = guideIn(await openWindow({ home, width: 1024, height: 700 }));
}
beforeAll(open);
afterAll(() => guide?.close());

it('shows all of the scene that is inspected, beside text and outline', async () => {
  const { page, by, command, press } = guide;
  await command('view.outline');
  await by('outline').waitFor();
  await by('graph').getByLabel('Find a scene in the graph').fill('drifting');
  await press('Enter');
  await by('graph').getByLabel('Look into what is selected').click();
  const [scene, canvas, outline, night] = await allStill([
    page.locator('.react-flow__node[data-id="drifting"]'),
    page.locator('.graph-canvas'),
    by('outline'),
    by('night'),
    by('inspector'),
  ]);
  expect(scene.x).toBeGreaterThan(canvas.x);
  expect(scene.x + scene.width).toBeLessThan(canvas.x + canvas.width);
  // The night keeps all of its width below.
  expect(night.y).toBeGreaterThan(outline.y + outline.height);
  expect(night.width).toBeGreaterThan(1000);
});

it('gives the text back what the inspector took', async () => {
  const { page, by } = guide;
  const width = async () => (await allStill([page.locator('.code')]))[0].width;
  const beside = await width();
  await by('graph').getByLabel('Look into what is selected').click();
  await by('inspector').waitFor({ state: 'detached' });
  expect(await width()).toBeGreaterThan(beside + 30);
});

it('tells all numbers and notes of a night where the panel is too low for them', async () => {
  const { page, app, by, command, press } = guide;
  await command('view.night');
  await command('night.preview');
  await by('night-summary').waitFor();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 640));
  await by('night').getByRole('button', { name: 'All numbers' }).focus();
  await press('Enter');
  const all = page.getByRole('dialog', { name: 'All numbers and notes of this night' });
  for (const words of ['Total sleep time (TST)', 'woken by cues', 'released', 'no promise about a real night', 'A limit on cues per hour held back 2 cues.']) {
    await all.getByText(words).waitFor();
  }
  await press('Escape');
  await all.waitFor({ state: 'detached' });
});

it('is ready where everything is twice as large from the start, and the graph stands behind the text', async () => {
  await guide.page.keyboard.press('Control+,');
  await guide.by('settings').getByLabel('Size of everything').selectOption('200');
  await guide.page.locator('.code').waitFor();
  await guide.close();
  await open();
  expect(await guide.page.evaluate(() => innerWidth)).toBe(512);
  expect(await guide.by('graph').count()).toBe(0);
});

it('says what was done also where the graph is not shown, and once more where it was the same', async () => {
  const { by, command } = guide;
  const said = by('said');
  await command('graph.tidy');
  await expect.poll(() => said.textContent()).toBe('Nothing here was placed by hand');
  await command('graph.tidy');
  await expect.poll(() => said.textContent()).toBe('Nothing here was placed by hand\u200b');
});

it('shows all of each dream to begin with that the keyboard comes to, there too', async () => {
  const { page, by, press } = guide;
  await press('Control+n');
  for (const id of ['lantern-walk', 'slow-sea', 'still-lake', 'tide-house']) {
    const dream = by('templates').locator(`[data-template="${id}"]`);
    await dream.and(page.locator(':focus')).waitFor();
    // Its name is what is read of it, and nothing of its picture.
    await by('templates')
      .getByRole('button', { name: /^(Lantern Walk|Slow Sea|Still Lake|Tide House) / })
      .and(dream)
      .waitFor();
    const [card, dialog] = await allStill([dream, by('templates')]);
    expect(card.y, id).toBeGreaterThanOrEqual(dialog.y);
    expect(card.y + card.height, id).toBeLessThanOrEqual(dialog.y + dialog.height);
    await press('Tab');
  }
});

it('brings each arrow and scene of the graph into sight that the keyboard comes to', async () => {
  const { page, press, by } = guide;
  await press('Escape');
  await by('templates').waitFor({ state: 'detached' });
  await press('Alt+2');
  await by('graph').and(page.locator(':focus')).waitFor();
  await by('graph').getByLabel('Find a scene in the graph').focus();
  const [arrows, scenes] = [await page.locator('.react-flow__edge').count(), await page.locator('.react-flow__node').count()];
  expect(Math.min(arrows, scenes)).toBeGreaterThan(5);
  for (let reached = 0; reached < arrows + scenes; reached++) {
    await press('Tab');
    await expect.poll(() => page.evaluate(seenInGraph)).toMatch(/^seen: ./);
  }
});

/** In the page: what has the keyboard in the graph, and whether it is seen there; of a scene its beginning, of an arrow a part of its line. */
function seenInGraph(): string {
  const [canvas, focused] = [document.querySelector('.graph-canvas'), document.activeElement];
  if (canvas === null || !focused?.matches('.react-flow__edge, .react-flow__node')) return 'something else';
  const { left, top, right, bottom } = canvas.getBoundingClientRect();
  const isIn = ({ x, y }: { x: number; y: number }) => x > left && x < right - 8 && y > top && y < bottom - 8;
  const line = focused.querySelector<SVGPathElement>('path.edge');
  const at = (part: number) => line?.getPointAtLength(line.getTotalLength() * part).matrixTransform(line.getScreenCTM() ?? undefined) ?? new DOMPoint();
  const seen = line === null ? isIn(focused.getBoundingClientRect()) : Array.from({ length: 41 }, (_, i) => at(i / 40)).some(isIn);
  return `${seen ? 'seen' : 'out of sight'}: ${focused.getAttribute('aria-label')}`;
}
