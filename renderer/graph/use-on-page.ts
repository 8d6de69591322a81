/** Brings what is in sight onto the page: a few scenes a frame, and none while the view moves or a button is down. Until then the drawing shows them. */

import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { nextOnPage } from './on-page.ts';

/** The view rests when it has not moved for so long, ms. */
const REST_MS = 120;
/** A frame has time for so much besides, ms. */
const MOST_MS = 6;
const MOST_AT_ONCE = 32;

export function useOnPage(seen: readonly string[]): readonly string[] {
  const flow = useStoreApi();
  const [standing, setStanding] = useState<readonly string[]>([]);
  const now = useRef(standing);
  /** So many scenes fit into a frame, as far as was found out. */
  const few = useRef(4);
  const moved = useRef(0);
  const held = useRef(false);
  useEffect(() => {
    const stop = flow.subscribe(({ transform }, before) => {
      if (transform !== before.transform) moved.current = performance.now();
    });
    const hold = ({ buttons }: PointerEvent) => {
      held.current = buttons !== 0;
    };
    for (const kind of ['pointerdown', 'pointerup', 'pointercancel', 'pointermove'] as const) window.addEventListener(kind, hold, true);
    return () => {
      stop();
      for (const kind of ['pointerdown', 'pointerup', 'pointercancel', 'pointermove'] as const) window.removeEventListener(kind, hold, true);
    };
  }, [flow]);
  useEffect(() => {
    let live = true;
    const work = () => {
      const waits = held.current || performance.now() - moved.current < REST_MS;
      // A step may bring another sight, which has a loop of its own.
      if (live && (waits || step()) && live) requestAnimationFrame(work);
    };
    const step = (): boolean => {
      const next = nextOnPage(now.current, seen, few.current);
      if (next === null) return false;
      const began = performance.now();
      now.current = next;
      flushSync(() => setStanding(next));
      const took = performance.now() - began;
      few.current = Math.max(1, Math.min(MOST_AT_ONCE, took > MOST_MS ? Math.floor(few.current / 2) : took < MOST_MS / 3 ? few.current * 2 : few.current));
      return true;
    };
    requestAnimationFrame(work);
    return () => {
      live = false;
    };
  }, [seen]);
  return standing;
}
