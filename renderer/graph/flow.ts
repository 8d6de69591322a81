/** The graph as React Flow draws it. What did not change stays the same object, so that it is not drawn anew. */

import { MarkerType, Position } from '@xyflow/react';
import type { GraphEdge, GraphNode, Place } from '../../dream-dsl/index.ts';
import type { SceneFlowNode, TransitionFlowEdge } from './flow-model.ts';
import { wordsOfFold } from './fold.ts';
import { type GraphIndex, isAmong, spokenFrom } from './graph-index.ts';
import { edgeKey, type GraphNumber, type GraphNumbers } from './graph-numbers.ts';
import type { Box, Layout } from './layout/picture.ts';
import { edgeText } from './layout/size.ts';
import { looksSame } from './scene-look.ts';

export interface NodesOf {
  readonly index: GraphIndex;
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

export function flowNodes(of: NodesOf, before: readonly SceneFlowNode[]): SceneFlowNode[] {
  const { index, layout, chosen, shown } = of;
  const old = new Map(before.map((node) => [node.id, node]));
  const selected = new Set(chosen);
  const nodes = shown === null ? index.graph.nodes : inOrder(shown, index);
  return nodes.flatMap((node) => {
    const box = layout.boxes.get(node.id);
    if (box === undefined) return [];
    const now = flowNode(node, box, selected.has(node.id), of);
    const known = old.get(node.id);
    return [known !== undefined && sameNode(known, now) ? known : now];
  });
}

function inOrder(ids: ReadonlySet<string>, { nodes, order }: GraphIndex): GraphNode[] {
  const found = [...ids].flatMap((id) => nodes.get(id) ?? []);
  return found.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

function flowNode(node: GraphNode, box: Box, selected: boolean, { index, numbers, into, active, stopped }: NodesOf): SceneFlowNode {
  const { x, y, width, height } = box;
  return {
    id: node.id,
    type: 'scene',
    position: { x, y },
    width,
    height,
    // React Flow measures what does not tell its size and where its arrows begin: the whole page, again for every step of a drag.
    measured: { width: Math.round(width), height: Math.round(height) },
    handles: [
      { id: null, type: 'target', position: Position.Top, x: width / 2 - HANDLE_PX / 2, y: -HANDLE_PX / 2, width: HANDLE_PX, height: HANDLE_PX },
      { id: null, type: 'source', position: Position.Bottom, x: width / 2 - HANDLE_PX / 2, y: height - HANDLE_PX / 2, width: HANDLE_PX, height: HANDLE_PX },
    ],
    data: {
      node,
      holds: index.inside.has(node.id),
      number: numbers.scenes.get(node.id) ?? null,
      catches: node.id === into,
      active: active.has(node.id),
      stop: stopped.has(node.id),
      lost: node.broken !== undefined && index.nodes.get(node.parent ?? '')?.broken === undefined,
    },
    selected,
    ariaLabel: `${node.kind === node.name ? '' : `${node.kind} `}${node.name}${wordsOfFold(node) === '' ? '' : `, folded: ${wordsOfFold(node)}`}${node.broken === undefined ? '' : ', broken in the text'}`,
    ...(node.parent === null ? {} : { parentId: node.parent }),
  };
}

const HANDLE_PX = 10;

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
    looksSame(a.data.node, b.data.node) &&
    a.data.holds === b.data.holds &&
    a.data.catches === b.data.catches &&
    a.data.active === b.data.active &&
    a.data.stop === b.data.stop &&
    a.data.lost === b.data.lost &&
    sameNumber(a.data.number, b.data.number)
  );
}

const sameNumber = (a: GraphNumber | null, b: GraphNumber | null): boolean =>
  a === b || (a !== null && b !== null && a.share === b.share && a.words === b.words && a.stale === b.stale);

export interface EdgesOf {
  readonly index: GraphIndex;
  readonly layout: Layout;
  readonly numbers: GraphNumbers;
  readonly travelled: ReadonlySet<string>;
  readonly selected: string | null;
  /** Scenes that are being dragged: their lines follow, without a route. */
  readonly dragged: ReadonlySet<string>;
  /** What stands on the page; null: all. */
  readonly shown: ReadonlySet<string> | null;
}

export function flowEdges(of: EdgesOf, before: readonly TransitionFlowEdge[]): TransitionFlowEdge[] {
  const { index, shown } = of;
  const old = new Map(before.map((edge) => [edge.id, edge]));
  const edges = shown === null ? index.graph.edges : [...shown].flatMap((id) => index.edgesFrom.get(id) ?? []).filter(({ target }) => shown.has(target));
  return edges.flatMap((edge) => {
    const now = flowEdge(edge, of);
    if (now === null) return [];
    const known = old.get(edge.id);
    return [known !== undefined && sameEdge(known, now) ? known : now];
  });
}

function flowEdge(edge: GraphEdge, { index, layout, numbers, travelled, selected, dragged }: EdgesOf): TransitionFlowEdge | null {
  const route = layout.routes.get(edge.id);
  if (route === undefined) return null;
  const went = travelled.has(`${edge.source}>${edge.target}`);
  const color = edge.id === selected ? 'var(--moon)' : went ? 'var(--lamp)' : 'var(--faint)';
  const text = edgeText(edge);
  const number = numbers.edges.get(edgeKey(edge)) ?? null;
  return {
    id: edge.id,
    source: edge.source,
    target: edge.target,
    type: 'transition',
    selected: edge.id === selected,
    zIndex: 1,
    markerEnd: { type: MarkerType.ArrowClosed, markerUnits: 'userSpaceOnUse', width: 14, height: 14, color },
    data: {
      route,
      text,
      kind: edge.kind,
      travelled: went,
      loose: dragged.size > 0 && (isAmong(edge.source, dragged) || isAmong(edge.target, dragged)),
      number,
    },
    ariaLabel: `${spokenFrom(index, edge.source)} to ${spokenFrom(index, edge.target)}: ${text}${number === null ? '' : `, ${number.words}`}`,
  };
}

const sameEdge = (a: TransitionFlowEdge, b: TransitionFlowEdge): boolean =>
  a.selected === b.selected &&
  a.ariaLabel === b.ariaLabel &&
  a.data?.route === b.data?.route &&
  a.data?.kind === b.data?.kind &&
  a.data?.travelled === b.data?.travelled &&
  a.data?.loose === b.data?.loose &&
  sameNumber(a.data?.number ?? null, b.data?.number ?? null);
