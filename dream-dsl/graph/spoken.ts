/** How what a graph draws is spoken of: by its way from the top; a ritual and an anchor by the name that their cards have. */

import type { DreamGraph, GraphNode } from './model.ts';

export const spokenOf = ({ kind, name, id }: Pick<GraphNode, 'kind' | 'name' | 'id'>): string => (kind === 'ritual' || kind === 'anchor' ? name : id);

/** What is in none of the graphs keeps its id. */
export function spokenIn(id: string, ...graphs: readonly Pick<DreamGraph, 'nodes'>[]): string {
  for (const { nodes } of graphs) {
    const node = nodes.find((one) => one.id === id);
    if (node !== undefined) return spokenOf(node);
  }
  return id;
}
