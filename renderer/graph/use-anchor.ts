/** What the user looks at stays where it is on the screen when the layout moves things, by folding or by edits; what an edit brought comes into sight. */

import { useReactFlow } from '@xyflow/react';
import { useLayoutEffect, useRef } from 'react';
import { type DreamGraph, renamedBetween } from '../../dream-dsl/index.ts';
import { placesOf } from '../state/places.ts';
import { sceneOf } from '../state/selection.ts';
import { get, type State, useStore } from '../state/store.ts';
import type { Box } from './layout/picture.ts';
import { brought, heldLook, isSeen, lookAtNew, steadyLook } from './steady.ts';
import type { Drawing } from './use-drawing.ts';
import { roomOf, type useLook } from './use-look.ts';

/** A drawing that had come to rest: of which texts, and what was looked at. */
interface Rest {
  readonly picture: string;
  readonly graph: DreamGraph | null;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly folded: State['folded'];
  readonly placements: ReturnType<typeof placesOf>['placements'];
  /** What is seen of the selected scene. */
  readonly selected: string;
}

/** `wanted`: what is drawn as soon as it has a layout. */
export function useAnchor(
  { drawn, boxes }: Drawing,
  wanted: DreamGraph | null,
  standIn: (id: string) => string,
  { host, picture, chosen, touch }: Pick<ReturnType<typeof useLook>, 'host' | 'picture' | 'chosen' | 'touch'>,
): void {
  const { getViewport, setViewport } = useReactFlow();
  const graph = useStore((state) => state.graph);
  const folded = useStore((state) => state.folded);
  const { placements } = useStore(placesOf);
  const before = useRef<Rest | null>(null);
  useLayoutEffect(() => {
    // Of what has no layout yet, the one before is drawn, and names or places may be others already.
    if (drawn === null || drawn !== wanted || host.current === null) return;
    const was = before.current;
    const now: Rest = { picture, graph, boxes, folded, placements, selected: standIn(sceneOf(get())) };
    before.current = now;
    if (boxes.size === 0) {
      // Nothing is left to look at: what comes is looked at from its beginning.
      chosen.current = 'beginning';
      return;
    }
    if (was === null || graph === null || was.graph === null || was.picture !== picture || was.boxes.size === 0 || was.boxes === boxes) return;
    const [look, room] = [getViewport(), roomOf(host.current)];
    const { foldedLast } = get();
    const folds = was.folded !== folded && foldedLast !== '';
    const edited = was.graph !== graph;
    // All stays in sight where that was asked for; and who begins, and sees the drawing come about, looks at nothing yet.
    if (!folds && (chosen.current === 'all' || (chosen.current === 'beginning' && !edited))) return;
    const names = edited ? renamedBetween(was.graph, graph) : NO_NAMES;
    const old = renamed(was.boxes, names);
    const inSight = (id: string) => isSeen(old.get(standIn(id)), look, room);
    let next = look;
    if (folds) next = heldLook(old.get(foldedLast), boxes.get(foldedLast), look);
    // What was moved by hand moves on the screen.
    else if (was.placements === placements) next = steadyLook([now.selected, names.get(was.selected) ?? was.selected], old, boxes, look, room);
    const fresh = edited ? brought(was.graph, graph, names, inSight).map(standIn) : [];
    next = lookAtNew(fresh, now.selected, boxes, next, room);
    if (folds || edited) touch();
    if (next !== look) void setViewport(next);
  }, [drawn, wanted, boxes, graph, folded, placements, picture, host, chosen, standIn, touch, getViewport, setViewport]);
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();

const renamed = (boxes: Rest['boxes'], names: ReadonlyMap<string, string>): Rest['boxes'] =>
  names.size === 0 ? boxes : new Map([...boxes].map(([id, box]) => [names.get(id) ?? id, box]));
