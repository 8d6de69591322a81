/** Opens the built app in a folder of its own, previews a night, and saves a picture of its window. Arguments: file, width, height, theme. */

import { openWindow } from '../tests/support/window.ts';

const [file = 'docs/images/window.png', width = '1440', height = '900', theme = 'midnight'] = process.argv.slice(2);
const window = await openWindow({ width: Number(width), height: Number(height) });
try {
  const { page } = window;
  await page.click('[aria-label="Put the first steps away"]');
  await page.click('[data-testid="preview"]');
  await page.waitForSelector('[data-testid="night-summary"]');
  await page.focus('[data-testid="night-canvas"]');
  // Into the first dream at the shore.
  for (let i = 0; i < 8; i++) await page.click('[aria-label="To the next transition"]');
  if (theme === 'dawn') await page.click('[aria-label="Switch between midnight and dawn"]');
  await page.waitForSelector('.scene-active');
  // The numbers of the small cohort that runs by itself.
  await page.waitForSelector('.scene-share');
  await page.waitForFunction(() => new Set([...document.querySelectorAll('.view-line span span')].map((word) => getComputedStyle(word).color)).size > 8);
  await page.screenshot({ path: file });
} finally {
  await window.close();
}
