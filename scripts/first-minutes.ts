/**
 * A newcomer's way in the built window, on a data folder that is new: from the start to a night of a dream that they changed, and
 * to one of a dream begun from the gallery. Says for each step how long the window took, and how long a person does: reading at
 * 238 words a minute (Brysbaert 2019), and thinking, pointing, clicking and typing by the keystroke-level model (Card, Moran and
 * Newell 1980). The person is a model; the window is the real one.
 */

import type { Locator } from 'playwright-core';
import { newHome, openWindow } from '../tests/support/window.ts';
import { run, runAll } from './run.ts';
import { ensureSystemLibraries, hasDisplay, withDisplay } from './system-libraries.ts';

/** Seconds of a person. */
const READS_A_WORD = 60 / 238;
const THINKS = 1.35;
const POINTS = 1.1;
const PRESSES = 0.28;

if (process.argv.includes('--built') && hasDisplay()) await walk();
else {
  ensureSystemLibraries();
  if (!process.argv.includes('--built')) runAll([['node', 'scripts/build.ts']]);
  const [command, ...args] = withDisplay(['node', 'scripts/first-minutes.ts', '--built']);
  process.exitCode = run(command, args);
}

async function walk(): Promise<void> {
  const told: { step: string; window: number; person: number }[] = [];
  let from = performance.now();
  let person = 0;
  const step = (name: string) => {
    told.push({ step: name, window: (performance.now() - from) / 1000, person });
    from = performance.now();
    person = 0;
  };
  const window = await openWindow({ home: newHome() });
  const { page } = window;
  const by = (id: string) => page.locator(`[data-testid="${id}"]`);
  const reads = async (place: Locator) => {
    // biome-ignore lint/performance/useDomNodeTextContent: as it is seen, with the spaces between its parts
    person += ((await place.innerText()).split(/\s+/).length + 1) * READS_A_WORD;
  };
  const clicks = async (place: Locator) => {
    person += THINKS + POINTS + PRESSES;
    await place.click();
  };
  const types = async (text: string) => {
    person += THINKS + text.length * PRESSES;
    await page.keyboard.type(text);
  };
  const presses = async (keys: string) => {
    person += THINKS + keys.split('+').length * PRESSES;
    await page.keyboard.press(keys);
  };
  try {
    const steps = by('first-steps');
    step('the window opens on a dream');
    await reads(steps);
    await clicks(steps.getByRole('button', { name: 'Preview' }));
    await by('night-summary').waitFor();
    step('a night of it');
    await reads(by('night-summary'));
    await clicks(steps.getByRole('button', { name: 'To the night' }));
    for (let i = 0; i < 3; i++) await presses('ArrowRight');
    await reads(by('moment'));
    step('a walk through it');
    await clicks(steps.getByRole('button', { name: 'Show me one' }));
    await page.locator('.code .native-edit-context').first().waitFor({ state: 'attached' });
    await types('30dB');
    await by('status').getByText('night stale').waitFor();
    await presses('Control+Enter');
    await by('status').getByText('night fresh').waitFor();
    await reads(by('night-summary'));
    step('a night of what they changed');
    await clicks(steps.getByRole('button', { name: 'More dreams' }));
    await by('templates').locator('svg').first().waitFor();
    await reads(by('templates'));
    await clicks(by('templates').locator('[data-template="still-lake"]'));
    await page.locator('.view-line', { hasText: 'dream "Still Lake"' }).waitFor();
    await clicks(by('preview'));
    await by('night-summary').waitFor();
    await reads(by('night-summary'));
    step('a night of another dream of their own');
  } finally {
    await window.close();
  }
  let [all, windows] = [0, 0];
  for (const one of told) {
    all += one.window + one.person;
    windows += one.window;
    console.log(
      `${one.step.padEnd(42)} window ${one.window.toFixed(1).padStart(5)} s   person ${one.person.toFixed(0).padStart(3)} s   so far ${all.toFixed(0).padStart(4)} s`,
    );
  }
  console.log(`${windows.toFixed(1)} s of it are the window's.`);
}
