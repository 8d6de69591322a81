/** Writes the sounds of the templates anew: `node scripts/make-assets.ts`. The same bytes each time. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SOUNDS } from './audio/sounds.ts';

const root = join(import.meta.dirname, '..');

for (const { path, make } of SOUNDS) {
  const bytes = make();
  const target = join(root, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, bytes);
  console.log(`${path}  ${bytes.length} bytes`);
}
