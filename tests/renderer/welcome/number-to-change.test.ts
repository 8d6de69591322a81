/** The number that the first steps offer to change. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { outline } from '../../../dream-dsl/index.ts';
import { numberToChange } from '../../../renderer/welcome/number-to-change.ts';

const offered = (text: string): string | null => {
  const span = numberToChange(text, outline(text));
  return span === null ? null : text.slice(span.start, span.end);
};

it.each([
  ['dream "A" { param who: text = "Lila"\n param loud: level = 34dB in 28dB..35dB\n scene a { } }', '34dB'],
  ['dream "A" { param share: 0..1 = 0.25 scene a { } }', '0.25'],
  ['dream "A" { param who: text = "Lila" scene a { after 5m -> release } }', null],
  ['dream "A" { scene a { } }', null],
])('of %s', (text, value) => expect(offered(text)).toBe(value));

// All but the one to write one's own from.
it.each(readdirSync('templates').filter((id) => id !== 'new-dream'))('is a level in %s', (id) => {
  expect(offered(readFileSync(join('templates', id, `${id}.dream`), 'utf8'))).toMatch(/^\d+dB$/);
});
