/** One scene or layer as a picture of its own: what is in it, without what is around it. */

import type { DreamGraph } from '../../dream-dsl/index.ts';

/** The graph itself where there is no such scene. */
export function insideOf(graph: DreamGraph, id: string | null): DreamGraph {
  if (id === null || !graph.nodes.some((node) => node.id === id)) return graph;
  const within = (other: string) => other.startsWith(`${id}/`);
  return {
    ...graph,
    nodes: graph.nodes.filter((node) => within(node.id)).map((node) => (node.parent === id ? { ...node, parent: null } : node)),
    edges: graph.edges.filter(({ source, target }) => within(source) && within(target)),
  };
}

/** From the outermost to the scene itself. */
export function wayTo(graph: DreamGraph, id: string | null): readonly { readonly id: string; readonly name: string }[] {
  const way: { id: string; name: string }[] = [];
  for (let node = graph.nodes.find((known) => known.id === id); node !== undefined; ) {
    way.unshift({ id: node.id, name: node.name });
    const { parent } = node;
    node = graph.nodes.find((known) => known.id === parent);
  }
  return way;
}
