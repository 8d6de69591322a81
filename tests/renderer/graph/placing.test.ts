/** Hands are obeyed, what was never placed keeps out of the way, scenes grow around what is in them, and lines follow. */

import { describe, expect, it } from 'vitest';
import { analyze, projectOf } from '../../../dream-dsl/index.ts';
import type { Box, Layout } from '../../../renderer/graph/layout/picture.ts';
import { withPlacements } from '../../../renderer/graph/layout/placing.ts';
import { routeBetween } from '../../../renderer/graph/layout/route.ts';

const graph = analyze(
  projectOf({
    'm.dream': 'dream "T" { scene a { after 1m -> b } scene b { after 1m -> shore } scene shore { scene dusk { after 1m -> night } scene night { } } }',
  }),
  'm.dream',
).graph;
const box = (x: number, y: number, width = 200, height = 40): Box => ({ x, y, width, height });
const route = {
  points: [
    { x: 0, y: 0 },
    { x: 9, y: 9 },
  ],
  label: { x: 4, y: 4 },
};
const AUTO: Layout = {
  boxes: new Map([
    ['a', box(0, 0)],
    ['b', box(0, 100)],
    ['shore', box(0, 200, 240, 200)],
    ['shore/dusk', box(14, 50)],
    ['shore/night', box(14, 120)],
  ]),
  routes: new Map(graph.edges.map(({ id }) => [id, route])),
  x: 0,
  y: 0,
  width: 240,
  height: 400,
};
const placed = (places: Readonly<Record<string, readonly [number, number]>>) =>
  withPlacements(graph, AUTO, new Map(Object.entries(places).map(([id, [x, y]]) => [id, { x, y }])));

describe('a layout with places of hands', () => {
  it('is the automatic one, to the object, where nothing was placed', () => expect(placed({ elsewhere: [1, 2] })).toBe(AUTO));

  it('has what was placed there to the pixel, and the rest where it was', () => {
    const { boxes, x, width } = placed({ a: [-301, 7] });
    expect(boxes.get('a')).toEqual(box(-301, 7));
    expect(boxes.get('b')).toEqual(box(0, 100));
    expect({ x, width }).toEqual({ x: -301, width: 541 });
  });

  it('moves what was never placed out of the way, and never what was', () => {
    const { boxes } = placed({ a: [10, 95] });
    expect(boxes.get('a')).toEqual(box(10, 95));
    expect(boxes.get('b')?.y).toBeGreaterThanOrEqual(95 + 40);
  });

  it('grows a scene around what is in it, and keeps that clear of its head', () => {
    const { boxes } = placed({ 'shore/dusk': [300, 400], 'shore/night': [-50, -50] });
    expect(boxes.get('shore')).toEqual({ x: 0, y: 200, width: 300 + 200 + 14, height: 400 + 40 + 14 });
    expect(boxes.get('shore/night')).toEqual(box(14, 40));
  });

  it('routes anew what leads to a moved scene, takes along what moved with it, and leaves the others', () => {
    const { routes } = placed({ shore: [500, 200] });
    expect(routes.get('a>b#0')).toBe(route);
    expect(routes.get('shore/dusk>shore/night#0')?.points[1]).toEqual({ x: 509, y: 9 });
    expect(routes.get('b>shore#0')?.points).toHaveLength(4);
  });
});

describe('a plain route', () => {
  it.each<[string, Box, Box, readonly (readonly [number, number])[]]>([
    [
      'down',
      box(0, 0),
      box(100, 140),
      [
        [100, 40],
        [100, 90],
        [200, 90],
        [200, 140],
      ],
    ],
    [
      'straight up',
      box(0, 200),
      box(0, 0),
      [
        [100, 200],
        [100, 40],
      ],
    ],
    [
      'to the right',
      box(0, 0),
      box(300, 20),
      [
        [200, 20],
        [250, 20],
        [250, 40],
        [300, 40],
      ],
    ],
    [
      'inwards',
      box(0, 0, 400, 400),
      box(100, 100),
      [
        [0, 120],
        [100, 120],
      ],
    ],
    [
      'outwards',
      box(100, 100),
      box(0, 0, 400, 400),
      [
        [300, 120],
        [400, 120],
      ],
    ],
  ])('leads %s', (_, from, to, points) => expect(routeBetween(from, to, 0).points).toEqual(points.map(([x, y]) => ({ x, y }))));

  it('leads back to the same scene around its side', () => {
    const one = box(0, 0);
    expect(routeBetween(one, one, 0).points.every(({ x }) => x >= 200)).toBe(true);
  });

  it('runs beside another one of the same two scenes', () => {
    const [first, second] = [0, 1].map((nth) => routeBetween(box(0, 0), box(0, 140), nth).points[0]?.x);
    expect(first).not.toBe(second);
  });
});
