/** What is selected: one thing of the document, whichever view chose it. */

import type { DreamGraph, GraphEdge, GraphNode } from '../../dream-dsl/index.ts';
import { get, set } from './store.ts';
import { goToText } from './view.ts';

export function selectNode(node: GraphNode): void {
  set({ selection: { kind: 'node', id: node.id, span: node.span } });
  goToText(node.nameSpan, false);
}

export function selectEdge(edge: GraphEdge): void {
  set({ selection: { kind: 'edge', id: edge.id, span: edge.span } });
  goToText(edge.span, false);
}

/** The caret moved in the text: what holds it is selected. */
export function selectAt(offset: number): void {
  const { graph, graphStale, selection } = get();
  if (graph === null || graphStale) return;
  const found = holderOf(graph, offset);
  if (found?.id !== selection?.id || found?.kind !== selection?.kind) set({ selection: found });
}

/** The innermost transition or scene around an offset. */
export function holderOf(graph: DreamGraph, offset: number) {
  const inside = ({ span }: { readonly span: { readonly start: number; readonly end: number } }) => span.start <= offset && offset <= span.end;
  const length = ({ span }: GraphNode | GraphEdge) => span.end - span.start;
  const [node] = graph.nodes.filter(inside).sort((a, b) => length(a) - length(b));
  const [edge] = graph.edges.filter(inside).sort((a, b) => length(a) - length(b));
  if (edge !== undefined && (node === undefined || length(edge) <= length(node))) return { kind: 'edge', id: edge.id, span: edge.span } as const;
  return node === undefined ? null : ({ kind: 'node', id: node.id, span: node.span } as const);
}
