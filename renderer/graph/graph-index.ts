/** What is asked of a graph for every frame, looked up once: its nodes by id, in their order and by what holds them, and the arrows at each. */

import { type DreamGraph, type GraphEdge, type GraphNode, spokenOf } from '../../dream-dsl/index.ts';

export interface GraphIndex {
  readonly graph: DreamGraph;
  readonly nodes: ReadonlyMap<string, GraphNode>;
  /** Places in the list, where parents stand before what is in them. */
  readonly order: ReadonlyMap<string, number>;
  /** By what holds them; null: at the top. */
  readonly inside: ReadonlyMap<string | null, readonly GraphNode[]>;
  /** By where they begin. */
  readonly edgesFrom: ReadonlyMap<string, readonly GraphEdge[]>;
}

export function indexOf(graph: DreamGraph): GraphIndex {
  return {
    graph,
    nodes: new Map(graph.nodes.map((node) => [node.id, node])),
    order: new Map(graph.nodes.map(({ id }, i) => [id, i])),
    inside: Map.groupBy(graph.nodes, ({ parent }) => parent),
    edgesFrom: Map.groupBy(graph.edges, ({ source }) => source),
  };
}

const NOTHING = indexOf({ title: '', complete: true, flaws: [], nodes: [], edges: [] });

export const indexOrNone = (graph: DreamGraph | null): GraphIndex => (graph === null ? NOTHING : indexOf(graph));

/** How what has this id is spoken of. */
export function spokenFrom({ nodes }: GraphIndex, id: string): string {
  const node = nodes.get(id);
  return node === undefined ? id : spokenOf(node);
}

/** It and all that is around it. */
export function addWithOuter(ids: Set<string>, id: string): void {
  ids.add(id);
  for (let end = id.lastIndexOf('/'); end > 0; end = id.lastIndexOf('/', end - 1)) ids.add(id.slice(0, end));
}

/** One of them, or in one of them. */
export function isAmong(id: string, ids: ReadonlySet<string>): boolean {
  if (ids.has(id)) return true;
  for (let end = id.lastIndexOf('/'); end > 0; end = id.lastIndexOf('/', end - 1)) if (ids.has(id.slice(0, end))) return true;
  return false;
}
