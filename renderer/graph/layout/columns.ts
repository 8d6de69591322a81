/**
 * Scenes in the order of the text, in columns as a newspaper has them, about as wide as a screen: at once for thousands. The rows
 * of all columns are level, so that lines run between them; their number grows in steps, so that one scene more seldom moves others.
 */

import type { Box } from './picture.ts';
import type { Child, End, LaidPiece, Line, Piece, PlacedGate } from './piece.ts';
import { middle, type Point } from './route.ts';

/** Rows come by so many. */
const ROWS = 8;
const ROW_GAP_PX = 40;
const COLUMN_GAP_PX = 64;
/** Width to height of the whole. */
const SHAPE = 1.6;
/** Lines beside each other in one gap. */
const TRACKS = 7;
const TRACK_PX = 4;
/** A longer way than this share of the gap from its start, a line turns. */
const TURN = 0.5;

export function columns({ padding, least, children, gates, lines }: Piece): LaidPiece {
  const order = byStanding(children);
  const foot = order.filter((i) => children[i]?.stands === 'foot');
  const body = order.filter((i) => children[i]?.stands !== 'foot');
  const grid = gridOf(body.map((i) => children[i] as Child));
  const boxes: Box[] = new Array(children.length);
  let right = 0;
  let bottom = padding.top;
  for (const [nth, i] of body.entries()) {
    const { width, height } = children[i] as Child;
    const column = Math.floor(nth / grid.rows);
    const box = { x: padding.left + (grid.lefts[column] as number), y: padding.top + (grid.tops[nth % grid.rows] as number), width, height };
    boxes[i] = box;
    right = Math.max(right, box.x + width);
    bottom = Math.max(bottom, box.y + height);
  }
  let x = padding.left;
  const footTop = body.length === 0 ? padding.top : bottom + ROW_GAP_PX;
  for (const i of foot) {
    const { width, height } = children[i] as Child;
    boxes[i] = { x, y: footTop, width, height };
    x += width + COLUMN_GAP_PX;
    right = Math.max(right, x - COLUMN_GAP_PX);
    bottom = Math.max(bottom, footTop + height);
  }
  const width = Math.max(least.width, right + padding.right + (lines.length > 0 ? COLUMN_GAP_PX / 2 : 0));
  const height = Math.max(least.height, bottom + padding.bottom);
  const placed = gates.map(({ side }, i): PlacedGate => {
    const share = (i + 1) / (gates.length + 1);
    if (side === 'left' || side === 'right') return { side, x: side === 'left' ? 0 : width, y: padding.top + (height - padding.top) * share };
    return { side, x: width * share, y: side === 'top' ? 0 : height };
  });
  const routes = lines.map((line, nth) => routed(line, nth, { children, boxes, gates: placed }));
  return { width, height, boxes, gates: placed, routes };
}

/** The evening first, then the text, what recurs all night, and the ways out. */
function byStanding(children: readonly Child[]): number[] {
  const rank: Readonly<Record<Child['stands'], number>> = { first: 0, anywhere: 1, aside: 2, foot: 3 };
  return children.map((_, i) => i).sort((a, b) => rank[(children[a] as Child).stands] - rank[(children[b] as Child).stands] || a - b);
}

function gridOf(children: readonly Child[]): { readonly rows: number; readonly lefts: readonly number[]; readonly tops: readonly number[] } {
  const mean = (of: (child: Child) => number) => children.reduce((sum, child) => sum + of(child), 0) / Math.max(1, children.length);
  const [width, height] = [mean((child) => child.width) + COLUMN_GAP_PX, mean((child) => child.height) + ROW_GAP_PX];
  const count = Math.max(1, Math.round(Math.sqrt((children.length * height * SHAPE) / width)));
  const rows = Math.ceil(Math.max(1, Math.ceil(children.length / count)) / ROWS) * ROWS;
  const heights = new Array<number>(rows).fill(0);
  const widths: number[] = [];
  for (const [i, child] of children.entries()) {
    const [row, column] = [i % rows, Math.floor(i / rows)];
    heights[row] = Math.max(heights[row] ?? 0, child.height);
    widths[column] = Math.max(widths[column] ?? 0, child.width);
  }
  return { rows, lefts: sums(widths, COLUMN_GAP_PX), tops: sums(heights, ROW_GAP_PX) };
}

function sums(sizes: readonly number[], gap: number): number[] {
  let at = 0;
  return sizes.map((size) => {
    const start = at;
    at += size + gap;
    return start;
  });
}

interface Placed {
  readonly children: readonly Child[];
  readonly boxes: readonly Box[];
  readonly gates: readonly PlacedGate[];
}

/** Straight down to the next; else out below, beside the column, and in from above. */
function routed({ from, to, label }: Line, nth: number, placed: Placed): LaidPiece['routes'][number] {
  const aside = ((nth % TRACKS) - (TRACKS - 1) / 2) * TRACK_PX;
  const [start, end] = [endOf(from, placed, 'out'), endOf(to, placed, 'in')];
  const box = from.child === null ? null : (placed.boxes[from.child] as Box);
  const points = isSide(from, placed)
    ? [start, { x: end.x, y: start.y }, end]
    : isSide(to, placed)
      ? [start, { x: start.x, y: end.y }, end]
      : box === null || to.child === null || (Math.abs(start.x - end.x) < box.width / 2 && end.y > start.y && end.y - start.y <= 2 * ROW_GAP_PX)
        ? bent(start, end)
        : beside(start, end, box.x + box.width + COLUMN_GAP_PX / 2 + aside, ROW_GAP_PX * TURN + aside);
  return { points, label: label.width === 0 ? null : middle(points) };
}

/** At a gate on the left or right, where a line is level. */
function isSide({ child, gate }: End, { children, gates }: Placed): boolean {
  const side = gate === null ? undefined : child === null ? gates[gate]?.side : children[child]?.gates[gate]?.side;
  return side === 'left' || side === 'right';
}

function bent(start: Point, end: Point): Point[] {
  if (Math.abs(start.x - end.x) < 1) return [start, { x: start.x, y: end.y }];
  const turn = (start.y + end.y) / 2;
  return [start, { x: start.x, y: turn }, { x: end.x, y: turn }, end];
}

function beside(start: Point, end: Point, gutter: number, turn: number): Point[] {
  const [below, above] = [start.y + turn, end.y - turn];
  return [start, { x: start.x, y: below }, { x: gutter, y: below }, { x: gutter, y: above }, { x: end.x, y: above }, end];
}

function endOf(end: End, { children, boxes, gates }: Placed, way: 'in' | 'out'): Point {
  if (end.child === null) return gates[end.gate] as Point;
  const box = boxes[end.child] as Box;
  const gate = end.gate === null ? undefined : children[end.child]?.gates[end.gate];
  if (gate !== undefined) return { x: box.x + gate.x, y: box.y + gate.y };
  return { x: box.x + box.width / 2, y: way === 'out' ? box.y + box.height : box.y };
}
