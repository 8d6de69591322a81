/** JSON as people write it: flaws exactly where JSON.parse refuses, the same value where it does not, and no text that stops it. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonValue, readJson } from '../../../app/base/index.ts';

const parsed = (text: string): unknown => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
};
const read = (text: string): unknown => {
  const { root, flaws } = readJson(text);
  return flaws.length > 0 || root === null ? null : { value: jsonValue(root) };
};

describe('JSON with places', () => {
  it('is what JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2), (text, space) => {
        const pretty = JSON.stringify(JSON.parse(text), null, space);
        expect(read(pretty)).toEqual(parsed(pretty));
      }),
    );
  });

  it('has flaws exactly where JSON.parse refuses', () => {
    const broken = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('', '"', ',', ':', '{', '}', '[', ']', '\\', "'", '\n', '/', '1', 'x', '\t', '\u00a0')), { maxLength: 4 }),
      )
      .map(([text, changes]) =>
        changes.reduce((so, [at, sign]) => so.slice(0, at % (so.length + 1)) + sign + so.slice((at % (so.length + 1)) + (sign === '' ? 1 : 0)), text),
      );
    fc.assert(
      fc.property(broken, (text) => {
        expect(read(text)).toEqual(parsed(text));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['{ "name": "x" "main": "y" }', 'A comma is missing before this.', '{ "name": "x", "main": "y" }'],
    ['{ "name": "x", }', 'Nothing follows this comma.', '{ "name": "x" }'],
    ['{ name: "x" }', 'A name stands in double quotes.', '{ "name": "x" }'],
    ["{ 'name': 'x' }", 'A text stands in double quotes.', '{ "name": "x" }'],
    ['{ "name" "x" }', 'After “name” a colon is missing.', '{ "name": "x" }'],
    ['{ "name": house }', '“house” is no value.', '{ "name": "house" }'],
    ['{ // one\n"name": "x" }', 'JSON has no comments.', '{ \n"name": "x" }'],
    ['{ "name": "x\n}', 'A text is never closed.', '{ "name": "x"\n}'],
  ])('%s: %s', (text, message, mended) => {
    expect(readJson(text).flaws[0]?.message).toBe(message);
    let so = text;
    for (let fix = readJson(so).flaws[0]?.fix; fix !== undefined; fix = readJson(so).flaws[0]?.fix)
      so = so.slice(0, fix.span.start) + fix.newText + so.slice(fix.span.end);
    expect(so).toBe(mended);
  });

  it('ends on nesting without end, and takes the mark before the first sign', () => {
    expect(readJson('['.repeat(100_000)).flaws[0]?.message).toBe('This is nested too deeply.');
    expect(read('\uFEFF{}')).toEqual({ value: {} });
  });
});
