/** Simulates the people of the published studies and writes docs/calibration.md with its pictures. `--only PART` prints one part instead. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { report } from './calibration/report.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, seed: { type: 'string', default: '1' }, people: { type: 'string', default: '1500' } } });
const { text, pictures } = report({ people: Number(values.people), seed: Number(values.seed), ...(values.only === undefined ? {} : { only: values.only }) });
if (values.only !== undefined) {
  if (text.trim() === '') console.error(`There is no part “${values.only}”; docs/calibration.md names them.`);
  process.stdout.write(text);
  process.exitCode = text.trim() === '' ? 1 : 0;
} else {
  mkdirSync('docs/images/calibration', { recursive: true });
  writeFileSync('docs/calibration.md', text);
  for (const [name, svg] of Object.entries(pictures)) writeFileSync(`docs/images/calibration/${name}.svg`, svg);
}
