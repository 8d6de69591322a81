/** What the user does in the graph, by mouse, button or key: on what is selected. */

import { useMemo, useState } from 'react';
import type { GraphNode } from '../../dream-dsl/index.ts';
import { editGraphBy, placeNodes, renameNode } from '../state/graph-edit.ts';
import { selectedNode } from '../state/graph-work.ts';
import { chosenOf, selectNode } from '../state/selection.ts';
import { get, set } from '../state/store.ts';
import type { Box } from './layout/picture.ts';

export interface GraphActions {
  /** The scene whose name is being written; null: none. */
  readonly renaming: string | null;
  /** The scene that an arrow is being drawn from. */
  readonly connecting: string | null;
  readonly connect: () => void;
  /** Draws the arrow that was begun, or one from a scene that is named. */
  readonly connectTo: (target: string, from?: string) => void;
  readonly reconnect: (edge: string, to: string) => void;
  readonly rename: () => void;
  readonly endRename: (name: string | null) => void;
  readonly stop: () => void;
}

export function useActions(): GraphActions {
  const [renaming, setRenaming] = useState<string | null>(null);
  const [connecting, setConnecting] = useState<string | null>(null);
  return useMemo(
    () => ({
      renaming,
      connecting,
      connect() {
        const node = selectedNode();
        setConnecting(node?.id ?? null);
        if (node !== null) set({ said: `Drawing an arrow from ${node.name}. Go to a scene and press Enter, or Escape.` });
      },
      connectTo(target, from = connecting ?? undefined) {
        setConnecting(null);
        if (from !== undefined) void editGraphBy({ kind: 'connect', from, to: target });
      },
      reconnect: (edge, to) => void editGraphBy({ kind: 'reconnect', edge, to }),
      rename: () => setRenaming(selectedNode()?.id ?? null),
      endRename(name) {
        const node = get().graph?.nodes.find(({ id }) => id === renaming);
        setRenaming(null);
        if (node !== undefined && name !== null && name !== node.name) void renameNode(node, name);
      },
      stop() {
        setRenaming(null);
        setConnecting(null);
      },
    }),
    [renaming, connecting],
  );
}

/** Selects the scene that is nearest in a direction. */
export function stepTo(boxes: ReadonlyMap<string, Box>, dx: number, dy: number): void {
  const { graph } = get();
  const middle = (id: string) => {
    const box = boxes.get(id);
    return box === undefined ? undefined : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const self = selectedNode()?.id ?? '';
  const from = middle(self);
  if (graph === null || graph.nodes.length === 0) return;
  if (from === undefined) {
    selectNode(graph.nodes[0] as GraphNode);
    return;
  }
  let best: GraphNode | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const node of graph.nodes) {
    const at = middle(node.id);
    if (at === undefined || node.id === self) continue;
    const along = (at.x - from.x) * dx + (at.y - from.y) * dy;
    const aside = Math.abs((at.x - from.x) * dy) + Math.abs((at.y - from.y) * dx);
    // Straight ahead counts more than near.
    const far = along + 2 * aside;
    if (along > 4 && far < least) [best, least] = [node, far];
  }
  if (best !== null) selectNode(best);
}

const NUDGE_PX = 8;

/** Places what is selected a little further. */
export function nudge(boxes: ReadonlyMap<string, Box>, dx: number, dy: number): void {
  const { graph } = get();
  const places = chosenOf(get()).flatMap((id) => {
    const box = boxes.get(id);
    const outer = boxes.get(graph?.nodes.find((node) => node.id === id)?.parent ?? '') ?? { x: 0, y: 0 };
    return box === undefined ? [] : [[id, { x: box.x - outer.x + dx * NUDGE_PX, y: box.y - outer.y + dy * NUDGE_PX }] as const];
  });
  if (places.length > 0) placeNodes(new Map(places), 'Placed');
}
