/** The lines of transitions: along the route of a layout, or the plain way between two scenes that were moved. */

import type { Box } from './picture.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

const CORNER_PX = 6;
/** Between lines of the same two scenes. */
const BESIDE_PX = 18;
/** How far a line leads out of a scene to come back to it. */
const LOOP_PX = 22;

/** A path along the points with round corners. */
export function rounded(points: readonly Point[]): string {
  const parts: string[] = [];
  points.forEach((point, i) => {
    const before = points[i - 1];
    const after = points[i + 1];
    if (before === undefined) parts.push(`M${point.x},${point.y}`);
    else if (after === undefined) parts.push(`L${point.x},${point.y}`);
    else {
      const into = toward(point, before);
      const out = toward(point, after);
      parts.push(`L${into.x},${into.y}`, `Q${point.x},${point.y} ${out.x},${out.y}`);
    }
  });
  return parts.join(' ');
}

function toward(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(CORNER_PX, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** In right angles, by the sides that face each other; the `nth` line between the same two scenes runs beside the others. */
export function routeBetween(from: Box, to: Box, nth: number): { readonly points: readonly Point[]; readonly label: Point } {
  const aside = (nth % 2 === 0 ? 1 : -1) * Math.ceil(nth / 2) * BESIDE_PX;
  const points = from === to ? loop(from, nth) : holds(from, to) || holds(to, from) ? through(from, to, aside) : between(from, to, aside);
  return { points, label: middle(points) };
}

function loop({ x, y, width, height }: Box, nth: number): Point[] {
  const right = x + width;
  const out = right + LOOP_PX + nth * BESIDE_PX;
  return [
    { x: right, y: y + height * 0.3 },
    { x: out, y: y + height * 0.3 },
    { x: out, y: y + height * 0.7 },
    { x: right, y: y + height * 0.7 },
  ];
}

/** One stands in the other: straight from edge to edge, inwards on the left and outwards on the right. */
function through(from: Box, to: Box, aside: number): Point[] {
  const inner = holds(from, to) ? to : from;
  const y = inner.y + inner.height / 2 + aside;
  return inner === to
    ? [
        { x: from.x, y },
        { x: to.x, y },
      ]
    : [
        { x: from.x + from.width, y },
        { x: to.x + to.width, y },
      ];
}

function between(from: Box, to: Box, aside: number): Point[] {
  const [fromX, toX] = [from.x + from.width / 2 + aside, to.x + to.width / 2 + aside];
  const [fromY, toY] = [from.y + from.height / 2 + aside, to.y + to.height / 2 + aside];
  const down = to.y - (from.y + from.height);
  const up = from.y - (to.y + to.height);
  const right = to.x - (from.x + from.width);
  const left = from.x - (to.x + to.width);
  const most = Math.max(down, up, right, left);
  if (most === down || most === up) {
    const start = most === down ? from.y + from.height : from.y;
    const end = most === down ? to.y : to.y + to.height;
    const bend = (start + end) / 2 + aside / 2;
    return straightened([
      { x: fromX, y: start },
      { x: fromX, y: bend },
      { x: toX, y: bend },
      { x: toX, y: end },
    ]);
  }
  const start = most === right ? from.x + from.width : from.x;
  const end = most === right ? to.x : to.x + to.width;
  const bend = (start + end) / 2 + aside / 2;
  return straightened([
    { x: start, y: fromY },
    { x: bend, y: fromY },
    { x: bend, y: toY },
    { x: end, y: toY },
  ]);
}

/** Without a corner where there is none to speak of. */
function straightened(points: readonly Point[]): Point[] {
  const [first, second, third, last] = points as readonly [Point, Point, Point, Point];
  return Math.abs(first.x - last.x) < 1 || Math.abs(first.y - last.y) < 1 ? [first, last] : [first, second, third, last];
}

const holds = (outer: Box, inner: Box): boolean =>
  outer !== inner &&
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** Of the middle part. */
export function middle(points: readonly Point[]): Point {
  const at = Math.floor((points.length - 1) / 2);
  const [a, b] = [points[at], points[at + 1]];
  return a === undefined || b === undefined ? (a ?? { x: 0, y: 0 }) : { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
