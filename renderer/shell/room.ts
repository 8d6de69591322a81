/** How much room the window has, and the layouts that are kept for each. */

import type { SerializedDockview } from 'dockview-react';

/** Less than that, as when everything is shown twice as large, is too small for two panels beside each other, or above each other. */
export const SMALL_PX = { width: 900, height: 560 } as const;

/** Each has an arrangement of its own, so that a look at everything larger takes nothing apart. */
type Room = 'roomy' | 'small';
export type Layouts = Readonly<Partial<Record<Room, SerializedDockview>>>;

export const roomNow = (): Room => (window.innerWidth < SMALL_PX.width || window.innerHeight < SMALL_PX.height ? 'small' : 'roomy');

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
