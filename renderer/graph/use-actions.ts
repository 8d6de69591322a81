/** What the user does in the graph, by mouse, button or key: on what is selected. */

import { useMemo, useState } from 'react';
import type { GraphNode } from '../../dream-dsl/index.ts';
import { editGraphBy, renameNode } from '../state/graph-edit.ts';
import { selectNode } from '../state/selection.ts';
import { get, set } from '../state/store.ts';

export interface GraphActions {
  /** The scene whose name is being written; null: none. */
  readonly renaming: string | null;
  /** The scene that an arrow is being drawn from. */
  readonly connecting: string | null;
  readonly add: () => void;
  readonly connect: () => void;
  /** Draws the arrow that was begun, or one from a scene that is named. */
  readonly connectTo: (target: string, from?: string) => void;
  readonly reconnect: (edge: string, to: string) => void;
  readonly rename: () => void;
  readonly endRename: (name: string | null) => void;
  readonly duplicate: () => void;
  readonly remove: () => void;
  readonly stop: () => void;
}

export const selectedNode = (): GraphNode | null => {
  const { selection, graph } = get();
  return selection?.kind === 'node' ? (graph?.nodes.find(({ id }) => id === selection.id) ?? null) : null;
};

export function useActions(): GraphActions {
  const [renaming, setRenaming] = useState<string | null>(null);
  const [connecting, setConnecting] = useState<string | null>(null);
  return useMemo(
    () => ({
      renaming,
      connecting,
      add: () => void editGraphBy({ kind: 'add-scene', parent: parentForNew() }),
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
      duplicate() {
        const node = selectedNode();
        if (node !== null) void editGraphBy({ kind: 'duplicate', node: node.id });
      },
      remove() {
        const { selection } = get();
        if (selection?.kind === 'node') void editGraphBy({ kind: 'delete-node', node: selection.id });
        if (selection?.kind === 'edge') void editGraphBy({ kind: 'delete-edge', edge: selection.id });
      },
      stop() {
        setRenaming(null);
        setConnecting(null);
      },
    }),
    [renaming, connecting],
  );
}

/** In the selected layer, beside the selected nested scene, else at the top. */
function parentForNew(): string | null {
  const node = selectedNode();
  if (node === null) return null;
  return node.kind === 'layer' ? node.id : node.parent !== null && node.kind === 'scene' ? node.parent : null;
}

/** Selects the scene that is nearest in a direction. */
export function stepTo(places: ReadonlyMap<string, { readonly x: number; readonly y: number }>, dx: number, dy: number): void {
  const { graph } = get();
  const from = places.get(selectedNode()?.id ?? '');
  if (graph === null || graph.nodes.length === 0) return;
  if (from === undefined) {
    selectNode(graph.nodes[0] as GraphNode);
    return;
  }
  let best: GraphNode | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const node of graph.nodes) {
    const at = places.get(node.id);
    if (at === undefined || at === from) continue;
    const along = (at.x - from.x) * dx + (at.y - from.y) * dy;
    const aside = Math.abs((at.x - from.x) * dy) + Math.abs((at.y - from.y) * dx);
    // Straight ahead counts more than near.
    const far = along + 2 * aside;
    if (along > 4 && far < least) [best, least] = [node, far];
  }
  if (best !== null) selectNode(best);
}
