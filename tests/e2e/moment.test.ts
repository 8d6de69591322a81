/** Walking through a night in the real window: the moment at the playhead, in the inspector, the text and the graph. */

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenWindow, openWindow, still } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);

/** Waits until the inspector has the moment that the playhead stands at. */
async function settled(): Promise<void> {
  await window.page.waitForFunction(() => {
    const at = document.querySelector('[data-testid="moment-inspector"]')?.getAttribute('data-at');
    const canvas = document.querySelector('[data-testid="night-canvas"]')?.getAttribute('aria-valuenow');
    return at !== null && at !== undefined && Number(at) === Math.floor(Number(canvas));
  });
}

async function toScene(scene: string): Promise<void> {
  for (let i = 0; i < 40; i++) {
    await settled();
    if (((await by('moment-inspector').locator('[aria-label="Active scenes"]').textContent()) ?? '').includes(scene)) return;
    await window.page.click('[aria-label="To the next transition"]');
  }
  throw new Error(`never in ${scene}`);
}

describe('the moment', () => {
  it('shows all that is active, sounds and is waited for, as the playhead goes from event to event', async () => {
    const { page } = window;
    await by('preview').click();
    await by('night-summary').waitFor();
    await toScene('shore');
    const inspector = by('moment-inspector');
    const active = await inspector.locator('[aria-label="Active scenes"]').textContent();
    for (const name of ['shore', 'sea', 'sky', 'dusk']) expect(active).toContain(name);
    await expect.poll(() => inspector.locator('[aria-label="Cues"]').textContent()).toContain('surf');
    await expect.poll(() => inspector.locator('[aria-label="Waited for"]').textContent()).toMatch(/after 8 min\s*in 8 min/);
    await expect.poll(() => inspector.locator('[aria-label="Values"]').textContent()).toMatch(/wonder.*volumeparameter|wonder/);
    await expect.poll(() => inspector.locator('[aria-label="Values"]').textContent()).toContain('34 dB');
    await expect.poll(() => inspector.locator('[aria-label="Sleeper"]').textContent()).toMatch(/heart\s*\d+(\.\d)? bpm/);
    await expect.poll(() => page.locator('.scene-active[data-node="shore/sky/dusk"]').count()).toBe(1);
  });

  it('marks the lines that play and that were just taken, and goes to them', async () => {
    const { page } = window;
    await by('moment-inspector').locator('[aria-label="Cues"]').getByRole('button', { name: 'surf' }).first().click();
    await page.locator('.moment-plays').first().waitFor();
    expect(window.errors).toEqual([]);
  });

  it('brings what is active into the text, and leaves the text to who scrolls there while the night plays', async () => {
    const { page } = window;
    const line = (text: string) => page.locator('.code .view-line', { hasText: text }).first();
    const caret = () => by('caret').textContent();
    await by('outline').getByRole('button', { name: 'Tide House' }).first().click();
    await expect.poll(caret).toMatch(/^line 2, column/);
    const before = await caret();
    await page.focus('[data-testid="night-canvas"]');
    await page.keyboard.press('Home');
    await toScene('lighthouse');
    // At the instant of a transition the line of that is as good; a moment later the scene is what is active.
    await page.focus('[data-testid="night-canvas"]');
    await page.keyboard.press('ArrowRight');
    await line('tone wonder 0.9').waitFor();
    await page.getByLabel('Speed').selectOption('1');
    await page.focus('[data-testid="night-canvas"]');
    await page.keyboard.press('Space');
    await by('code-editor').hover();
    // A wheel turns by notches, and one event of it scrolls a few lines, however far it says to go.
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, -300);
        return line('version 1.0.0').isVisible();
      })
      .toBe(true);
    await by('code-away').getByText('lighthouse').waitFor();
    expect(await caret()).toBe(before);
    await by('code-away').click();
    await line('tone wonder 0.9').waitFor();
    await by('code-away').waitFor({ state: 'detached' });
    await page.focus('[data-testid="night-canvas"]');
    await page.keyboard.press('Space');
  });
});

