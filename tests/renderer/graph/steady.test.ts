/** After the layout has moved things: what the user looks at is where it was on the screen. */

import { expect, it } from 'vitest';
import type { Box } from '../../../renderer/graph/layout/picture.ts';
import { steadyLook } from '../../../renderer/graph/steady.ts';

const ROOM = { width: 600, height: 400 };
/** The middle of the room is at 600, 400 of the picture. */
const LOOK = { x: -300, y: -200, zoom: 1 };
const boxes = (places: Readonly<Record<string, readonly [x: number, y: number]>>): ReadonlyMap<string, Box> =>
  new Map(Object.entries(places).map(([id, [x, y]]) => [id, { x, y, width: 100, height: 50 }]));
const onScreen = ([x, y]: readonly [number, number], look: { x: number; y: number; zoom: number }) => [look.x + x * look.zoom, look.y + y * look.zoom];

it.each([
  ['what is selected and in sight', 'chosen', { chosen: [310, 210], middle: [550, 375] }, 'chosen'],
  ['what is in the middle, where what is selected is out of sight', 'chosen', { chosen: [5000, 0], middle: [550, 375], edge: [310, 210] }, 'middle'],
  ['what is in the middle, where nothing is selected', '', { edge: [310, 210], middle: [550, 375] }, 'middle'],
  ['what is next to the middle, where what is in it goes', '', { goes: [550, 375], edge: [310, 210] }, 'edge'],
] as const)('%s stays', (_, selected, before, stays) => {
  const places: Readonly<Record<string, readonly [number, number]>> = before;
  const now = Object.fromEntries(Object.entries(places).map(([id, [x, y]], i) => [id, [x + 90 + 7 * i, y - 30] as const]));
  delete now['goes'];
  for (const zoom of [1, 0.5]) {
    const look = { ...LOOK, x: 300 - 600 * zoom, y: 200 - 400 * zoom, zoom };
    const held = steadyLook(selected, boxes(places), boxes(now), look, ROOM);
    expect(onScreen(now[stays]!, held!)).toEqual(onScreen(places[stays]!, look));
    expect(held!.zoom).toBe(zoom);
  }
});

it('is the same where nothing that is seen has moved, or nothing is seen', () => {
  expect(steadyLook('', boxes({ a: [550, 375], b: [310, 210] }), boxes({ a: [550, 375], b: [0, 0] }), LOOK, ROOM)).toBe(null);
  expect(steadyLook('', boxes({ a: [5000, 5000] }), boxes({ a: [0, 0] }), LOOK, ROOM)).toBe(null);
});
