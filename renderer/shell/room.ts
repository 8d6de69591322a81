/** How much room the window has, what then stands beside what, and the layouts that are kept for each. */

import type { SerializedDockview } from 'dockview-react';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Less than that, as when everything is shown twice as large, is too small for two panels beside each other, or above each other. */
const SMALL_PX: Size = { width: 900, height: 540 };
/** From here on there is room for an outline beside text and graph, and for the moment beside the night. */
const WIDE_PX = 1200;
/** Of the window, for the graph beside the text. */
const GRAPH_SHARE = 0.47;
/** Sleep, scenes and two channels. */
const NIGHT_PX = 340;
/** Sleep and scenes, below the tools and above the numbers. */
const LEAST_NIGHT_PX = 250;

/** Each has an arrangement of its own, so that a look at everything larger takes nothing apart. */
export type Room = 'roomy' | 'narrow' | 'small';
export type Layouts = Readonly<Partial<Record<Room, SerializedDockview>>>;

export function roomOf({ width, height }: Size): Room {
  if (width < SMALL_PX.width || height < SMALL_PX.height) return 'small';
  return width < WIDE_PX ? 'narrow' : 'roomy';
}

/** Of the graph beside the text, at the beginning, and at least where fields stand beside it. */
export const graphWidth = (window: number): number => Math.round(window * GRAPH_SHARE);

/** Of the night below the text; null where the window is too low for both, and one stands behind the other. */
export function nightHeight({ width, height }: Size): number | null {
  if (height < SMALL_PX.height) return null;
  const share = width < SMALL_PX.width ? 0.45 * height : Math.max(Math.min(NIGHT_PX, height * 0.4), height * 0.38);
  return Math.round(Math.max(LEAST_NIGHT_PX, share));
}

/** As they were kept; those of an older version are of a roomy window. */
export function readLayouts(kept: string): Layouts {
  try {
    const read: unknown = JSON.parse(kept === '' ? '{}' : kept);
    if (typeof read !== 'object' || read === null) return {};
    return 'grid' in read ? { roomy: read as SerializedDockview } : (read as Layouts);
  } catch {
    return {};
  }
}
