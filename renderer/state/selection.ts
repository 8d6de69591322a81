/** What is selected: one thing of the document, whichever view chose it. */

import type { DreamGraph, GraphEdge, GraphNode } from '../../dream-dsl/index.ts';
import { get, type Selection, set } from './store.ts';
import { goToText } from './view.ts';

export function selectNode(node: GraphNode): void {
  set({ selection: { kind: 'node', id: node.id, span: node.span, file: node.file } });
  goToText(node.file, node.nameSpan, false);
}

export function selectEdge(edge: GraphEdge): void {
  set({ selection: { kind: 'edge', id: edge.id, span: edge.span, file: edge.file } });
  goToText(edge.file, edge.span, false);
}

/** The caret moved in the text: what holds it is selected. */
export function selectAt(offset: number): void {
  const { graph, graphStale, selection, path } = get();
  set({ caret: offset });
  if (graph === null || graphStale) return;
  const found = holderOf(graph, path, offset);
  if (found?.id !== selection?.id || found?.kind !== selection?.kind) set({ selection: found });
}

/** The innermost transition or scene around an offset. */
export function holderOf(graph: DreamGraph, path: string, offset: number): Selection | null {
  const inside = ({ file, span }: GraphNode | GraphEdge) => file === path && span.start <= offset && offset <= span.end;
  const length = ({ span }: GraphNode | GraphEdge) => span.end - span.start;
  const [node] = graph.nodes.filter(inside).sort((a, b) => length(a) - length(b));
  const [edge] = graph.edges.filter(inside).sort((a, b) => length(a) - length(b));
  if (edge !== undefined && (node === undefined || length(edge) <= length(node))) return { kind: 'edge', id: edge.id, span: edge.span, file: edge.file };
  return node === undefined ? null : { kind: 'node', id: node.id, span: node.span, file: node.file };
}
