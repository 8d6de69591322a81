/**
 * The automatic layout with what was placed by hand: hands are obeyed to the pixel, what was never placed keeps out of their
 * way, scenes grow around what is in them, and transitions of what moved are routed anew.
 */

import type { DreamGraph, GraphNode, Place, Placements } from '../../../dream-dsl/index.ts';
import { absoluteBoxes } from '../look.ts';
import { stacked } from './lanes.ts';
import type { Box, Layout } from './picture.ts';
import { routeBetween } from './route.ts';
import { insetsOf, nodeSize } from './size.ts';

const GAP_PX = 24;

/** Where a scene may stand in the scene around it: clear of its head and edges. */
export function clamped({ x, y }: Place, parent: GraphNode | undefined): Place {
  if (parent === undefined) return { x, y };
  const { left, top } = insetsOf(parent);
  return { x: Math.max(left, x), y: Math.max(top, y) };
}

export function withPlacements(graph: DreamGraph, auto: Layout, placements: Placements): Layout {
  if (!graph.nodes.some(({ id }) => placements.has(id))) return auto;
  const boxes = placedBoxes(graph, auto, placements);
  const before = absoluteBoxes(graph, auto.boxes);
  const after = absoluteBoxes(graph, boxes);
  const routes = new Map(auto.routes);
  const pairs = new Map<string, number>();
  for (const { id, source, target } of graph.edges) {
    const route = auto.routes.get(id);
    const [a, b] = [shiftOf(before.get(source), after.get(source)), shiftOf(before.get(target), after.get(target))];
    const [from, to] = [after.get(source), after.get(target)];
    if (route === undefined || from === undefined || to === undefined) continue;
    if (a !== null && b !== null && a.x === b.x && a.y === b.y) {
      if (a.x === 0 && a.y === 0) continue;
      const moved = (point: Place) => ({ x: point.x + a.x, y: point.y + a.y });
      routes.set(id, { points: route.points.map(moved), label: route.label === null ? null : moved(route.label) });
      continue;
    }
    const pair = [source, target].sort().join('>');
    const nth = pairs.get(pair) ?? 0;
    pairs.set(pair, nth + 1);
    const drawn = routeBetween(from, to, nth);
    routes.set(id, { points: drawn.points, label: route.label === null ? null : drawn.label });
  }
  return { boxes, routes, ...extentOf(after, routes) };
}

/** Of all scenes and lines. */
function extentOf(boxes: ReadonlyMap<string, Box>, routes: Layout['routes']): Box {
  let [left, top, right, bottom] = [0, 0, 0, 0];
  for (const { x, y, width, height } of boxes.values()) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  for (const { points } of routes.values())
    for (const { x, y } of points) {
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
    }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function placedBoxes(graph: DreamGraph, auto: Layout, placements: Placements): Map<string, Box> {
  const childrenOf = new Map<string | null, GraphNode[]>();
  for (const node of graph.nodes) {
    const beside = childrenOf.get(node.parent);
    if (beside === undefined) childrenOf.set(node.parent, [node]);
    else beside.push(node);
  }
  const boxes = new Map<string, Box>();
  const settle = (parent: GraphNode | null): boolean => {
    const children = childrenOf.get(parent?.id ?? null) ?? [];
    let moved = false;
    for (const child of children) {
      const own = auto.boxes.get(child.id);
      if (own === undefined) continue;
      const inner = settle(child);
      const size = inner ? around(child, childrenOf.get(child.id) ?? [], boxes) : own;
      const place = placements.get(child.id);
      const at = place === undefined ? own : clamped(place, parent ?? undefined);
      boxes.set(child.id, { x: at.x, y: at.y, width: size.width, height: size.height });
      moved ||= inner || place !== undefined;
    }
    if (moved && !restacked(children, boxes, placements, parent)) makeRoom(children, boxes, placements);
    return moved;
  };
  settle(null);
  return boxes;
}

/** Lanes stay below each other, and as wide as the widest, while no hand placed one. */
function restacked(children: readonly GraphNode[], boxes: Map<string, Box>, placements: Placements, parent: GraphNode | null): boolean {
  if (!children.every(({ id, kind }) => kind === 'layer' && !placements.has(id) && boxes.has(id))) return false;
  const { left, top } = insetsOf(parent);
  const lanes = stacked(
    children.map(({ id }) => boxes.get(id) as Box),
    { x: left, y: top },
    0,
  );
  for (const [i, { id }] of children.entries()) boxes.set(id, lanes[i] as Box);
  return true;
}

/** What was never placed goes down until it is free of what stands there. */
function makeRoom(children: readonly GraphNode[], boxes: Map<string, Box>, placements: Placements): void {
  const standing = new Standing();
  for (const { id } of children) if (placements.has(id) && boxes.has(id)) standing.add(boxes.get(id) as Box);
  const free = children.filter(({ id }) => !placements.has(id)).toSorted((a, b) => (boxes.get(a.id)?.y ?? 0) - (boxes.get(b.id)?.y ?? 0));
  for (const { id } of free) {
    let box = boxes.get(id);
    if (box === undefined) continue;
    // Each time it is below one more of them.
    for (let under = standing.under(box); under !== undefined; under = standing.under(box)) box = { ...box, y: under.y + under.height + GAP_PX };
    boxes.set(id, box);
    standing.add(box);
  }
}

const SHELF_PX = 512;

/** Boxes by where they stand across, so that of thousands few are looked at. */
class Standing {
  readonly #shelves = new Map<number, Box[]>();

  add(box: Box): void {
    for (const shelf of shelvesOf(box)) {
      const there = this.#shelves.get(shelf);
      if (there === undefined) this.#shelves.set(shelf, [box]);
      else there.push(box);
    }
  }

  /** One that is in the way. */
  under(box: Box): Box | undefined {
    for (const shelf of shelvesOf(box)) {
      const found = this.#shelves.get(shelf)?.find((other) => meets(box, other));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

function* shelvesOf({ x, width }: Box): Generator<number> {
  for (let shelf = Math.floor((x - NEAR_PX) / SHELF_PX); shelf <= Math.floor((x + width + NEAR_PX) / SHELF_PX); shelf++) yield shelf;
}

const NEAR_PX = 8;

const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width + NEAR_PX && b.x < a.x + a.width + NEAR_PX && a.y < b.y + b.height + NEAR_PX && b.y < a.y + a.height + NEAR_PX;

function around(node: GraphNode, children: readonly GraphNode[], boxes: ReadonlyMap<string, Box>): { readonly width: number; readonly height: number } {
  const least = nodeSize(node);
  const { right, bottom } = insetsOf(node);
  const inside = children.flatMap(({ id }) => boxes.get(id) ?? []);
  return {
    width: Math.max(least.width, ...inside.map(({ x, width }) => x + width + right)),
    height: Math.max(least.height, ...inside.map(({ y, height }) => y + height + bottom)),
  };
}

/** null where its size changed too: lines no longer meet its edge. */
function shiftOf(before: Box | undefined, after: Box | undefined): Place | null {
  if (before === undefined || after === undefined || before.width !== after.width || before.height !== after.height) return null;
  return { x: after.x - before.x, y: after.y - before.y };
}
