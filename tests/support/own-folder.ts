/** Gives each file of tests a folder of its own for what it and its processes keep for a while, and takes it away behind the last test. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const NAMES = ['TMPDIR', 'TEMP', 'TMP'];

const before = NAMES.map((name) => process.env[name]);
// A short name: the path of a socket has an end.
const folder = mkdtempSync(join(tmpdir(), 'dream-'));
for (const name of NAMES) process.env[name] = folder;

afterAll(() => {
  for (const [i, name] of NAMES.entries()) {
    if (before[i] === undefined) delete process.env[name];
    else process.env[name] = before[i];
  }
  // A process that has just been ended may still hold something.
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});
