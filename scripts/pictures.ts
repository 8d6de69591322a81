/** Draws each template small, from the real thing: its graph as it is laid out, and a night of its sleeper. Writes renderer/welcome/pictures.json. */

import { writeFileSync } from 'node:fs';
import { templatePictures } from './template-pictures.ts';

const FILE = 'renderer/welcome/pictures.json';
const pictures = await templatePictures();
writeFileSync(FILE, `${JSON.stringify(pictures)}\n`);
console.log(`${FILE}: ${Object.keys(pictures).join(', ')}`);
