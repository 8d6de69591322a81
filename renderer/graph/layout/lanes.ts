/** The layers of a scene as lanes: one below the other, all as wide as the widest. */

import type { Box } from './picture.ts';
import type { End, LaidPiece, Piece, PlacedGate } from './piece.ts';
import type { Point } from './route.ts';

/** Between two lanes. */
export const LANE_GAP_PX = 8;

/** Boxes below each other from a corner, at least so wide. */
export function stacked(boxes: readonly { readonly width: number; readonly height: number }[], corner: Point, least: number): Box[] {
  const width = Math.max(least, ...boxes.map((box) => box.width));
  let y = corner.y;
  return boxes.map(({ height }) => {
    const box = { x: corner.x, y, width, height };
    y += height + LANE_GAP_PX;
    return box;
  });
}

export function lanes({ padding, least, children, gates, lines }: Piece): LaidPiece {
  const boxes = stacked(children, { x: padding.left, y: padding.top }, least.width - padding.left - padding.right);
  const width = padding.left + (boxes[0]?.width ?? 0) + padding.right;
  const height = (boxes.at(-1)?.y ?? 0) + (boxes.at(-1)?.height ?? 0) + padding.bottom;

  /** Gates of the scene stand level with what they lead to in the lanes. */
  const placed = gates.map(
    ({ side }): PlacedGate => ({ side, x: side === 'left' ? 0 : side === 'top' || side === 'bottom' ? width / 2 : width, y: padding.top / 2 }),
  );
  const at = (end: End, leaves: boolean): Point => {
    if (end.child === null) return placed[end.gate] as Point;
    const box = boxes[end.child] as Box;
    const child = children[end.child];
    const gate = end.gate === null ? undefined : child?.gates[end.gate];
    if (gate === undefined) return { x: leaves ? box.x + box.width : box.x, y: box.y + box.height / 2 };
    // The lane may have grown wider than its own layout made it.
    return { x: box.x + (gate.side === 'right' ? box.width : gate.x), y: box.y + gate.y };
  };
  for (const { from, to } of lines) {
    if (from.child !== null && to.child === null) level(placed, to.gate, at(from, true).y);
    if (to.child !== null && from.child === null) level(placed, from.gate, at(to, false).y);
  }
  const routes = lines.map(({ from, to, label }) => {
    const [start, end] = [at(from, true), at(to, false)];
    const straight = from.child === null || to.child === null || start.y === end.y;
    const points = straight ? [start, end] : between(start, end, boxes, from.child, to.child, padding.left);
    const middle = points[Math.floor(points.length / 2) - 1] ?? start;
    const next = points[Math.floor(points.length / 2)] ?? end;
    return { points, label: label.width === 0 ? null : { x: (middle.x + next.x) / 2, y: (middle.y + next.y) / 2 } };
  });
  return { width, height, boxes, gates: placed, routes };
}

function level(gates: PlacedGate[], i: number, y: number): void {
  const gate = gates[i];
  if (gate !== undefined) gates[i] = { ...gate, y };
}

/** Out on the right, back through the gap beside the lane that it leads to, and in on the left. */
function between(start: Point, end: Point, boxes: readonly Box[], from: number, to: number, margin: number): Point[] {
  const lane = boxes[to] as Box;
  const gap = from < to ? lane.y - LANE_GAP_PX / 2 : lane.y + lane.height + LANE_GAP_PX / 2;
  const [right, left] = [start.x + margin / 2, end.x - margin / 2];
  return [start, { x: right, y: start.y }, { x: right, y: gap }, { x: left, y: gap }, { x: left, y: end.y }, end];
}
