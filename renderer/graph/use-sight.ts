/** What of the graph stands on the page: all of a small one; of a large one what is in sight, from far only what is selected or under the mouse. */

import { useStore as useFlow, useReactFlow } from '@xyflow/react';
import { type PointerEvent, useCallback, useMemo, useState } from 'react';
import { shallow } from 'zustand/shallow';
import type { Box } from './layout/picture.ts';
import { addWithOuter, type Detail, detailAt, inSight, type SightNumbers, sceneAt, sightOf } from './sight.ts';

/** Of so many scenes all stand on the page; what does not is not read out either. */
const MOST_ON_PAGE = 200;

export interface Sight {
  readonly detail: Detail;
  readonly numbers: SightNumbers;
  /** Only a part of the graph stands on the page. */
  readonly large: boolean;
  /** null: all. */
  readonly shown: ReadonlySet<string> | null;
  /** Tells where the mouse is. */
  readonly hover: (event: PointerEvent) => void;
}

export function useSight(boxes: ReadonlyMap<string, Box>, chosen: readonly string[]): Sight {
  const { screenToFlowPosition } = useReactFlow();
  const detail = useFlow(({ transform }) => detailAt(transform[2]));
  const large = boxes.size > MOST_ON_PAGE;
  const numbers = useFlow((state): SightNumbers => (large ? sightOf(state.transform, state.width, state.height) : NOTHING), shallow);
  const [hovered, setHovered] = useState<string | null>(null);
  const far = large && detail !== 'full';
  const hover = useCallback(
    (event: PointerEvent) => {
      // A scene under a pressed button is being dragged.
      if (event.buttons === 0) setHovered(far ? sceneAt(boxes, screenToFlowPosition({ x: event.clientX, y: event.clientY })) : null);
    },
    [far, boxes, screenToFlowPosition],
  );
  const shown = useMemo(() => {
    if (!large) return null;
    const seen = far ? new Set<string>() : inSight(boxes, numbers);
    for (const id of hovered === null ? chosen : [...chosen, hovered]) if (boxes.has(id)) addWithOuter(seen, id);
    return seen;
  }, [large, far, boxes, numbers, chosen, hovered]);
  return { detail, numbers, large, shown, hover };
}

const NOTHING: SightNumbers = [0, 0, 0, 0, 1];
