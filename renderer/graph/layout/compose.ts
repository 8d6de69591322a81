/** Pieces put together to one picture, by number as the sketch has them. */

import type { LaidPiece } from './piece.ts';
import type { Cut, Holder } from './pieces.ts';
import type { Point } from './route.ts';
import { TOP } from './sketch.ts';

/** NaN where something has no place. */
export interface Drawn {
  /** Four for each node, in what holds it: x, y, width, height. */
  readonly boxes: Float64Array<ArrayBuffer>;
  /** Two for each corner of the lines, in the whole. */
  readonly points: Float64Array<ArrayBuffer>;
  /** The first corner of each line, and after the last one how many there are; a line that is left out has none. */
  readonly starts: Uint32Array<ArrayBuffer>;
  /** Two for each line: the middle of its words, in the whole. */
  readonly labels: Float64Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

export function composed({ sketch, holders, parts }: Cut, done: ReadonlyMap<number, LaidPiece>): Drawn {
  const boxes = new Float64Array(4 * sketch.kinds.length).fill(Number.NaN);
  const corners = new Map<number, Point>([[TOP, { x: 0, y: 0 }]]);
  const place = (holder: Holder): void => {
    const corner = corners.get(holder.number) as Point;
    for (const [i, child] of holder.children.entries()) {
      const box = done.get(holder.number)?.boxes[i];
      if (box === undefined) continue;
      boxes.set([box.x, box.y, box.width, box.height], 4 * child);
      const inner = holders.get(child);
      if (inner === undefined) continue;
      corners.set(child, { x: corner.x + box.x, y: corner.y + box.y });
      place(inner);
    }
  };
  place(holders.get(TOP) as Holder);

  const points: number[] = [];
  const starts = new Uint32Array(parts.length + 1);
  const labels = new Float64Array(2 * parts.length).fill(Number.NaN);
  for (const [edge, own] of parts.entries()) {
    const line: Point[] = [];
    for (const part of own) {
      const route = done.get(part.holder)?.routes[part.line];
      const corner = corners.get(part.holder);
      if (route === undefined || corner === undefined) continue;
      for (const { x, y } of route.points) line.push({ x: x + corner.x, y: y + corner.y });
      if (route.label !== null) labels.set([route.label.x + corner.x, route.label.y + corner.y], 2 * edge);
    }
    for (const { x, y } of straightened(line)) points.push(x, y);
    starts[edge + 1] = points.length / 2;
  }
  const whole = done.get(TOP);
  return { boxes, points: new Float64Array(points), starts, labels, width: whole?.width ?? 0, height: whole?.height ?? 0 };
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
