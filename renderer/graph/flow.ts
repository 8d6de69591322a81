/** The graph as React Flow draws it. What did not change stays the same object, so that it is not drawn anew. */

import { MarkerType } from '@xyflow/react';
import type { DreamGraph, Place } from '../../dream-dsl/index.ts';
import type { Layout } from './layout/picture.ts';
import { edgeText } from './layout/size.ts';
import type { SceneFlowNode } from './scene-node.tsx';
import type { TransitionFlowEdge } from './transition-edge.tsx';
import { edgeKey, type GraphNumbers } from './use-numbers.ts';

export interface NodesOf {
  readonly graph: DreamGraph | null;
  readonly layout: Layout;
  readonly numbers: GraphNumbers;
  readonly chosen: readonly string[];
  /** The scene that what is dragged would fall into. */
  readonly into: string | null;
  /** Scenes that the previewed night is in, and those with a stop. */
  readonly active: ReadonlySet<string>;
  readonly stopped: ReadonlySet<string>;
  /** What stands on the page; null: all. */
  readonly shown: ReadonlySet<string> | null;
}

export function flowNodes({ graph, layout, numbers, chosen, into, active, stopped, shown }: NodesOf, before: readonly SceneFlowNode[]): SceneFlowNode[] {
  const old = new Map(before.map((node) => [node.id, node]));
  const holders = new Set(graph?.nodes.map(({ parent }) => parent));
  const selected = new Set(chosen);
  const broken = new Set(graph?.nodes.flatMap(({ id, broken }) => (broken === undefined ? [] : [id])));
  return (graph?.nodes ?? []).flatMap((node) => {
    const box = layout.boxes.get(node.id);
    if (box === undefined || shown?.has(node.id) === false) return [];
    const data = {
      node,
      holds: holders.has(node.id),
      number: numbers.scenes.get(node.id) ?? null,
      catches: node.id === into,
      active: active.has(node.id),
      stop: stopped.has(node.id),
      lost: broken.has(node.id) && !broken.has(node.parent ?? ''),
    };
    const flow: SceneFlowNode = {
      id: node.id,
      type: 'scene',
      position: { x: box.x, y: box.y },
      width: box.width,
      height: box.height,
      data,
      selected: selected.has(node.id),
      ariaLabel: `${node.kind} ${node.name}${node.broken === undefined ? '' : ', broken in the text'}`,
      ...(node.parent === null ? {} : { parentId: node.parent }),
    };
    const known = old.get(node.id);
    return [known !== undefined && sameNode(known, flow) ? known : flow];
  });
}

/** With scenes where they are while they are dragged, above what they are dragged over. */
export function withDragged(nodes: SceneFlowNode[], dragged: ReadonlyMap<string, Place>): SceneFlowNode[] {
  if (dragged.size === 0) return nodes;
  return nodes.map((node) => {
    const position = dragged.get(node.id);
    return position === undefined ? node : { ...node, position, zIndex: 1000 };
  });
}

function sameNode(a: SceneFlowNode, b: SceneFlowNode): boolean {
  return (
    a.position.x === b.position.x &&
    a.position.y === b.position.y &&
    a.width === b.width &&
    a.height === b.height &&
    a.selected === b.selected &&
    a.parentId === b.parentId &&
    a.data.node === b.data.node &&
    a.data.holds === b.data.holds &&
    a.data.catches === b.data.catches &&
    a.data.active === b.data.active &&
    a.data.stop === b.data.stop &&
    a.data.lost === b.data.lost &&
    sameNumber(a.data.number, b.data.number)
  );
}

const sameNumber = (a: SceneFlowNode['data']['number'], b: SceneFlowNode['data']['number']): boolean =>
  a === b || (a !== null && b !== null && a.words === b.words && a.stale === b.stale);

export interface EdgesOf {
  readonly graph: DreamGraph | null;
  readonly layout: Layout;
  readonly numbers: GraphNumbers;
  readonly travelled: ReadonlySet<string>;
  readonly selected: string | null;
  /** Scenes that are being dragged: their lines follow, without a route. */
  readonly dragged: ReadonlySet<string>;
  /** What stands on the page; null: all. */
  readonly shown: ReadonlySet<string> | null;
}

export function flowEdges({ graph, layout, numbers, travelled, selected, dragged, shown }: EdgesOf): TransitionFlowEdge[] {
  return (graph?.edges ?? []).flatMap((edge) => {
    const route = layout.routes.get(edge.id);
    if (route === undefined || (shown !== null && !(shown.has(edge.source) && shown.has(edge.target)))) return [];
    const went = travelled.has(`${edge.source}>${edge.target}`);
    const colour = edge.id === selected ? 'var(--moon)' : went ? 'var(--lamp)' : 'var(--faint)';
    const loose = dragged.size > 0 && (isAmong(edge.source, dragged) || isAmong(edge.target, dragged));
    return [
      {
        id: edge.id,
        source: edge.source,
        target: edge.target,
        type: 'transition' as const,
        selected: edge.id === selected,
        zIndex: 1,
        markerEnd: { type: MarkerType.ArrowClosed, markerUnits: 'userSpaceOnUse', width: 14, height: 14, color: colour },
        data: { ...route, text: edgeText(edge), kind: edge.kind, travelled: went, loose, number: numbers.edges.get(edgeKey(edge)) ?? null },
        ariaLabel: `${edge.source} to ${edge.target}: ${edgeText(edge)}`,
      },
    ];
  });
}

/** One of them, or in one of them. */
export function isAmong(id: string, ids: ReadonlySet<string>): boolean {
  if (ids.has(id)) return true;
  for (let end = id.lastIndexOf('/'); end > 0; end = id.lastIndexOf('/', end - 1)) if (ids.has(id.slice(0, end))) return true;
  return false;
}
