/** Where to look at the picture from: all of it where that can be read, else its beginning; and back to what matters now. */

import type { Box, Layout } from './picture.ts';

export interface Look {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Smaller than this, the words of a scene can't be read. */
export const READABLE_ZOOM = 0.7;
const MARGIN_PX = 12;
/** Around what is brought into view: clear of the buttons in the corner, with something of its surroundings. */
const SIGHT_PX = 52;

export function firstLook({ width, height }: Room, first: Box | undefined, room: Room): Look {
  const whole = Math.min(1, (room.width - 2 * MARGIN_PX) / width, (room.height - 2 * MARGIN_PX) / height);
  const zoom = Math.max(READABLE_ZOOM, whole);
  const middle = first === undefined ? width / 2 : first.x + first.width / 2;
  return {
    x: place(room.width / 2 - middle * zoom, width * zoom, room.width),
    y: place(MARGIN_PX, height * zoom, room.height),
    zoom,
  };
}

/** The nearest look from which the whole box is seen; null where it is seen already. */
export function lookAt(box: Box, look: Look, room: Room): Look | null {
  const x = shift(look.x + box.x * look.zoom, box.width * look.zoom, room.width);
  const y = shift(look.y + box.y * look.zoom, box.height * look.zoom, room.height);
  return x === 0 && y === 0 ? null : { x: look.x + x, y: look.y + y, zoom: look.zoom };
}

/** A box in the whole picture instead of in the scene around it. */
export function boxInWhole({ boxes }: Layout, id: string, parentOf: ReadonlyMap<string, string | null>): Box | null {
  const box = boxes.get(id);
  if (box === undefined) return null;
  let { x, y } = box;
  for (let parent = parentOf.get(id) ?? null; parent !== null; parent = parentOf.get(parent) ?? null) {
    x += boxes.get(parent)?.x ?? 0;
    y += boxes.get(parent)?.y ?? 0;
  }
  return { ...box, x, y };
}

/** What fits stands in the middle; what does not leaves no empty edge. */
function place(wanted: number, size: number, room: number): number {
  if (size + 2 * MARGIN_PX <= room) return (room - size) / 2;
  return Math.min(MARGIN_PX, Math.max(room - size - MARGIN_PX, wanted));
}

/** The least move that keeps a margin on both sides; of what is larger than the room, the beginning is shown. */
function shift(at: number, size: number, room: number): number {
  return Math.min(Math.max(at, SIGHT_PX), Math.max(SIGHT_PX, room - SIGHT_PX - size)) - at;
}
