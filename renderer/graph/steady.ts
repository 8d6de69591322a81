/** Where to look after the layout has moved things, so that what the user looks at stays where it is on the screen. */

import type { Box } from './layout/picture.ts';
import type { Look, Room } from './look.ts';

type Boxes = ReadonlyMap<string, Box>;

/** What is selected stays if any of it is in sight, else what is nearest to the middle. Null: nothing that is seen has moved. */
export function steadyLook(selected: string, before: Boxes, now: Boxes, look: Look, room: Room): Look | null {
  const kept = before.has(selected) && now.has(selected) && isSeen(before.get(selected)!, look, room) ? selected : nearest(before, now, look, room);
  return kept === null ? null : heldLook(before.get(kept), now.get(kept), look);
}

/** The look from which the box is seen where it was seen before; null where that is the same. */
export function heldLook(was: Box | undefined, now: Box | undefined, { x, y, zoom }: Look): Look | null {
  if (was === undefined || now === undefined || (was.x === now.x && was.y === now.y)) return null;
  return { x: x + (was.x - now.x) * zoom, y: y + (was.y - now.y) * zoom, zoom };
}

/** Of what is seen before and is there afterwards, the box whose middle is nearest to that of the room. */
function nearest(before: Boxes, now: Boxes, look: Look, room: Room): string | null {
  const [middleX, middleY] = [(room.width / 2 - look.x) / look.zoom, (room.height / 2 - look.y) / look.zoom];
  let [best, least] = [null as string | null, Number.POSITIVE_INFINITY];
  for (const [id, box] of before) {
    const far = Math.hypot(box.x + box.width / 2 - middleX, box.y + box.height / 2 - middleY);
    if (far < least && now.has(id) && isSeen(box, look, room)) [best, least] = [id, far];
  }
  return best;
}

function isSeen(box: Box, { x, y, zoom }: Look, room: Room): boolean {
  const [left, top] = [x + box.x * zoom, y + box.y * zoom];
  return left < room.width && top < room.height && left + box.width * zoom > 0 && top + box.height * zoom > 0;
}
