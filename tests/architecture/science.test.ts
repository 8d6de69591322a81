/** The document of the night model tells the parameters as they are. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parameterSource, withParameters } from '../../scripts/science.ts';

it('docs/science.md is what scripts/science.ts makes of the parameters', () => {
  const doc = readFileSync('docs/science.md', 'utf8');
  const source = parameterSource();
  expect(doc).toBe(withParameters(doc, source));
  for (const [, name] of source.matchAll(/^export const (\w+)/gm)) expect(doc).toContain(`\`${name}\``);
});
