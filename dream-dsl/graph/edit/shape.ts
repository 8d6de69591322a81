/** What a graph is like apart from where it stands in the text, and what an edit changed of that. */

import type { DreamGraph, GraphEdge, GraphNode } from '../model.ts';

export interface Shape {
  readonly nodes: ReadonlyMap<string, string>;
  /** How often each edge is there. */
  readonly edges: ReadonlyMap<string, number>;
}

export interface Changes {
  readonly lostNodes: readonly string[];
  readonly newNodes: readonly string[];
  /** Their kind, place, tone or cues differ. */
  readonly changedNodes: readonly string[];
  /** `source>target`. */
  readonly lostEdges: readonly string[];
  readonly newEdges: readonly string[];
}

/** `named`: the id that a node is expected to have afterwards. */
export function shapeOf({ nodes, edges }: DreamGraph, named: (id: string) => string = (id) => id): Shape {
  const counts = new Map<string, number>();
  for (const edge of edges) {
    const key = edgeText(edge, named);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return { nodes: new Map(nodes.map((node) => [named(node.id), nodeText(node, named)])), edges: counts };
}

/** What is first and what can be reached may change by any edit. */
function nodeText({ kind, parent, motif, tone, cues }: GraphNode, named: (id: string) => string): string {
  const chips = cues.map(({ channel, label, sound, level, gate, cause }) => [channel, label, sound, level, gate, cause]);
  return JSON.stringify([kind, parent === null ? null : named(parent), motif, tone, chips]);
}

/** Shares of a choice change with its other arms. */
function edgeText({ source, target, kind, label, guard, history, inside }: GraphEdge, named: (id: string) => string): string {
  return `${named(source)}>${named(target)}\n${JSON.stringify([kind, label, guard, history, inside])}`;
}

export function changesBetween(before: Shape, after: Shape): Changes {
  const lost: string[] = [];
  const changed: string[] = [];
  for (const [id, text] of before.nodes) {
    const now = after.nodes.get(id);
    if (now === undefined) lost.push(id);
    else if (now !== text) changed.push(id);
  }
  const ends = (key: string) => key.slice(0, key.indexOf('\n'));
  const beyond = (a: Shape, b: Shape) =>
    [...a.edges].flatMap(([key, times]) => new Array<string>(Math.max(0, times - (b.edges.get(key) ?? 0))).fill(ends(key)));
  return {
    lostNodes: lost,
    newNodes: [...after.nodes.keys()].filter((id) => !before.nodes.has(id)),
    changedNodes: changed,
    lostEdges: beyond(before, after),
    newEdges: beyond(after, before),
  };
}
