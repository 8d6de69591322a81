/** JSON laid out: the same values as they were written, once and for all, and nothing where it is broken. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatJson } from '../../../app/base/index.ts';

it.each([
  ['{"name":"Tide House",\n"main":"tide-house.dream"}', '{\n  "name": "Tide House",\n  "main": "tide-house.dream"\n}\n'],
  ['{ "a":[1,2] }', '{ "a": [1, 2] }\n'],
  ['{\n"scenes":{"shore":[10,20],\n"a":[1.0,2]}}', '{\n  "scenes": {\n    "shore": [10, 20],\n    "a": [1.0, 2]\n  }\n}\n'],
  ['{"a":"\\u00e9"}\r\n', '{ "a": "\\u00e9" }\r\n'],
  ['[]', '[]\n'],
  ['{"a":1,}', null],
  ['', null],
])('%j becomes %j', (text, formatted) => expect(formatJson(text)).toBe(formatted));

it('puts what is too long for a line on lines of its own', () => {
  const long = 'x'.repeat(60);
  expect(formatJson(`{"a":"${long}","b":"${long}"}`)).toBe(`{\n  "a": "${long}",\n  "b": "${long}"\n}\n`);
});

it('means the same, and is left as it is the second time', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 1, 8), (json, space) => {
      const text = JSON.stringify(JSON.parse(json), null, space);
      const once = formatJson(text) as string;
      expect(JSON.parse(once)).toEqual(JSON.parse(text));
      expect(formatJson(once)).toBe(once);
    }),
  );
});
