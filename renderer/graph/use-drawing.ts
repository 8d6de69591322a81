/** The newest graph that has a layout, with what was placed by hand in its place. */

import { useEffect, useMemo, useState } from 'react';
import type { DreamGraph } from '../../dream-dsl/index.ts';
import { placesOf } from '../state/places.ts';
import { useStore } from '../state/store.ts';
import { firstDrawing, layOut } from './layout/lay-out.ts';
import type { Layout } from './layout/picture.ts';
import { withPlacements } from './layout/placing.ts';

const NO_LAYOUT: Layout = { boxes: new Map(), routes: new Map(), x: 0, y: 0, width: 0, height: 0 };

export interface Drawing {
  readonly drawn: DreamGraph | null;
  readonly layout: Layout;
}

export function useDrawing(graph: DreamGraph | null): Drawing {
  const [auto, setAuto] = useState<Drawing>({ drawn: null, layout: NO_LAYOUT });
  const { placements } = useStore(placesOf);
  useEffect(() => {
    if (graph === null) return setAuto({ drawn: null, layout: NO_LAYOUT });
    let newest = true;
    // Something to look at and to work with while the layout is on its way; never in the place of a picture that is there.
    setAuto((before) => {
      const first = isSameDream(before.drawn, graph) ? null : firstDrawing(graph);
      return first === null ? before : { drawn: graph, layout: first };
    });
    void layOut(graph).then((layout) => {
      if (newest) setAuto({ drawn: graph, layout });
    });
    return () => {
      newest = false;
    };
  }, [graph]);
  const layout = useMemo(() => (auto.drawn === null ? NO_LAYOUT : withPlacements(auto.drawn, auto.layout, placements)), [auto, placements]);
  return useMemo(() => ({ drawn: auto.drawn, layout }), [auto.drawn, layout]);
}

/** An edit of what is drawn, and no other dream or another part of it. */
const isSameDream = (before: DreamGraph | null, now: DreamGraph): boolean => {
  const [one] = before?.nodes ?? [];
  return one !== undefined && before?.title === now.title && now.nodes.some(({ id, parent }) => id === one.id && parent === one.parent);
};
