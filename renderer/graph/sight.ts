/**
 * What of the picture is in sight, in steps: so that moving the view draws nothing anew until it comes to something new, and how
 * much of each scene is shown at which size.
 */

import type { GraphNode } from '../../dream-dsl/index.ts';
import type { GraphIndex } from './graph-index.ts';
import type { Box } from './layout/picture.ts';
import type { Point } from './layout/route.ts';

/** `full`: all words; `names`: names and a dot for each cue; `blocks`: the scenes as such. */
export type Detail = 'full' | 'names' | 'blocks';

/** Below these the words can not be read. */
const NAMES_BELOW = 0.55;
const BLOCKS_BELOW = 0.18;

export const detailAt = (zoom: number): Detail => (zoom < BLOCKS_BELOW ? 'blocks' : zoom < NAMES_BELOW ? 'names' : 'full');

/** Of the names in the picture, px, in steps: on the screen they stay about as large while there is room for them in the scene. */
export const namePxAt = (zoom: number): number => NAME_STEPS_PX.find((px) => px * zoom >= LEAST_NAME_PX) ?? LARGEST_NAME_PX;

const LEAST_NAME_PX = 10;
const LARGEST_NAME_PX = 28;
const NAME_STEPS_PX = [18, 20, 22, 25, LARGEST_NAME_PX];

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

/** Ids of what is in sight, those around before what is in them. What is in a scene is never outside of its box. */
export function inSight({ inside }: GraphIndex, boxes: ReadonlyMap<string, Box>, sight: SightNumbers): string[] {
  const seen: string[] = [];
  const look = (holder: string | null): void => {
    for (const { id } of inside.get(holder) ?? []) {
      const box = boxes.get(id);
      if (box === undefined || !meets(sight, box)) continue;
      seen.push(id);
      look(id);
    }
  };
  look(null);
  return seen;
}

/** The innermost scene at a place; `counts`: those that can be meant. */
export function sceneAt(
  { inside }: GraphIndex,
  boxes: ReadonlyMap<string, Box>,
  { x, y }: Point,
  counts: (node: GraphNode) => boolean = () => true,
): GraphNode | null {
  let found: GraphNode | null = null;
  const isAt = ({ id }: GraphNode): boolean => {
    const box = boxes.get(id);
    return box !== undefined && box.x <= x && x <= box.x + box.width && box.y <= y && y <= box.y + box.height;
  };
  // Of those beside each other the later one lies above.
  for (let at = inside.get(null); at !== undefined; ) {
    const next: GraphNode | undefined = at.findLast((node) => isAt(node) && counts(node));
    if (next !== undefined) found = next;
    at = next === undefined ? undefined : inside.get(next.id);
  }
  return found;
}
