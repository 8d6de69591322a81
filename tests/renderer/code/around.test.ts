/** The names around the caret. */

import { expect, it } from 'vitest';
import { outline } from '../../../dream-dsl/index.ts';
import { around } from '../../../renderer/code/around.ts';

const TEXT = 'dream "A" {\n  scene a {\n    scene b { after 5m -> a }\n  }\n}\n\n';

it.each([
  ['scene b', ['A', 'a', 'b']],
  ['after', ['A', 'a', 'b']],
  ['scene a', ['A', 'a']],
  ['dream', ['A']],
])('of “%s” are %j', (at, names) => {
  expect(around(outline(TEXT), TEXT.indexOf(at)).map(({ name }) => name)).toEqual(names);
});

it('are none outside', () => {
  expect(around(outline(TEXT), TEXT.length)).toEqual([]);
});
