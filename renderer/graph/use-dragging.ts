/** Scenes under the hand: dragged to a place of their own, and into or out of the scenes and layers around them. */

import { type NodeChange, useReactFlow } from '@xyflow/react';
import { type MouseEvent as ReactMouseEvent, useCallback, useEffect, useMemo, useState } from 'react';
import type { DreamGraph, GraphEdit, GraphNode, Place } from '../../dream-dsl/index.ts';
import { editGraphBy, placeNodes } from '../state/graph-edit.ts';
import { get } from '../state/store.ts';
import { isAmong } from './flow.ts';
import type { Box } from './layout/picture.ts';
import { clamped } from './layout/placing.ts';
import type { SceneFlowNode } from './scene-node.tsx';
import type { Drawing } from './use-drawing.ts';

type DragEvent = ReactMouseEvent | MouseEvent | TouchEvent;
const NOWHERE: ReadonlyMap<string, Place> = new Map();

export interface Dragging {
  readonly dragged: ReadonlyMap<string, Place>;
  readonly draggedIds: ReadonlySet<string>;
  readonly into: string | null;
  readonly change: (changes: readonly NodeChange<SceneFlowNode>[]) => void;
  readonly drag: (event: DragEvent, nodes: readonly SceneFlowNode[]) => void;
  readonly drop: (event: DragEvent, nodes: readonly SceneFlowNode[]) => void;
}

export function useDragging({ drawn, layout }: Drawing, boxes: ReadonlyMap<string, Box>): Dragging {
  const { screenToFlowPosition } = useReactFlow();
  const [dragged, setDragged] = useState(NOWHERE);
  const [into, setInto] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was drawn anew has them in their places
  useEffect(() => setDragged(NOWHERE), [layout]);
  const change = useCallback((changes: readonly NodeChange<SceneFlowNode>[]) => {
    const moved = changes.flatMap((one) => (one.type === 'position' && one.position !== undefined && one.dragging ? [[one.id, one.position] as const] : []));
    if (moved.length > 0) setDragged((before) => new Map([...before, ...moved]));
  }, []);
  const parentUnder = useCallback(
    (event: DragEvent, ids: ReadonlySet<string>): GraphNode | null => {
      const at = 'clientX' in event ? event : (event.changedTouches[0] ?? { clientX: 0, clientY: 0 });
      return drawn === null ? null : holderAt(drawn, boxes, screenToFlowPosition({ x: at.clientX, y: at.clientY }), ids);
    },
    [drawn, boxes, screenToFlowPosition],
  );
  const drag = useCallback(
    (event: DragEvent, nodes: readonly SceneFlowNode[]) => {
      const { moving, target } = dropOf(nodes, parentUnder(event, new Set(nodes.map(({ id }) => id))), event.altKey);
      setInto(moving.length > 0 ? (target?.id ?? null) : null);
    },
    [parentUnder],
  );
  const drop = useCallback(
    (event: DragEvent, nodes: readonly SceneFlowNode[]) => {
      setInto(null);
      const { moving, target } = dropOf(nodes, parentUnder(event, new Set(nodes.map(({ id }) => id))), event.altKey);
      if (moving.length === 0) {
        const places = new Map(nodes.map(({ id, position, data }) => [id, clamped(position, parentOf(drawn, data.node))]));
        if (nodes.every(({ id }) => layout.boxes.get(id)?.x === places.get(id)?.x && layout.boxes.get(id)?.y === places.get(id)?.y)) return setDragged(NOWHERE);
        return placeNodes(places, nodes.length === 1 ? `${nodes[0]?.data.node.name} placed` : `${nodes.length} scenes placed`);
      }
      const corner = target === null ? { x: 0, y: 0 } : (boxes.get(target.id) ?? { x: 0, y: 0 });
      const places = moving.map(({ id, data, position }): [string, Place] => {
        const outer = data.node.parent === null ? { x: 0, y: 0 } : (boxes.get(data.node.parent) ?? { x: 0, y: 0 });
        return [id, clamped({ x: outer.x + position.x - corner.x, y: outer.y + position.y - corner.y }, target ?? undefined)];
      });
      const edits = moving.map(({ id }): GraphEdit => ({ kind: 'move-node', node: id, parent: target?.id ?? get().graphInside }));
      const [only] = edits;
      const edit: GraphEdit | undefined = edits.length === 1 ? only : { kind: 'several', edits };
      if (edit === undefined) return;
      void editGraphBy(edit, (named) => new Map(places.map(([id, place]) => [named(id), place]))).then((done) => {
        if (!done) setDragged(NOWHERE);
      });
    },
    [parentUnder, drawn, layout, boxes],
  );
  const draggedIds = useMemo(() => new Set(dragged.keys()), [dragged]);
  return { dragged, draggedIds, into, change, drag, drop };
}

/** Those that would have another scene around them; with Alt they are only placed. */
function dropOf(nodes: readonly SceneFlowNode[], target: GraphNode | null, alone: boolean) {
  const movable = nodes.every(({ data }) => data.node.kind === 'scene' || data.node.kind === 'layer');
  const moving = alone || !movable ? [] : nodes.filter(({ data }) => data.node.parent !== (target?.id ?? null));
  return { moving, target };
}

const parentOf = (graph: DreamGraph | null, { parent }: GraphNode): GraphNode | undefined => graph?.nodes.find(({ id }) => id === parent);

/** The innermost scene or layer at a place, without those that are dragged. */
export function holderAt({ nodes }: DreamGraph, boxes: ReadonlyMap<string, Box>, { x, y }: Place, without: ReadonlySet<string>): GraphNode | null {
  let found: GraphNode | null = null;
  for (const node of nodes) {
    const box = boxes.get(node.id);
    if (box === undefined || (node.kind !== 'scene' && node.kind !== 'layer') || isAmong(node.id, without)) continue;
    // Parents stand before what is in them.
    if (box.x <= x && x <= box.x + box.width && box.y <= y && y <= box.y + box.height) found = node;
  }
  return found;
}
