/** What of the graph is in sight, and what of it stands on the page: all of a small one; of a large one what is in sight, from far only what is selected or under the mouse. */

import { useStore as useFlow, useReactFlow } from '@xyflow/react';
import { type PointerEvent, useCallback, useMemo, useState } from 'react';
import { shallow } from 'zustand/shallow';
import { addWithOuter, type GraphIndex } from './graph-index.ts';
import type { Box } from './layout/picture.ts';
import { type Detail, detailAt, inSight, namePxAt, type SightNumbers, sceneAt, sightOf } from './sight.ts';
import { useOnPage } from './use-on-page.ts';

/** Of so many scenes all stand on the page; what does not is not read out either. */
const MOST_ON_PAGE = 200;

export interface Sight {
  readonly detail: Detail;
  /** Of the names from further away. */
  readonly namePx: number;
  readonly numbers: SightNumbers;
  /** Only a part of the graph stands on the page. */
  readonly large: boolean;
  /** null: all. */
  readonly shown: ReadonlySet<string> | null;
  /** Tells where the mouse is. */
  readonly hover: (event: PointerEvent) => void;
}

export function useSight(index: GraphIndex, boxes: ReadonlyMap<string, Box>, chosen: readonly string[]): Sight {
  const { screenToFlowPosition } = useReactFlow();
  const detail = useFlow(({ transform }) => detailAt(transform[2]));
  const namePx = useFlow(({ transform }) => namePxAt(transform[2]));
  const large = boxes.size > MOST_ON_PAGE;
  const numbers = useFlow((state): SightNumbers => (large ? sightOf(state.transform, state.width, state.height) : NOTHING), shallow);
  const [hovered, setHovered] = useState<string | null>(null);
  const hover = useCallback(
    (event: PointerEvent) => {
      // A scene under a pressed button is being dragged.
      if (event.buttons === 0) setHovered(large ? (sceneAt(index, boxes, screenToFlowPosition({ x: event.clientX, y: event.clientY }))?.id ?? null) : null);
    },
    [large, index, boxes, screenToFlowPosition],
  );
  const seen = useMemo(() => (large && detail === 'full' ? inSight(index, boxes, numbers) : NOBODY), [large, detail, index, boxes, numbers]);
  const standing = useOnPage(seen);
  const shown = useMemo(() => {
    if (!large) return null;
    const all = new Set<string>();
    for (const id of [...standing, ...chosen, ...(hovered === null ? [] : [hovered])]) if (boxes.has(id)) addWithOuter(all, id);
    return all;
  }, [large, boxes, standing, chosen, hovered]);
  return { detail, namePx, numbers, large, shown, hover };
}

const NOTHING: SightNumbers = [0, 0, 0, 0, 1];
const NOBODY: readonly string[] = [];
