/** While fields stand beside the graph, it keeps room for a scene as well: what is beside it gives way, and has its room back afterwards. */

import type { DockviewApi } from 'dockview-react';
import { get, useStore } from '../state/store.ts';
import { graphWidth } from './room.ts';

/** As of the dock's own accord. */
const LEAST_PX = 100;

export interface GraphRoom {
  /** After panels came to other places. */
  renew(): void;
  drop(): void;
}

export function keepGraphRoom(api: DockviewApi): GraphRoom {
  const groupNow = () => api.getPanel('graph')?.group;
  let group = groupNow();
  let taken: { readonly before: number; readonly now: number } | null = null;
  const claim = (least: number) => {
    if (group !== undefined && group.minimumWidth !== least) group.api.setConstraints({ minimumWidth: least });
  };
  const take = () => {
    const before = group?.api.width ?? 0;
    claim(graphWidth(window.innerWidth));
    const now = group?.api.width ?? 0;
    if (now !== before) taken = { before, now };
  };
  const giveBack = () => {
    claim(LEAST_PX);
    // Where somebody made it another width meanwhile, that is what they want.
    if (taken !== null && group?.api.width === taken.now) group.api.setSize({ width: taken.before });
    taken = null;
  };
  const drop = useStore.subscribe(({ inspecting }, before) => {
    if (inspecting !== before.inspecting) (inspecting ? take : giveBack)();
  });
  return {
    renew() {
      const now = groupNow();
      if (now !== group) claim(LEAST_PX);
      group = now;
      if (get().inspecting) take();
    },
    drop,
  };
}
