/** The file with the places of scenes: read gently, kept whole, and written so that a difference shows what moved. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../dream-dsl/graph/index.ts';
import { layoutPathOf, projectOf, readLayout, renamedBetween, withNames, withPlaces } from '../../../dream-dsl/index.ts';

const two = withPlaces('', new Map(Object.entries({ shore: { x: 10.4, y: -20 }, 'drifting/dusk': { x: 0, y: 4 } }))) ?? '';

describe('a layout', () => {
  it('is one line for each scene, sorted, in whole pixels', () => {
    expect(two).toBe('{\n  "version": 1,\n  "scenes": {\n    "drifting/dusk": [0, 4],\n    "shore": [10, -20]\n  }\n}\n');
    expect(layoutPathOf('dreams/tide.dream')).toBe('dreams/tide.layout.json');
  });

  it('changes in the line of what moved, and forgets a scene', () => {
    expect(withPlaces(two, new Map([['shore', { x: 11, y: 0 }]]))).toBe(two.replace('[10, -20]', '[11, 0]'));
    expect(withPlaces(two, new Map([['shore', null]]))).toBe('{\n  "version": 1,\n  "scenes": {\n    "drifting/dusk": [0, 4]\n  }\n}\n');
  });

  it('follows names', () => {
    expect(readLayout(withNames(two, new Map([['shore', 'coast']])) ?? '').placements.get('coast')).toEqual({ x: 10, y: -20 });
  });

  it('keeps what it does not know, and says what it can not use', () => {
    const odd = '{"zoom": {"deep": [1]}, "version": 2, "scenes": {"a": [1, 2], "b": "left", "c": [1, null], "__proto__": [3, 4]}}';
    const read = readLayout(odd);
    expect([...read.placements]).toEqual([
      ['a', { x: 1, y: 2 }],
      ['__proto__', { x: 3, y: 4 }],
    ]);
    expect(read).toMatchObject({ usable: true, problem: 'It gives no place that can be used for b, c.' });
    const written = JSON.parse(withPlaces(odd, new Map([['a', { x: 5, y: 6 }]])) ?? '') as object;
    expect(written).toMatchObject({ zoom: { deep: [1] }, version: 2, scenes: { a: [5, 6], b: 'left', c: [1, null] } });
  });

  it.each(['{', '[]', 'null', '<<<<<<< HEAD\n{}', '{"scenes": [1]}', `{"a": ${'['.repeat(5000)}${']'.repeat(5000)}}`])('is none: %.30s', (text) => {
    expect(readLayout(text)).toMatchObject({ usable: false, placements: new Map() });
    expect(withPlaces(text, new Map([['a', { x: 0, y: 0 }]]))).toBeNull();
  });

  it('reads back what it wrote, whatever was placed', () => {
    const places = fc.dictionary(fc.string(), fc.record({ x: fc.integer({ min: -9999, max: 9999 }), y: fc.integer({ min: -9999, max: 9999 }) }));
    fc.assert(
      fc.property(places, places, (first, second) => {
        const text = withPlaces(withPlaces('', new Map(Object.entries(first))) ?? '', new Map(Object.entries(second))) ?? '';
        expect(new Map(readLayout(text).placements)).toEqual(new Map([...Object.entries(first), ...Object.entries(second)]));
        expect(withPlaces(text, new Map())).toBe(text);
      }),
    );
  });
});

describe('the same scenes by other names', () => {
  const graph = (text: string) => graphOf(projectOf({ 'm.dream': `dream "T" { ${text} }` }), 'm.dream');
  const before = graph('scene a { scene b { } } scene c { }');
  it.each([
    ['a name', 'scene x { scene b { } } scene c { }', { a: 'x', 'a/b': 'x/b' }],
    ['an order', 'scene c { } scene a { scene b { } }', {}],
    ['a scene more', 'scene a { scene b { } } scene c { } scene d { }', {}],
    ['a name taken over', 'scene c { scene b { } } scene a { }', {}],
  ])('%s', (_, text, names) => expect(Object.fromEntries(renamedBetween(before, graph(text)))).toEqual(names));
});
