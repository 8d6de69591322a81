/** Where the user looks: at the beginning and what is selected, or at all of it, until they look somewhere; another document is another picture. */

import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { sceneOf } from '../state/selection.ts';
import { activeScenes, get, isNightStale, set, useStore } from '../state/store.ts';
import type { Box } from './layout/picture.ts';
import { firstLook, lookAt, lookInto } from './look.ts';
import type { Drawing } from './use-drawing.ts';

const FIT = { padding: 0.04 };
/** Scenes that pass by quicker than this are lit and not followed: nothing jumps while somebody scrubs, ms. */
const RESTS_MS = 150;

/** `standIn`: what is seen of a scene. */
export function useLook({ drawn, layout, boxes }: Drawing, standIn: (id: string) => string) {
  const { fitBounds, getViewport, setViewport } = useReactFlow();
  const picture = useStore((state) => `${state.documents[state.program]?.revision} ${state.graphInside ?? ''}`);
  const host = useRef<HTMLDivElement>(null);
  const chosen = useRef<'beginning' | 'all' | 'own'>('beginning');
  const { x, y, width, height } = layout;
  const first = drawn?.nodes.find(({ initial, parent }) => initial && parent === null)?.id ?? '';
  const look = useCallback(() => {
    if (host.current === null || width === 0) return;
    if (chosen.current === 'all') void fitBounds({ x, y, width, height }, FIT);
    if (chosen.current !== 'beginning') return;
    const room = roomOf(host.current);
    const begin = firstLook({ x, y, width, height }, boxes.get(first), room);
    const selected = boxes.get(standIn(sceneOf(get())));
    void setViewport((selected && lookAt(selected, begin, room)) ?? begin);
  }, [fitBounds, setViewport, x, y, width, height, boxes, first, standIn]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture begins untouched
  useEffect(() => {
    chosen.current = 'beginning';
  }, [picture]);
  useEffect(() => {
    if (width === 0 || host.current === null) return;
    const frame = requestAnimationFrame(() => {
      look();
      set({ graphDrawn: true });
    });
    let room = roomOf(host.current);
    const observer = new ResizeObserver(() => {
      if (host.current === null) return;
      const before = room;
      room = roomOf(host.current);
      look();
      // As when the inspector opens beside it: what is selected, and was in sight, stays so.
      const box = chosen.current === 'own' ? boxes.get(standIn(sceneOf(get()))) : undefined;
      const moved = box === undefined || lookInto(box, getViewport(), before) !== null ? null : lookInto(box, getViewport(), room);
      if (moved !== null) void setViewport(moved);
    });
    observer.observe(host.current);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [look, width, boxes, standIn, getViewport, setViewport]);
  const bring = useCallback(
    (box: Box, how: typeof lookAt = lookAt): void => {
      const moved = host.current === null ? null : how(box, getViewport(), roomOf(host.current));
      if (moved === null) return;
      chosen.current = 'own';
      void setViewport(moved);
    },
    [getViewport, setViewport],
  );
  const follow = useCallback(
    (id: string, how?: typeof lookAt): boolean => {
      const box = boxes.get(id);
      if (box === undefined || host.current === null) return id === '';
      bring(box, how);
      return true;
    },
    [boxes, bring],
  );
  /** What the keyboard comes to is brought into sight: a scene, or an arrow where its cause stands. */
  const bringFocused = useCallback(
    ({ target }: { readonly target: Element }) => {
      const id = target.getAttribute('data-id');
      if (id === null || !target.matches('.react-flow__node, .react-flow__edge') || !target.matches(':focus-visible')) return;
      const route = layout.routes.get(id);
      const at = route?.label ?? route?.points[Math.floor(route.points.length / 2)];
      const box = target.matches('.react-flow__node') ? boxes.get(id) : at && { ...at, width: 0, height: 0 };
      if (box !== undefined) bring(box, lookInto);
    },
    [bring, boxes, layout],
  );
  const showAll = useCallback(() => {
    chosen.current = 'all';
    look();
  }, [look]);
  const touch = useCallback(() => {
    chosen.current = 'own';
  }, []);
  return { host, picture, chosen, follow, bringFocused, showAll, touch };
}

/** What is selected elsewhere is shown in the whole, and a scene that is gone is no longer looked into. */
export function useLeaving(): void {
  useEffect(
    () =>
      useStore.subscribe(({ graphInside, graph, selection }, before) => {
        if (graphInside === null || graph === null) return;
        const gone = !graph.nodes.some(({ id }) => id === graphInside);
        const chosen = selection !== before.selection && selection?.kind === 'node' ? selection.id : null;
        if (gone || (chosen !== null && !`${chosen}/`.startsWith(`${graphInside}/`))) set({ graphInside: null });
      }),
    [],
  );
}

/**
 * Keeps in view what was selected elsewhere, also what is drawn only now, and the scene of the moment that is looked at. Gives
 * what was followed last: who selects here, where it is in sight, says so, and nothing moves under the hand.
 */
export function useFollow(follow: ReturnType<typeof useLook>['follow']): { current: string } {
  const selected = useStore(({ selection }) => (selection?.kind === 'node' ? selection.id : ''));
  const active = useStore((state) => (isNightStale(state) ? '' : (activeScenes(state).split(' ').at(-1) ?? '')));
  const latest = useRef(follow);
  const seen = useRef('');
  latest.current = follow;
  useEffect(() => {
    if (seen.current !== selected && follow(selected, lookInto)) seen.current = selected;
  }, [selected, follow]);
  useEffect(() => {
    const timer = setTimeout(() => latest.current(active), RESTS_MS);
    return () => clearTimeout(timer);
  }, [active]);
  return seen;
}

export const roomOf = ({ clientWidth, clientHeight }: HTMLElement) => ({ width: clientWidth, height: clientHeight });
