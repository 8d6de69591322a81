/**
 * What of the picture is in sight, in steps: so that moving the view draws nothing anew until it comes to something new, and how
 * much of each scene is shown at which size.
 */

import type { Box } from './layout/picture.ts';
import type { Point } from './layout/route.ts';

/** `full`: all words; `names`: names and a dot for each cue; `blocks`: the scenes as such. */
export type Detail = 'full' | 'names' | 'blocks';

/** Below these the words can not be read. */
const NAMES_BELOW = 0.45;
const BLOCKS_BELOW = 0.18;

export const detailAt = (zoom: number): Detail => (zoom < BLOCKS_BELOW ? 'blocks' : zoom < NAMES_BELOW ? 'names' : 'full');

/** One step of the sight, as a share of what the window shows, and how many are kept ready beyond each edge. */
const STEP = 1 / 8;
const AHEAD = 2;
/** A drawing is sharp enough until it is so much larger. */
const ZOOM_STEP = 1.3;

/** Left, top, right and bottom in the picture, and px of the drawing for one of the picture. */
export type SightNumbers = readonly [number, number, number, number, number];

/** The same numbers while the same is in sight. */
export function sightOf([x, y, zoom]: readonly [number, number, number], width: number, height: number): SightNumbers {
  const scale = ZOOM_STEP ** Math.ceil(Math.log(zoom) / Math.log(ZOOM_STEP) - 1e-9);
  const [stepX, stepY] = [(Math.max(width, 1) * STEP) / scale, (Math.max(height, 1) * STEP) / scale];
  return [
    (Math.floor(-x / zoom / stepX) - AHEAD) * stepX,
    (Math.floor(-y / zoom / stepY) - AHEAD) * stepY,
    (Math.ceil((width - x) / zoom / stepX) + AHEAD) * stepX,
    (Math.ceil((height - y) / zoom / stepY) + AHEAD) * stepY,
    scale,
  ];
}

export const meets = ([left, top, right, bottom]: SightNumbers, box: Box): boolean =>
  box.x <= right && box.y <= bottom && box.x + box.width >= left && box.y + box.height >= top;

/** Ids of what is in sight, with all that is around it. */
export function inSight(boxes: ReadonlyMap<string, Box>, sight: SightNumbers): Set<string> {
  const seen = new Set<string>();
  for (const [id, box] of boxes) if (meets(sight, box)) addWithOuter(seen, id);
  return seen;
}

export function addWithOuter(ids: Set<string>, id: string): void {
  ids.add(id);
  for (let end = id.lastIndexOf('/'); end > 0; end = id.lastIndexOf('/', end - 1)) ids.add(id.slice(0, end));
}

/** The innermost scene at a place: those in it stand behind it in the list. */
export function sceneAt(boxes: ReadonlyMap<string, Box>, { x, y }: Point): string | null {
  let found: string | null = null;
  for (const [id, box] of boxes) if (box.x <= x && x <= box.x + box.width && box.y <= y && y <= box.y + box.height) found = id;
  return found;
}

/** The box around a line. */
export function around(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
