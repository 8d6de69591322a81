/** Pieces put together to one picture. */

import type { Box, Layout } from './picture.ts';
import type { LaidPiece } from './piece.ts';
import type { Cut, Holder } from './pieces.ts';
import type { Point } from './route.ts';

export function composed({ holders, parts }: Cut, done: ReadonlyMap<string | null, LaidPiece>): Layout {
  const boxes = new Map<string, Box>();
  const corners = new Map<string | null, Point>([[null, { x: 0, y: 0 }]]);
  const place = (holder: Holder): void => {
    const corner = corners.get(holder.id) as Point;
    for (const [i, { id }] of holder.children.entries()) {
      const box = done.get(holder.id)?.boxes[i];
      if (box === undefined) continue;
      boxes.set(id, box);
      corners.set(id, { x: corner.x + box.x, y: corner.y + box.y });
      const inner = holders.get(id);
      if (inner !== undefined) place(inner);
    }
  };
  place(holders.get(null) as Holder);

  const routes = new Map<string, Layout['routes'] extends ReadonlyMap<string, infer R> ? R : never>();
  for (const [id, own] of parts) {
    const points: Point[] = [];
    let label: Point | null = null;
    for (const { holder, line } of own) {
      const route = done.get(holder)?.routes[line];
      const corner = corners.get(holder);
      if (route === undefined || corner === undefined) continue;
      const moved = ({ x, y }: Point) => ({ x: x + corner.x, y: y + corner.y });
      points.push(...route.points.map(moved));
      if (route.label !== null) label = moved(route.label);
    }
    routes.set(id, { points: straightened(points), label });
  }
  const whole = done.get(null);
  return { boxes, routes, x: 0, y: 0, width: whole?.width ?? 0, height: whole?.height ?? 0 };
}

/** Without points that are no corner, such as those where a line goes through the edge of a scene. */
function straightened(points: readonly Point[]): Point[] {
  return points.filter((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (before === undefined) return true;
    if (before.x === point.x && before.y === point.y) return false;
    return after === undefined || !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
  });
}
