/** A hand of the crew that dies at its first work, as often as the file in `DREAM_TEST_DEATHS` says; then it is a usual one. */

import { readFileSync, writeFileSync } from 'node:fs';

const file = process.env['DREAM_TEST_DEATHS'] ?? '';
const left = Number(readFileSync(file, 'utf8'));
if (left > 0) {
  writeFileSync(file, String(left - 1));
  process.exit(7);
}
await import('../../main/crew-worker.ts');
