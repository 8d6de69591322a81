/** The newest graph that has a layout, with what was placed by hand in its place. */

import { useEffect, useMemo, useState } from 'react';
import type { DreamGraph } from '../../dream-dsl/index.ts';
import { placesOf } from '../state/places.ts';
import { useStore } from '../state/store.ts';
import { layOut } from './layout/lay-out.ts';
import { type Box, type Layout, NO_LAYOUT } from './layout/picture.ts';
import { withPlacements } from './layout/placing.ts';
import { absoluteBoxes } from './look.ts';

export interface Drawing {
  readonly drawn: DreamGraph | null;
  readonly layout: Layout;
  /** Where scenes stand in the whole picture. */
  readonly boxes: ReadonlyMap<string, Box>;
}

export function useDrawing(graph: DreamGraph | null): Drawing {
  const [auto, setAuto] = useState<Pick<Drawing, 'drawn' | 'layout'>>({ drawn: null, layout: NO_LAYOUT });
  const { placements } = useStore(placesOf);
  useEffect(() => {
    if (graph === null) return setAuto({ drawn: null, layout: NO_LAYOUT });
    let newest = true;
    const { first, whole } = layOut(graph);
    // Something to look at and to work with while the layout is on its way; never in the place of a picture that is there.
    void first.then((layout) => {
      if (newest && layout !== null) setAuto((before) => (isSameDream(before.drawn, graph) ? before : { drawn: graph, layout }));
    });
    void whole.then((layout) => {
      if (newest) setAuto({ drawn: graph, layout });
    });
    return () => {
      newest = false;
    };
  }, [graph]);
  const { drawn } = auto;
  // The same layout is of the same scenes in the same order: only where they stand in the text may differ.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const layout = useMemo(() => (drawn === null ? NO_LAYOUT : withPlacements(drawn, auto.layout, placements)), [auto.layout, placements]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const boxes = useMemo((): ReadonlyMap<string, Box> => (drawn === null ? new Map() : absoluteBoxes(drawn, layout.boxes)), [layout]);
  return useMemo(() => ({ drawn, layout, boxes }), [drawn, layout, boxes]);
}

/** An edit of what is drawn, and no other dream or another part of it. */
const isSameDream = (before: DreamGraph | null, now: DreamGraph): boolean => {
  const [one] = before?.nodes ?? [];
  return one !== undefined && before?.title === now.title && now.nodes.some(({ id, parent }) => id === one.id && parent === one.parent);
};
