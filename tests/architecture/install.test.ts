/**
 * A newcomer has Node and npm, and no compiler. npm compiles each package that has a `binding.gyp` and no script of its own; that a
 * package does not want that it reads only from the lock file, into which it never writes it: the line is ours, to be put back after
 * each `npm install`.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

interface Locked {
  readonly gypfile?: boolean;
}

it('nothing is compiled by npm ci', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Readonly<Record<string, Locked>> };
  const compiled = Object.entries(packages).filter(([folder, { gypfile }]) => folder !== '' && gypfile !== false && existsSync(join(folder, 'binding.gyp')));
  expect(compiled.map(([folder]) => `${folder}: "gypfile": false is missing in package-lock.json`)).toEqual([]);
});
