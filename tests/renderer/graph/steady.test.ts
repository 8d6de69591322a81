/** After the layout has moved things: what the user looks at is where it was on the screen, and what an edit brought is in sight. */

import { describe, expect, it } from 'vitest';
import { analyze, type DreamGraph, projectOf, renamedBetween } from '../../../dream-dsl/index.ts';
import type { Box } from '../../../renderer/graph/layout/picture.ts';
import { type Look, lookAt } from '../../../renderer/graph/look.ts';
import { brought, lookAtNew, steadyLook } from '../../../renderer/graph/steady.ts';

const ROOM = { width: 600, height: 400 };
/** The middle of the room is at 600, 400 of the picture. */
const LOOK = { x: -300, y: -200, zoom: 1 };
type Places = Readonly<Record<string, readonly [x: number, y: number]>>;
const boxes = (places: Places): ReadonlyMap<string, Box> => new Map(Object.entries(places).map(([id, [x, y]]) => [id, { x, y, width: 100, height: 50 }]));
const onScreen = ([x, y]: readonly [number, number], look: Look) => [look.x + x * look.zoom, look.y + y * look.zoom];

describe('what was there', () => {
  it.each<[string, readonly string[], Places, string]>([
    ['what is selected and in sight', ['chosen'], { chosen: [310, 210], middle: [550, 375] }, 'chosen'],
    ['what was selected before, where what is selected is new', ['new', 'chosen'], { chosen: [310, 210], middle: [550, 375] }, 'chosen'],
    ['what is in the middle, where what is selected is out of sight', ['chosen'], { chosen: [5000, 0], middle: [550, 375], edge: [310, 210] }, 'middle'],
    ['what is in the middle, where nothing is selected', [''], { edge: [310, 210], middle: [550, 375] }, 'middle'],
    ['what is next to the middle, where what is in it goes', [''], { goes: [550, 375], edge: [310, 210] }, 'edge'],
  ])('stays: %s', (_, wanted, before, stays) => {
    const now: Record<string, readonly [number, number]> = { new: [0, 0] };
    for (const [i, [id, [x, y]]] of Object.entries(before).entries()) if (id !== 'goes') now[id] = [x + 90 + 7 * i, y - 30];
    for (const zoom of [1, 0.5]) {
      const look = { ...LOOK, x: 300 - 600 * zoom, y: 200 - 400 * zoom, zoom };
      const held = steadyLook(wanted, boxes(before), boxes(now), look, ROOM);
      expect(onScreen(now[stays]!, held)).toEqual(onScreen(before[stays]!, look));
      expect(held.zoom).toBe(zoom);
    }
  });

  it('is looked at as before where nothing that is seen has moved, or nothing is seen', () => {
    expect(steadyLook([''], boxes({ a: [550, 375], b: [310, 210] }), boxes({ a: [550, 375], b: [0, 0] }), LOOK, ROOM)).toBe(LOOK);
    expect(steadyLook([''], boxes({ a: [5000, 5000] }), boxes({ a: [0, 0] }), LOOK, ROOM)).toBe(LOOK);
  });
});

describe('what an edit brought', () => {
  const graphOf = (text: string): DreamGraph => analyze(projectOf({ 'm.dream': `dream "T" { ${text} release { } }` }), 'm.dream').graph;
  const between = (before: string, now: string, ...seen: readonly string[]) => {
    const [was, is] = [graphOf(before), graphOf(now)];
    return brought(was, is, renamedBetween(was, is), (id) => seen.includes(id));
  };
  const A = 'scene a { after 1m -> release }';

  it.each([
    ['a scene', [A, `${A} scene b { }`], [], ['b']],
    ['a scene with all that is in it', [A, `${A} scene b { layer l { scene c { } } scene d { } }`], [], ['b']],
    ['scenes in scenes that were there', ['scene a { scene x { } }', 'scene a { scene x { } scene y { } } scene b { }'], [], ['a/y', 'b']],
    ['nothing where a scene goes', [`${A} scene b { }`, A], [], []],
    ['nothing where a scene has another name', [`${A} scene b { after 1m -> a }`, `${A} scene c { after 1m -> a }`], [], []],
    ['an arrow, by where it begins', [`${A} scene b { }`, `${A} scene b { after 2m -> a }`], [], ['b']],
    ['no arrow that leads from or to what is in sight', [`${A} scene b { }`, `${A} scene b { after 2m -> a }`], ['a'], []],
  ] as const)('is %s', (_, [before, now], seen, expected) => expect(between(before, now, ...seen)).toEqual(expected));

  const NEAR = { a: [400, 300], b: [900, 300] } as const;
  it('moves nothing where it is seen', () => expect(lookAtNew(['a'], '', boxes(NEAR), LOOK, ROOM)).toBe(LOOK));
  it('moves nothing where it is not drawn', () => expect(lookAtNew(['in another picture'], '', boxes(NEAR), LOOK, ROOM)).toBe(LOOK));

  it('comes into sight as a whole where there is room for that', () => {
    const look = lookAtNew(['a', 'b'], '', boxes({ a: [700, 300], b: [1000, 500] }), LOOK, ROOM);
    for (const box of boxes({ a: [700, 300], b: [1000, 500] }).values()) expect(lookAt(box, look, ROOM)).toBe(null);
  });

  const FAR = boxes({ a: [9000, 300], b: [1200, 300], c: [5000, 300] });
  it.each([
    ['the nearest', 'elsewhere', 'b'],
    ['the one that is selected', 'c', 'c'],
  ])('where there is no room for all, %s comes into sight', (_, selected, seen) => {
    const look = lookAtNew(['a', 'b', 'c'], selected, FAR, LOOK, ROOM);
    expect([...FAR].filter(([, box]) => lookAt(box, look, ROOM) === null).map(([id]) => id)).toEqual([seen]);
  });
});
