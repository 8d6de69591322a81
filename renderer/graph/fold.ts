/** The graph with folded scenes: each of them is one card that says how much is in it, and arrows to and from its inside meet the card. */

import type { DreamGraph, GraphEdge, GraphNode } from '../../dream-dsl/index.ts';

/** A node as it looks, wherever it stands in the text. */
export type SceneLook = Omit<GraphNode, 'span' | 'nameSpan'>;

export interface FoldedNode extends GraphNode {
  /** How much is in it: `2 layers, 7 scenes, 9 cues`. */
  readonly insideWords: string;
}

/** '' of what is not folded. */
export const wordsOfFold = (node: SceneLook): string => ('insideWords' in node ? (node as FoldedNode).insideWords : '');

export interface Fold {
  readonly graph: DreamGraph;
  /** What is seen of a scene: itself, or the folded one that it is in. */
  readonly standIn: (id: string) => string;
}

export function foldGraph(graph: DreamGraph, folded: ReadonlySet<string>): Fold {
  const ids = new Set(graph.nodes.map(({ id }) => id));
  const holders = new Set(graph.nodes.map(({ parent }) => parent));
  const closed = new Set([...folded].filter((id) => ids.has(id) && holders.has(id)));
  if (closed.size === 0) return { graph, standIn: (id) => id };
  const standIn = (id: string): string => {
    for (let end = id.indexOf('/'); end > 0; end = id.indexOf('/', end + 1)) if (closed.has(id.slice(0, end))) return id.slice(0, end);
    return id;
  };
  const nodes = graph.nodes.flatMap((node): GraphNode[] => {
    if (standIn(node.id) !== node.id) return [];
    if (!closed.has(node.id)) return [node];
    const inside = graph.nodes.filter(({ id }) => id.startsWith(`${node.id}/`));
    return [{ ...node, insideWords: counted(inside) } satisfies FoldedNode as GraphNode];
  });
  return { graph: { ...graph, nodes, edges: foldEdges(graph.edges, standIn) }, standIn };
}

/** Those within one card are gone; of several between the same two cards one is left, and says how many they are. */
function foldEdges(edges: readonly GraphEdge[], standIn: Fold['standIn']): GraphEdge[] {
  const bent = new Map<string, GraphEdge[]>();
  const kept: GraphEdge[] = [];
  for (const edge of edges) {
    const [source, target] = [standIn(edge.source), standIn(edge.target)];
    if (source === edge.source && target === edge.target) kept.push(edge);
    else if (source !== target) {
      const beside = bent.get(`${source}>${target}`) ?? [];
      bent.set(`${source}>${target}`, [...beside, { ...edge, source, target }]);
    }
  }
  return [...kept, ...[...bent.values()].map((same) => (same.length === 1 ? (same[0] as GraphEdge) : together(same)))];
}

const together = (same: readonly GraphEdge[]): GraphEdge => ({
  ...(same[0] as GraphEdge),
  label: `${same.length} arrows`,
  share: null,
  guard: '',
  history: 'none',
  inside: false,
});

function counted(nodes: readonly GraphNode[]): string {
  const layers = nodes.filter(({ kind }) => kind === 'layer').length;
  const cues = nodes.reduce((sum, node) => sum + node.cues.length, 0);
  return [many(layers, 'layer'), many(nodes.length - layers, 'scene'), many(cues, 'cue')].filter((part) => part !== '').join(', ');
}

const many = (count: number, word: string): string => (count === 0 ? '' : `${count} ${word}${count === 1 ? '' : 's'}`);
