/** Which node of one graph is which of the next, where a text only gave them other names: so that what is kept by id follows. */

import type { DreamGraph, GraphNode } from './model.ts';

/** Old ids of renamed nodes with their new ones. Empty where more changed than names. */
export function renamedBetween(before: DreamGraph, now: DreamGraph): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  if (before.nodes.length !== now.nodes.length) return names;
  const old = new Set(before.nodes.map(({ id }) => id));
  const fresh = new Set(now.nodes.map(({ id }) => id));
  for (const [i, node] of before.nodes.entries()) {
    const other = now.nodes[i] as GraphNode;
    if (node.id === other.id) continue;
    // A node that only stands elsewhere now is still there by its id.
    if (node.kind !== other.kind || old.has(other.id) || fresh.has(node.id)) return new Map();
    names.set(node.id, other.id);
  }
  return names;
}
