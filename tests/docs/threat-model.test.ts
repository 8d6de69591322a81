/** The threat model names, for each attack, tests that are there. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const rows = readFileSync('docs/threat-model.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| attack'));

it.each(rows.map((row) => [row.split('|')[1]?.trim(), row]))('%s', (_, row) => {
  const tests = [...row.matchAll(/\[\*([^*]+)\*\]\(([^)]+)\)/g)];
  expect(tests.length).toBeGreaterThan(0);
  for (const [, name = '', path = ''] of tests) {
    const file = join('docs', path);
    expect([file, existsSync(file)]).toEqual([file, true]);
    expect([name, readFileSync(file, 'utf8').includes(name)]).toEqual([name, true]);
  }
});

it('has attacks', () => expect(rows.length).toBeGreaterThan(25));
