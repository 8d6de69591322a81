/** Places scenes and routes transitions: layered, top to bottom, nested, in a worker. */

import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { DreamGraph, GraphNode } from '../../dream-dsl/index.ts';
import { elk, OPTIONS } from './elk.ts';
import type { Box, Layout } from './picture.ts';
import { headHeight, labelSize, nodeSize } from './size.ts';

/** From so many transitions on, labels and ways to the release are left out. */
export const BUSY = 160;
const NO_SIZE = { width: 0, height: 0 };

/** Of hundreds of transitions nobody sees how few cross. */
const QUICK = { 'elk.layered.thoroughness': '1', 'elk.layered.nodePlacement.strategy': 'SIMPLE', 'elk.layered.crossingMinimization.greedySwitch.type': 'OFF' };

let shape = '';
let layout: Promise<Layout> | null = null;

/** Where only places in the text changed, the layout stays the same object. */
export function layOut(graph: DreamGraph): Promise<Layout> {
  const wanted = JSON.stringify([
    graph.nodes.map((node) => [node.id, node.kind, node.parent, node.initial, nodeSize(node)]),
    graph.edges.map((edge) => [edge.id, edge.source, edge.target, labelSize(edge)]),
  ]);
  if (layout === null || wanted !== shape) layout = place(graph);
  shape = wanted;
  return layout;
}

async function place(graph: DreamGraph): Promise<Layout> {
  const ids = new Set(graph.nodes.map(({ id }) => id));
  // Routing every way out of hundreds of scenes takes minutes, and nobody could follow the lines.
  const busy = graph.edges.length > BUSY;
  const root: ElkNode = {
    id: 'root',
    layoutOptions: busy ? { ...OPTIONS, ...QUICK } : OPTIONS,
    children: childrenOf(graph, null),
    edges: graph.edges
      .filter(({ source, target }) => ids.has(source) && ids.has(target) && !(busy && target === 'release'))
      .map((edge) => {
        const size = busy ? NO_SIZE : labelSize(edge);
        return {
          id: edge.id,
          sources: [edge.source],
          targets: [edge.target],
          labels: size.width === 0 ? [] : [{ id: `${edge.id}:label`, text: edge.label, ...size }],
        };
      }),
  };
  const placed = await elk.layout(root);
  const boxes = new Map<string, Box>();
  const collect = (nodes: readonly ElkNode[]): void => {
    for (const { id, x = 0, y = 0, width = 0, height = 0, children = [] } of nodes) {
      boxes.set(id, { x, y, width, height });
      collect(children);
    }
  };
  collect(placed.children ?? []);
  const routes = new Map(
    (placed.edges ?? []).map((edge) => {
      const [section] = edge.sections ?? [];
      const [label] = edge.labels ?? [];
      const points = section === undefined ? [] : [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
      const at = label?.x === undefined || label.y === undefined ? null : { x: label.x + (label.width ?? 0) / 2, y: label.y + (label.height ?? 0) / 2 };
      return [edge.id, { points, label: at }] as const;
    }),
  );
  return { boxes, routes, x: 0, y: 0, width: placed.width ?? 0, height: placed.height ?? 0 };
}

function childrenOf(graph: DreamGraph, parent: string | null): ElkNode[] {
  return graph.nodes.filter((node) => node.parent === parent).map((node) => elkNode(graph, node));
}

function elkNode(graph: DreamGraph, node: GraphNode): ElkNode {
  const children = childrenOf(graph, node.id);
  const { width, height } = nodeSize(node);
  const end = LAYERS[node.kind] ?? (node.initial && node.parent === null ? 'FIRST' : null);
  const layer: Record<string, string> = end === null || node.parent !== null ? {} : { 'elk.layered.layering.layerConstraint': end };
  if (children.length === 0) return { id: node.id, width, height, layoutOptions: layer };
  const inside = {
    'elk.padding': `[top=${headHeight(node) + 10},left=14,bottom=14,right=14]`,
    'elk.nodeSize.constraints': 'MINIMUM_SIZE',
    'elk.nodeSize.minimum': `(${width},${height})`,
  };
  return { id: node.id, children, layoutOptions: { ...layer, ...inside } };
}

/** The night's ends stand at the foot of the picture. */
const LAYERS: Partial<Readonly<Record<GraphNode['kind'], string>>> = { release: 'LAST', morning: 'LAST' };
