/** What the user looks at stays where it is on the screen when the layout moves things: when something is folded, and when the dream changes. */

import { useReactFlow } from '@xyflow/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { placesOf } from '../state/places.ts';
import { get, useStore } from '../state/store.ts';
import { heldLook, steadyLook } from './steady.ts';
import type { Drawing } from './use-drawing.ts';
import { roomOf, type useLook } from './use-look.ts';

export function useAnchor({ boxes }: Drawing, { host, isOwn, touch }: Pick<ReturnType<typeof useLook>, 'host' | 'isOwn' | 'touch'>): void {
  const { getViewport, setViewport } = useReactFlow();
  const { placements } = useStore(placesOf);
  const before = useRef({ boxes, placements });
  /** Was folded or unfolded last, and is not drawn so yet. */
  const folding = useRef('');
  useEffect(
    () =>
      useStore.subscribe(({ folded, foldedLast }, was) => {
        if (folded === was.folded) return;
        folding.current = foldedLast;
        // Nobody but the user decides any more where to look.
        if (foldedLast !== '') touch();
      }),
    [touch],
  );
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { boxes, placements };
    if (was.boxes === boxes || host.current === null) return;
    const fold = { was: was.boxes.get(folding.current), now: boxes.get(folding.current) };
    if (fold.was !== undefined && fold.now !== undefined) {
      const held = heldLook(fold.was, fold.now, getViewport());
      if (held !== null) void setViewport(held);
      // Its size tells that this is the drawing that was waited for.
      if (fold.was.height !== fold.now.height || fold.was.width !== fold.now.width) folding.current = '';
      return;
    }
    // What was moved by hand moves on the screen.
    if (!isOwn() || was.placements !== placements) return;
    const { selection } = get();
    const held = steadyLook(selection?.kind === 'node' ? selection.id : '', was.boxes, boxes, getViewport(), roomOf(host.current));
    if (held !== null) void setViewport(held);
  }, [boxes, placements, getViewport, setViewport, host, isOwn]);
}
