/** What was folded or unfolded stays where it is on the screen, whatever moves around it. */

import { useReactFlow } from '@xyflow/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useStore } from '../state/store.ts';
import type { Box } from './layout/picture.ts';

/** `onMoved`: nobody but the user decides any more where to look. */
export function useAnchor(boxes: ReadonlyMap<string, Box>, onMoved: () => void): void {
  const { getViewport, setViewport } = useReactFlow();
  const before = useRef(boxes);
  const anchor = useRef('');
  useEffect(
    () =>
      useStore.subscribe(({ folded, foldedLast }, was) => {
        if (folded === was.folded) return;
        anchor.current = foldedLast;
        if (foldedLast !== '') onMoved();
      }),
    [onMoved],
  );
  useLayoutEffect(() => {
    const [was, now] = [before.current.get(anchor.current), boxes.get(anchor.current)];
    before.current = boxes;
    if (was === undefined || now === undefined) return;
    const { x, y, zoom } = getViewport();
    if (was.x !== now.x || was.y !== now.y) void setViewport({ x: x + (was.x - now.x) * zoom, y: y + (was.y - now.y) * zoom, zoom });
    // Its size tells that this is the drawing that was waited for.
    if (was.height !== now.height || was.width !== now.width) anchor.current = '';
  }, [boxes, getViewport, setViewport]);
}