describe('why?', () => {
  it('explains what happened at the playhead: the sentence, the values and the instants', async () => {
    const { page } = window;
    await page.focus('[data-testid="night-canvas"]');
    await page.keyboard.press('Home');
    await toScene('shore');
    await page.keyboard.press('Alt+W');
    const why = by('why');
    await page.waitForSelector('[data-testid="why"][data-answer="why"]');
    await expect.poll(() => why.locator('.why-summary').textContent()).toMatch(/surf|red|drifting → shore|drifting →/);
  });

  it('says of a line what came nearest, and goes there', async () => {
    const { page } = window;
    await by('outline').getByRole('button', { name: 'anywhere' }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.press('Alt+Shift+W');
    await page.waitForSelector('[data-testid="why"][data-answer="why-not"]');
    const text = () => by('why').textContent();
    await expect.poll(text).toContain('distress > 0.6 for 20 s');
    await expect.poll(text).toMatch(/It never held\. Nearest: “distress > 0\.6” was 0\.\d+ short/);
    await by('why').locator('[aria-label="Nearest"]').getByRole('button').first().click();
    await page.keyboard.press('Alt+7');
    await settled();
    await expect
      .poll(() => by('moment-inspector').locator('[aria-label="Active scenes"]').textContent())
      .toMatch(/bedtime|drifting|shore|lighthouse|morning_watch/);
    expect(window.errors).toEqual([]);
  });
});

describe('asking where it stands', () => {
  it('over a line of the text: how often it happened, and a link to why not', async () => {
    const { page } = window;
    await by('outline').getByRole('button', { name: 'anywhere' }).first().click();
    const word = page.locator('.code .view-line', { hasText: 'when distress > 0.6 for 20s' }).first().locator('span span', { hasText: 'when' }).first();
    const hover = page.locator('.monaco-hover:visible');
    // Numbers that come beside the lines meanwhile would close it: a person asks again, and waits the longer, the slower the machine is.
    let timeout = 1500;
    await expect
      .poll(async () => {
        await page.mouse.move(0, 0);
        await word.hover();
        timeout *= 2;
        return hover
          .getByText('In the night: never')
          .waitFor({ timeout })
          .then(
            () => true,
            () => false,
          );
      })
      .toBe(true);
    await hover.getByText('Why not?').click();
    await page.locator('[data-testid="why"][data-answer="why-not"]').getByText('distress > 0.6 for 20 s').first().waitFor();
    await page.keyboard.press('Escape');
  });
});

describe('stops', () => {
  const at = async () => Number(await by('moment-inspector').getAttribute('data-at'));

  it('are set at the caret, marked in the text and the graph, and met by stepping and by playing', async () => {
    const { page } = window;
    await by('outline').getByRole('button', { name: 'lighthouse' }).first().click();
    await page.keyboard.press('F9');
    await page.locator('.stop-glyph').first().waitFor();
    await page.locator('[data-node="lighthouse"] .scene-stop').waitFor();
    await page.keyboard.press('Alt+7');
    await by('stops')
      .getByText(/^[1-9]\d*×$/)
      .first()
      .waitFor();
    await page.focus('[data-testid="night-canvas"]');
    await page.keyboard.press('Home');
    await page.keyboard.press('F10');
    await settled();
    const first = await at();
    await expect.poll(() => by('moment-inspector').locator('[aria-label="Active scenes"]').textContent()).toMatch(/lighthouse\s*0 s/);

    await page.focus('[data-testid="night-canvas"]');
    await page.keyboard.press('Home');
    await page.locator('[aria-label="Speed"]').selectOption({ index: 4 });
    await page.click('[aria-label="Play"]');
    await page.waitForFunction((ms) => Number(document.querySelector('[data-testid="moment-inspector"]')?.getAttribute('data-at')) >= ms, first);
    await page.locator('[aria-label="Play"]').waitFor();
    await settled();
    expect(await at()).toBe(first);
  });

  it('take a condition of the language, and say what is wrong with one', async () => {
    const { page } = window;
    const stops = by('stops');
    const field = stops.getByLabel('Stop as a condition becomes true');
    await field.fill('stage is REM');
    await field.press('Enter');
    await stops
      .locator('.stop')
      .nth(1)
      .getByText(/^[1-9]\d*×$/)
      .waitFor();
    await page.focus('[data-testid="night-canvas"]');
    await page.keyboard.press('Home');
    await page.keyboard.press('F10');
    await settled();
    await expect.poll(() => by('moment-inspector').locator('.moment-stage').textContent()).toBe('REM');
    const condition = stops
      .locator('.stop')
      .first()
      .getByLabel(/^Condition of the stop/);
    await condition.fill('wondr > 0.5');
    await condition.press('Enter');
    await stops.locator('.stop-problem').first().waitFor();
    // They stay with the project.
    await condition.fill('wonder > 0.5');
    await condition.press('Enter');
    await stops.locator('.stop-problem').waitFor({ state: 'detached' });
    await page.reload();
    await page.waitForSelector('body[data-app-state="ready"]');
    await page.locator('[data-node="lighthouse"] .scene-stop').waitFor();
    await by('preview').click();
    await by('night-summary').waitFor();
    await page.keyboard.press('Alt+7');
    await expect.poll(() => stops.locator('.stop').count()).toBe(2);
    expect(
      await stops
        .getByLabel(/^Condition of the stop/)
        .first()
        .inputValue(),
    ).toBe('wonder > 0.5');
    for (let left = 2; left > 0; left--)
      await stops
        .getByLabel(/^Remove the stop/)
        .first()
        .click();
    await page.locator('.stop-glyph').waitFor({ state: 'detached' });
  });

  it('run from here finds a night that enters the scene, goes there and says how', async () => {
    const { page } = window;
    await by('outline').getByRole('button', { name: 'lighthouse' }).first().click();
    await page.locator('.scene-selected[data-node="lighthouse"]').waitFor();
    await page.keyboard.press('Alt+R');
    await page.locator('.notice-good', { hasText: /Reached with seed \d+ at \d\d:\d\d/ }).waitFor();
    await expect.poll(() => page.locator('.notice-good', { hasText: 'Reached' }).textContent()).toMatch(/bedtime → drifting → shore .*lighthouse/);
    await settled();
    await expect.poll(() => by('moment-inspector').locator('[aria-label="Active scenes"]').textContent()).toMatch(/lighthouse\s*0 s/);
    expect(window.errors).toEqual([]);
  });
});

describe('compare', () => {
  it('puts the sleep without the program beside the night, then another seed, and goes to what differs', async () => {
    const { page } = window;
    await page.keyboard.press('Alt+C');
    const compare = by('compare');
    await compare.getByRole('button', { name: 'Without the program' }).click();
    await by('beside').getByText('the same sleep without the program').waitFor();
    await expect.poll(() => by('compare-count').textContent()).toBe('The sleep is the same: no cue changed it');
    await compare.getByLabel('Another seed').fill('77');
    await compare.getByRole('button', { name: 'Seed' }).click();
    await by('beside').getByText('seed 77').waitFor();
    await expect.poll(() => by('compare-count').textContent()).toMatch(/^\d+ differences/);
    // Time asleep in this night, and in the other.
    await expect.poll(() => by('compare-numbers').textContent()).toMatch(/asleep\d h \d+ min\d h \d+ min/);
    // Each row of the other night stands below that of this one.
    await compare.getByRole('separator', { name: 'Height of Sleep there' }).waitFor({ state: 'attached' });
    const link = compare.locator('li .link').nth(5);
    const clock = await link.textContent();
    await link.click();
    await page.keyboard.press('Alt+7');
    await page.waitForFunction((shown) => document.querySelector('.moment-head .mono')?.textContent === shown, clock);
    await expect.poll(() => by('compare-canvas').getAttribute('aria-valuetext')).toContain(clock);
    await compare.getByLabel('Which differences').selectOption('stage');
    await expect.poll(() => compare.locator('li').first().textContent()).toMatch(/other.*, in the other /);
    expect(window.errors).toEqual([]);
  });

  it('puts an earlier version of the local history beside the night, and a file that was chosen', async () => {
    const { page } = window;
    const compare = by('compare');
    await by('outline').getByRole('button', { name: 'lighthouse' }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.type('\n    light amber at 0.5lx fade 5s');
    await page.keyboard.press('Control+s');
    await by('status').getByText('saved', { exact: true }).waitFor();
    await by('preview').click();
    await page.locator('[data-testid="night"][data-stale="false"]').waitFor();
    await page.keyboard.press('Alt+C');
    const choose = async (item: RegExp) => {
      await compare.getByRole('button', { name: 'Another version' }).click();
      await page.getByRole('menuitem', { name: item }).first().click();
    };
    await choose(/as it was opened/);
    await by('beside').getByText('the version of').waitFor();
    await expect.poll(() => by('compare-count').textContent()).toMatch(/^[1-9]\d* difference/);
    await compare
      .locator('li[data-how="first"]')
      .getByText(/light: amber/)
      .first()
      .waitFor();
    await choose(/As it is now/);
    await by('beside').getByText('the text as it is now').waitFor();
    await expect.poll(() => by('compare-count').textContent()).toContain('Nothing differs');
    await window.answerDialogs(join(process.cwd(), 'templates', 'tide-house', 'tide-house.dream'));
    await choose(/A file/);
    await by('beside').getByText('tide-house.dream').waitFor();
    await expect.poll(() => by('compare-count').textContent()).toMatch(/^[1-9]\d* difference/);
    expect(window.errors).toEqual([]);
  });
});

describe('asking of the graph', () => {
  it('on an arrow of the graph, with the mouse', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Fit View' }).click();
    await still(page.locator('.react-flow__viewport'));
    // The middle of the first arrow that is in sight and lies under nothing.
    const place = await page.waitForFunction(() => {
      for (const path of document.querySelectorAll<SVGPathElement>('.react-flow__edge-interaction')) {
        const { x, y } = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM() ?? undefined);
        if (document.elementFromPoint(x, y) === path) return { x, y };
      }
      return null;
    });
    const middle = await place.jsonValue();
    await page.mouse.click(middle?.x ?? 0, middle?.y ?? 0, { button: 'right' });
    await page.getByRole('menuitem', { name: /Why, or why not/ }).click();
    await page.waitForSelector('[data-testid="why"][data-answer^="why"]');
    expect(window.errors).toEqual([]);
  });
});
