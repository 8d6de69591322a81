/** Walking through a night in the real window: the moment at the playhead, in the inspector, the text and the graph. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenWindow, openWindow } from '../support/window.ts';

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
    expect(await inspector.locator('[aria-label="Cues"]').textContent()).toContain('surf');
    expect(await inspector.locator('[aria-label="Waited for"]').textContent()).toMatch(/after 8 min\s*in 8 min/);
    expect(await inspector.locator('[aria-label="Values"]').textContent()).toMatch(/wonder.*volumeparameter|wonder/);
    expect(await inspector.locator('[aria-label="Values"]').textContent()).toContain('34 dB');
    expect(await inspector.locator('[aria-label="Sleeper"]').textContent()).toMatch(/heart\s*\d+(\.\d)? bpm/);
    expect(await page.locator('.scene-active[data-node="shore/sky/dusk"]').count()).toBe(1);
  });

  it('marks the lines that play and that were just taken, and goes to them', async () => {
    const { page } = window;
    await by('moment-inspector').locator('[aria-label="Cues"]').getByRole('button', { name: 'surf' }).first().click();
    await page.locator('.moment-plays').first().waitFor();
    expect(window.errors).toEqual([]);
  });
});
