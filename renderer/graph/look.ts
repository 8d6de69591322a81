/** Where to look at the picture from: all of it where that can be read, else its beginning; and back to what matters now. */

import type { DreamGraph } from '../../dream-dsl/index.ts';
import type { Box, Layout } from './layout/picture.ts';
import { detailAt } from './sight.ts';

export interface Look {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Smaller than this, the smallest words of the graph are hard to read: names are 11 px then, causes 9. */
export const READABLE_ZOOM = 0.85;
const MARGIN_PX = 12;
/** Around what is brought into view: clear of the buttons in the corner, with something of its surroundings. */
const SIGHT_PX = 52;
/** What was brought just into sight is seen, whatever the last digits of its place say. */
const SAME_PX = 0.01;

/** Clear of the buttons in the corner, where that can be. Of what is too large to be read whole, its first scene is in the middle, and as much as there is room for above it. */
export function firstLook({ x, y, width, height }: Box, first: Box | undefined, room: Room): Look {
  const whole = Math.min(1, (room.width - SIGHT_PX - MARGIN_PX) / width, (room.height - 2 * MARGIN_PX) / height);
  const zoom = Math.max(READABLE_ZOOM, whole);
  const begin = first ?? { x, y, width, height: 0 };
  const lowest = room.height - SIGHT_PX - (begin.y - y + begin.height) * zoom;
  return {
    x: place(room.width / 2 - (begin.x - x + begin.width / 2) * zoom, width * zoom, room.width, SIGHT_PX) - x * zoom,
    y: place(Math.min(MARGIN_PX, lowest), height * zoom, room.height) - y * zoom,
    zoom,
  };
}

/** The nearest look from which the whole box is seen; null where it is seen already. */
export function lookAt(box: Box, look: Look, room: Room): Look | null {
  const x = shift(look.x + box.x * look.zoom, box.width * look.zoom, room.width);
  const y = shift(look.y + box.y * look.zoom, box.height * look.zoom, room.height);
  return Math.abs(x) < SAME_PX && Math.abs(y) < SAME_PX ? null : { x: look.x + x, y: look.y + y, zoom: look.zoom };
}

/** The same; from where scenes have no names any more, near enough to read it. */
export function lookInto(box: Box, look: Look, room: Room): Look | null {
  if (detailAt(look.zoom) !== 'blocks') return lookAt(box, look, room);
  const near = {
    x: room.width / 2 - (box.x + box.width / 2) * READABLE_ZOOM,
    y: room.height / 2 - (box.y + box.height / 2) * READABLE_ZOOM,
    zoom: READABLE_ZOOM,
  };
  return lookAt(box, near, room) ?? near;
}

/** Whether there is room for all of the box, and something of its surroundings. */
export const fits = ({ width, height }: Box, { zoom }: Look, room: Room): boolean =>
  width * zoom <= room.width - 2 * SIGHT_PX && height * zoom <= room.height - 2 * SIGHT_PX;

/** Boxes in the whole picture instead of in the scenes around them. Parents stand before what is in them. */
export function absoluteBoxes(graph: DreamGraph, boxes: Layout['boxes']): ReadonlyMap<string, Box> {
  const whole = new Map<string, Box>();
  for (const { id, parent } of graph.nodes) {
    const box = boxes.get(id);
    const outer = parent === null ? { x: 0, y: 0 } : whole.get(parent);
    if (box !== undefined && outer !== undefined) whole.set(id, { ...box, x: box.x + outer.x, y: box.y + outer.y });
  }
  return whole;
}

/** What fits stands in the middle, with so much free before it as there can be; what does not leaves no empty edge. */
function place(wanted: number, size: number, room: number, before = MARGIN_PX): number {
  if (size + 2 * MARGIN_PX <= room) return Math.min(Math.max((room - size) / 2, before), room - size - MARGIN_PX);
  return Math.min(MARGIN_PX, Math.max(room - size - MARGIN_PX, wanted));
}

/** The least move that keeps a margin on both sides, the same on both where there is little room; of what is larger than the room, the beginning is shown. */
function shift(at: number, size: number, room: number): number {
  const margin = size > room ? SIGHT_PX : Math.min(SIGHT_PX, (room - size) / 2);
  return Math.min(Math.max(at, margin), Math.max(margin, room - margin - size)) - at;
}
