/** Scenes under the hand: dragged to a place of their own, and into or out of the scenes and layers around them. */

import { type NodeChange, useReactFlow } from '@xyflow/react';
import { type MouseEvent as ReactMouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { GraphEdit, GraphNode, Place } from '../../dream-dsl/index.ts';
import { editGraphBy, placeNodes } from '../state/graph-edit.ts';
import { chosenOf, selectNodes } from '../state/selection.ts';
import { get } from '../state/store.ts';
import type { SceneFlowNode } from './flow-model.ts';
import type { GraphIndex } from './graph-index.ts';
import type { Box, Layout } from './layout/picture.ts';
import { clamped } from './layout/placing.ts';
import { sceneAt } from './sight.ts';

type DragEvent = ReactMouseEvent | MouseEvent | TouchEvent;
const NOWHERE: ReadonlyMap<string, Place> = new Map();

export interface Dragging {
  readonly dragged: ReadonlyMap<string, Place>;
  /** The same set while they are the same. */
  readonly draggedIds: ReadonlySet<string>;
  readonly into: string | null;
  readonly change: (changes: readonly NodeChange<SceneFlowNode>[]) => void;
  readonly drag: (event: DragEvent, nodes: readonly SceneFlowNode[]) => void;
  readonly drop: (event: DragEvent, nodes: readonly SceneFlowNode[]) => void;
}

export function useDragging(index: GraphIndex, layout: Layout, boxes: ReadonlyMap<string, Box>): Dragging {
  const { screenToFlowPosition } = useReactFlow();
  const [dragged, setDragged] = useState(NOWHERE);
  const [into, setInto] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was drawn anew has them in their places
  useEffect(() => setDragged(NOWHERE), [layout]);
  const change = useCallback((changes: readonly NodeChange<SceneFlowNode>[]) => {
    const moved = changes.flatMap((one) => (one.type === 'position' && one.position !== undefined && one.dragging ? [[one.id, one.position] as const] : []));
    if (moved.length > 0) setDragged((before) => new Map([...before, ...moved]));
  }, []);
  // What is told to React Flow stays the same while somebody types.
  const latest = useRef({ index, layout, boxes });
  latest.current = { index, layout, boxes };
  const parentUnder = useCallback(
    (event: DragEvent, ids: ReadonlySet<string>): GraphNode | null => {
      const at = 'clientX' in event ? event : (event.changedTouches[0] ?? { clientX: 0, clientY: 0 });
      return holderAt(latest.current.index, latest.current.boxes, screenToFlowPosition({ x: at.clientX, y: at.clientY }), ids);
    },
    [screenToFlowPosition],
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
      const { index, layout, boxes } = latest.current;
      setInto(null);
      selectDragged(nodes.flatMap(({ id }) => index.nodes.get(id) ?? []));
      const { moving, target } = dropOf(nodes, parentUnder(event, new Set(nodes.map(({ id }) => id))), event.altKey);
      if (moving.length === 0) {
        const places = new Map(nodes.map(({ id, position, data }) => [id, clamped(position, index.nodes.get(data.node.parent ?? ''))]));
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
    [parentUnder],
  );
  const ids = [...dragged.keys()].join('\n');
  const draggedIds = useMemo(() => new Set(ids === '' ? [] : ids.split('\n')), [ids]);
  return { dragged, draggedIds, into, change, drag, drop };
}

/** Those that would have another scene around them; with Alt they are only placed. */
function dropOf(nodes: readonly SceneFlowNode[], target: GraphNode | null, alone: boolean) {
  const movable = nodes.every(({ data }) => data.node.kind === 'scene' || data.node.kind === 'layer');
  const moving = alone || !movable ? [] : nodes.filter(({ data }) => data.node.parent !== (target?.id ?? null));
  return { moving, target };
}

/** Who arranges scenes does not ask for their text: it is not gone to. */
function selectDragged(nodes: readonly GraphNode[]): void {
  const chosen = new Set(chosenOf(get()));
  if (!nodes.every(({ id }) => chosen.has(id))) selectNodes(nodes);
}

/** The innermost scene or layer at a place, without those that are dragged. */
const holderAt = (index: GraphIndex, boxes: ReadonlyMap<string, Box>, at: Place, without: ReadonlySet<string>): GraphNode | null =>
  sceneAt(index, boxes, at, ({ id, kind }) => (kind === 'scene' || kind === 'layer') && !without.has(id));
