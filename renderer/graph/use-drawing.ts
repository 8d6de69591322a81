/** The newest graph that has a layout, with what was placed by hand in its place. */

import { useEffect, useMemo, useState } from 'react';
import type { DreamGraph } from '../../dream-dsl/index.ts';
import { placesOf } from '../state/places.ts';
import { useStore } from '../state/store.ts';
import { layOut } from './layout.ts';
import type { Layout } from './picture.ts';
import { withPlacements } from './placing.ts';

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
