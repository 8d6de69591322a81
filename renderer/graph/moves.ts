/** Moves among scenes, and of scenes, by arrows. */

import type { GraphNode } from '../../dream-dsl/index.ts';
import { placeNodes } from '../state/graph-edit.ts';
import { selectedNode } from '../state/graph-work.ts';
import { chosenOf, selectNode } from '../state/selection.ts';
import { get } from '../state/store.ts';
import type { Box } from './layout/picture.ts';

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
