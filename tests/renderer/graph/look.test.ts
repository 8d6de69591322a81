/** Looking at the graph: readable first, and never past what matters. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze, projectOf } from '../../../dream-dsl/index.ts';
import { absoluteBoxes, firstLook, lookAt, lookInto, READABLE_ZOOM } from '../../../renderer/graph/look.ts';
import { namePxAt } from '../../../renderer/graph/sight.ts';

const ROOM = { width: 600, height: 400 };
const graphOf = (text: string) => analyze(projectOf({ 'm.dream': `dream "T" { ${text} }` }), 'm.dream').graph;
const box = (x: number, y: number, width = 150, height = 60) => ({ x, y, width, height });

describe('the first look', () => {
  it('is at the whole of a small picture, in the middle and not enlarged', () => {
    expect(firstLook({ x: 0, y: 0, width: 200, height: 100 }, box(0, 0), ROOM)).toEqual({ x: 200, y: 150, zoom: 1 });
  });

  it('makes a picture smaller as long as it can be read', () => {
    const look = firstLook({ x: 0, y: 0, width: 600, height: 100 }, box(0, 0), ROOM);
    expect(look.zoom).toBeCloseTo((600 - 52 - 12) / 600);
  });

  it('leaves the buttons in the corner free as long as there is room beside them', () => {
    expect(firstLook({ x: 10, y: 0, width: 530, height: 100 }, box(0, 0), ROOM)).toMatchObject({ zoom: 1, x: 52 - 10 });
    expect(firstLook({ x: 0, y: 0, width: 660, height: 100 }, box(0, 0), ROOM)).toMatchObject({ zoom: READABLE_ZOOM, x: 600 - 12 - 660 * READABLE_ZOOM });
  });

  it('is at the beginning of a picture too large to be read whole, its first scene in the middle', () => {
    const look = firstLook({ x: 0, y: 0, width: 2000, height: 3000 }, box(900, 0), ROOM);
    expect(look).toMatchObject({ zoom: READABLE_ZOOM, y: 12 });
    expect(look.x + (900 + 75) * look.zoom).toBeCloseTo(300);
  });

  it('has the first scene in sight also where that was placed far below', () => {
    const look = firstLook({ x: 0, y: 0, width: 2000, height: 3000 }, box(900, 1800), ROOM);
    expect(look.y + 1800 * look.zoom).toBeGreaterThan(0);
    expect(look.y + 1860 * look.zoom).toBeCloseTo(400 - 52);
  });

  it('leaves no empty edge beside a first scene at the side', () => {
    expect(firstLook({ x: 0, y: 0, width: 2000, height: 300 }, box(0, 0), ROOM).x).toBe(12);
  });
});

it('makes names larger in the picture the further away it is, so that they stay readable', () => {
  const onScreen = [0.54, 0.5, 0.45, 0.4, 0.36].map((zoom) => namePxAt(zoom) * zoom);
  expect(Math.min(...onScreen)).toBeGreaterThan(9.7);
  expect(namePxAt(0.2)).toBe(namePxAt(0.3));
});

describe('what matters now', () => {
  const look = { x: 0, y: 0, zoom: 1 };
  it('moves nothing where it is seen', () => expect(lookAt(box(60, 60), look, ROOM)).toBeNull());
  it.each([
    ['right and below', box(800, 500), { x: 600 - 52 - 950, y: 400 - 52 - 560, zoom: 1 }],
    ['left and above', box(-300, -90), { x: 352, y: 142, zoom: 1 }],
    ['larger than the room', box(700, 60, 900, 60), { x: 52 - 700, y: 0, zoom: 1 }],
  ] as const)('comes into view from %s', (_, away, expected) => {
    const moved = lookAt(away, look, ROOM);
    expect(moved).toEqual(expected);
    expect(moved && lookAt(away, moved, ROOM)).toBeNull();
  });

  it('has as much to its left as to its right where there is room for little else', () => {
    expect(lookAt(box(300, 60), look, { width: 190, height: 400 })?.x).toBe(20 - 300);
  });

  it('is seen once it was brought into view, wherever it stands', () => {
    const place = fc.double({ min: -5000, max: 5000, noNaN: true });
    const size = fc.double({ min: 20, max: 900, noNaN: true });
    fc.assert(
      fc.property(place, place, size, size, fc.double({ min: 0.1, max: 2, noNaN: true }), (x, y, width, height, zoom) => {
        const one = box(x, y, width, height);
        const moved = lookAt(one, { x: 0, y: 0, zoom }, ROOM);
        expect(moved === null || lookAt(one, moved, ROOM) === null).toBe(true);
      }),
    );
  });

  it('is read from near where all are too far away for names', () => {
    const far = { x: 0, y: 0, zoom: 0.05 };
    const near = lookInto(box(4000, 9000), far, ROOM);
    expect(near?.zoom).toBe(READABLE_ZOOM);
    expect(near && lookAt(box(4000, 9000), near, ROOM)).toBeNull();
    expect(lookInto(box(60, 60), { ...far, zoom: 0.5 }, { width: 60, height: 60 })?.zoom).toBe(0.5);
  });

  it('is found inside of other scenes', () => {
    const graph = graphOf('scene shore { scene dusk { } }');
    const boxes = new Map([
      ['shore', box(100, 200, 400, 300)],
      ['shore/dusk', box(14, 40)],
    ]);
    expect(absoluteBoxes(graph, boxes).get('shore/dusk')).toEqual(box(114, 240));
  });
});
