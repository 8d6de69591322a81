/** Where to look after the layout has moved things: what the user looks at stays where it is on the screen, and what an edit brought is in sight. */

import type { DreamGraph } from '../../dream-dsl/index.ts';
import { isAmong } from './graph-index.ts';
import type { Box } from './layout/picture.ts';
import { fits, type Look, lookAt, type Room } from './look.ts';

type Boxes = ReadonlyMap<string, Box>;

/** The first of `wanted` that is in sight stays, else what is nearest to the middle. The same look where nothing that is seen has moved. */
export function steadyLook(wanted: readonly string[], before: Boxes, now: Boxes, look: Look, room: Room): Look {
  const kept = wanted.find((id) => now.has(id) && isSeen(before.get(id), look, room));
  const id = kept ?? nearest(before, look, room, (other, box) => now.has(other) && isSeen(box, look, room));
  return id === null ? look : heldLook(before.get(id), now.get(id), look);
}

/** The look from which the box is seen where it was seen before. */
export function heldLook(was: Box | undefined, now: Box | undefined, look: Look): Look {
  if (was === undefined || now === undefined || (was.x === now.x && was.y === now.y)) return look;
  return { x: look.x + (was.x - now.x) * look.zoom, y: look.y + (was.y - now.y) * look.zoom, zoom: look.zoom };
}

/** What an edit brought into being: the outermost new scenes, else the beginnings of new arrows of which no end is in sight. `names`: old ids with new ones. */
export function brought(before: DreamGraph, now: DreamGraph, names: ReadonlyMap<string, string>, isInSight: (id: string) => boolean): string[] {
  const known = new Set(before.nodes.map(({ id }) => names.get(id) ?? id));
  const fresh = now.nodes.filter(({ id }) => !known.has(id)).map(({ id }) => id);
  if (fresh.length > 0) {
    const all = new Set(fresh);
    return fresh.filter((id) => !isAmong(outerOf(id), all));
  }
  const led = new Set(before.edges.map(({ id, source, target }) => renamedEdge(id, source, target, names)));
  const sources = now.edges.flatMap(({ id, source, target }) => (led.has(id) ? [] : [[source, target]]));
  return sources.some((ends) => ends.some(isInSight)) ? [] : [...new Set(sources.map(([source]) => source as string))];
}

/** All of them are in sight, where there is room for that; else the one that is wanted, or the nearest to the middle. */
export function lookAtNew(ids: readonly string[], wanted: string, boxes: Boxes, look: Look, room: Room): Look {
  const found = new Map(ids.flatMap((id) => (boxes.has(id) ? [[id, boxes.get(id) as Box] as const] : [])));
  if (found.size === 0) return look;
  const all = around([...found.values()]);
  const one = isAmong(wanted, new Set(found.keys())) ? boxes.get(wanted) : found.get(nearest(found, look, room) ?? '');
  return lookAt(fits(all, look, room) ? all : (one ?? all), look, room) ?? look;
}

export function isSeen(box: Box | undefined, { x, y, zoom }: Look, room: Room): boolean {
  if (box === undefined) return false;
  const [left, top] = [x + box.x * zoom, y + box.y * zoom];
  return left < room.width && top < room.height && left + box.width * zoom > 0 && top + box.height * zoom > 0;
}

/** The one whose middle is nearest to that of the room. */
function nearest(boxes: Boxes, look: Look, room: Room, counts: (id: string, box: Box) => boolean = () => true): string | null {
  const [middleX, middleY] = [(room.width / 2 - look.x) / look.zoom, (room.height / 2 - look.y) / look.zoom];
  let [best, least] = [null as string | null, Number.POSITIVE_INFINITY];
  for (const [id, box] of boxes) {
    const far = Math.hypot(box.x + box.width / 2 - middleX, box.y + box.height / 2 - middleY);
    if (far < least && counts(id, box)) [best, least] = [id, far];
  }
  return best;
}

function around(boxes: readonly Box[]): Box {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const [right, bottom] = [Math.max(...boxes.map((box) => box.x + box.width)), Math.max(...boxes.map((box) => box.y + box.height))];
  return { x, y, width: right - x, height: bottom - y };
}

const outerOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('/')));

/** By the names that its ends have now. */
function renamedEdge(id: string, source: string, target: string, names: ReadonlyMap<string, string>): string {
  const nth = id.slice(id.lastIndexOf('#'));
  return names.size === 0 ? id : `${names.get(source) ?? source}>${names.get(target) ?? target}${nth}`;
}
