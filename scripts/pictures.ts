/**
 * Draws each template small, from the real thing: its graph as it is laid out, and a night of its sleeper. Writes
 * renderer/welcome/pictures.json, and how the window lays out their graphs into renderer/graph/layout/known.json.
 */

import { writeFileSync } from 'node:fs';
import { templateLayouts } from './template-layouts.ts';
import { templatePictures } from './template-pictures.ts';

for (const [file, made] of [
  ['renderer/welcome/pictures.json', await templatePictures()],
  ['renderer/graph/layout/known.json', await templateLayouts()],
] as const) {
  writeFileSync(file, `${JSON.stringify(made)}\n`);
  console.log(`${file}: ${Object.keys(made).length}`);
}
