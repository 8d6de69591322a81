/** The calibration page is of the model as it is: a changed model has to be calibrated again. */

import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fingerprint } from '../../scripts/calibration/simulate.ts';

const page = readFileSync('docs/calibration.md', 'utf8');

it('docs/calibration.md is of this model (else: npm run calibrate)', () => {
  expect(page).toContain(`model ${fingerprint()}`);
});

it('has the pictures that it shows, and says what was missed', () => {
  const pictures = [...page.matchAll(/\]\((images\/calibration\/[\w-]+\.svg)\)/g)].map(([, path]) => path);
  expect(pictures.length).toBeGreaterThanOrEqual(4);
  for (const picture of pictures) expect(existsSync(`docs/${picture}`)).toBe(true);
  expect(page).toMatch(/\d+ of \d+ comparisons are met\. Not met:\n\n- /);
});
