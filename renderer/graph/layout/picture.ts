/** What a layout gives: where every scene stands, and how every transition runs, by the ids of the graph. */

import type { DreamGraph } from '../../../dream-dsl/index.ts';
import type { Drawn } from './compose.ts';
import type { Point } from './route.ts';

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Route {
  readonly points: readonly Point[];
  readonly label: Point | null;
}

/** Boxes are relative to their parent, routes and labels to the whole. */
export interface Layout {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly routes: ReadonlyMap<string, Route>;
  /** Of the whole picture, labels included; it begins left of and above 0 where a scene was dragged there. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const NO_LAYOUT: Layout = { boxes: new Map(), routes: new Map(), x: 0, y: 0, width: 0, height: 0 };

/** What was drawn of a graph by number. What runs and stands as in the layout before is the same object, so that it is not drawn anew. */
export function pictured({ nodes, edges }: DreamGraph, drawn: Drawn, before: Layout): Layout {
  const boxes = new Map<string, Box>();
  for (const [i, { id }] of nodes.entries()) {
    const [x, y, width, height] = drawn.boxes.subarray(4 * i, 4 * i + 4) as unknown as [number, number, number, number];
    if (Number.isNaN(x)) continue;
    const old = before.boxes.get(id);
    const same = old !== undefined && old.x === x && old.y === y && old.width === width && old.height === height;
    boxes.set(id, same ? old : { x, y, width, height });
  }
  const routes = new Map<string, Route>();
  for (const [i, { id }] of edges.entries()) {
    const corners = drawn.points.subarray(2 * (drawn.starts[i] as number), 2 * (drawn.starts[i + 1] as number));
    if (corners.length === 0) continue;
    const [x, y] = [drawn.labels[2 * i] as number, drawn.labels[2 * i + 1] as number];
    const old = before.routes.get(id);
    routes.set(id, old !== undefined && runs(old, corners, x, y) ? old : { points: pointsOf(corners), label: Number.isNaN(x) ? null : { x, y } });
  }
  return { boxes, routes, x: 0, y: 0, width: drawn.width, height: drawn.height };
}

const runs = ({ points, label }: Route, corners: Float64Array, x: number, y: number): boolean =>
  2 * points.length === corners.length &&
  points.every((point, i) => point.x === corners[2 * i] && point.y === corners[2 * i + 1]) &&
  (label === null ? Number.isNaN(x) : label.x === x && label.y === y);

const pointsOf = (corners: Float64Array): Point[] =>
  Array.from({ length: corners.length / 2 }, (_, i) => ({ x: corners[2 * i] as number, y: corners[2 * i + 1] as number }));
