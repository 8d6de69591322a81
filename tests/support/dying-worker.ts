/** A hand of the crew that dies as it starts, until as many have as `DREAM_TEST_DEATHS` says (`FILE|MOST`); then it is a usual one. */

import { appendFileSync, statSync } from 'node:fs';

const [file = '', most] = (process.env['DREAM_TEST_DEATHS'] ?? '').split('|');
appendFileSync(file, 'x');
if (statSync(file).size <= Number(most)) process.exit(7);
await import('../../main/crew-worker.ts');
