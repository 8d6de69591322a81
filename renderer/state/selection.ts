/** What is selected: one thing of the document, whichever view chose it; in the graph also several scenes. */

import type { DreamGraph, GraphEdge, GraphNode, Span } from '../../dream-dsl/index.ts';
import { caretIn, placeIn } from './difference.ts';
import type { Selection } from './graph-state.ts';
import { graphTextOf } from './graph-text.ts';
import { get, type State, set, useStore } from './store.ts';
import { goAlongInText } from './view.ts';

export function selectNode(node: GraphNode): void {
  set({ selection: { kind: 'node', id: node.id, span: node.span, file: node.file }, chosen: [node.id] });
  goAlong(node.file, node.nameSpan);
}

export function selectEdge(edge: GraphEdge): void {
  set({ selection: { kind: 'edge', id: edge.id, span: edge.span, file: edge.file }, chosen: [] });
  goAlong(edge.file, edge.span);
}

/** Whoever typed is ahead of the graph, which has the places of the text before. */
function goAlong(file: string, span: Span): void {
  const now = get().documents[file]?.text;
  goAlongInText(file, now === undefined ? span : placeIn(now, graphTextOf(get(), file) ?? now, span));
}

/** Several scenes; the last one is the one that is looked into. */
export function selectNodes(nodes: readonly GraphNode[]): void {
  const last = nodes.at(-1);
  if (last === undefined) set({ selection: null, chosen: [] });
  else set({ selection: { kind: 'node', id: last.id, span: last.span, file: last.file }, chosen: nodes.map(({ id }) => id) });
}

/** One scene more, or one less. */
export function toggleNode(node: GraphNode): void {
  const { graph } = get();
  const chosen = new Set(chosenOf(get()));
  if (!chosen.delete(node.id)) chosen.add(node.id);
  selectNodes([...chosen].flatMap((id) => graph?.nodes.find((known) => known.id === id) ?? []));
}

export function selectAll(): void {
  selectNodes(get().graph?.nodes ?? []);
}

export type Chosen = Pick<State, 'selection' | 'chosen'>;

export function chosenNow(): Chosen {
  const { selection, chosen } = get();
  return { selection, chosen };
}

/** What was selected, as far as it is in the graph; a graph that is only on its way is waited for. `named` gives the ids of now. */
export function selectAgain({ selection, chosen }: Chosen, named = (id: string): string => id): void {
  whenDrawn(() => {
    const { graph } = get();
    const edge = selection?.kind === 'edge' ? graph?.edges.find(({ id }) => id === selection.id) : undefined;
    const ids = selection?.kind === 'node' ? [...chosen.filter((id) => id !== selection.id && chosen.includes(selection.id)), selection.id].map(named) : [];
    const nodes = ids.flatMap((id) => graph?.nodes.find((node) => node.id === id) ?? []);
    if (edge === undefined) selectNodes(nodes);
    else set({ selection: { kind: 'edge', id: edge.id, span: edge.span, file: edge.file }, chosen: [] });
  });
}

let waiting: (() => void) | null = null;
const DRAWN_WITHIN_MS = 3000;

/** Runs it with the graph of the text as it is: at once, or when that comes. */
export function whenDrawn(run: () => void): void {
  waiting?.();
  const { graph, graphText, documents, program } = get();
  if (graphText === documents[program]?.text) {
    run();
    return;
  }
  const stop = useStore.subscribe((state) => {
    if (state.graph === graph) return;
    waiting?.();
    run();
  });
  // Where the text is broken elsewhere nothing is drawn anew, and a later drawing has nothing to do with this.
  const late = setTimeout(() => waiting?.(), DRAWN_WITHIN_MS);
  waiting = () => {
    stop();
    clearTimeout(late);
    waiting = null;
  };
}

const NONE: readonly string[] = [];
let alone: readonly string[] = NONE;

/** The scenes that are selected in the graph; the same list while they are the same. */
export function chosenOf({ selection, chosen }: State): readonly string[] {
  if (selection?.kind !== 'node') return NONE;
  if (chosen.includes(selection.id)) return chosen;
  // Another view selected it.
  if (alone[0] !== selection.id) alone = [selection.id];
  return alone;
}

/** The scene that is selected, or that the selected arrow leaves; '' where there is none. */
export const sceneOf = ({ selection, graph }: State): string =>
  selection?.kind === 'node' ? selection.id : (graph?.edges.find(({ id }) => id === selection?.id)?.source ?? '');

/** A scene or an arrow of the graph as it is drawn now. */
export function selectById(id: string): void {
  const { graph } = get();
  const node = graph?.nodes.find((known) => known.id === id);
  const edge = graph?.edges.find((known) => known.id === id);
  if (node !== undefined) selectNode(node);
  else if (edge !== undefined) selectEdge(edge);
}

/** The caret moved in the text: what holds it is selected, also where the graph is of the text before. */
export function selectAt(offset: number): void {
  const { graph, selection, path, documents } = get();
  set({ caret: offset });
  if (graph === null) return;
  const now = documents[path]?.text ?? '';
  const found = holderOf(graph, path, caretIn(graphTextOf(get(), path) ?? now, now, offset));
  if (found?.id !== selection?.id || found?.kind !== selection?.kind) set({ selection: found });
}

/** The innermost transition or scene around an offset. Of what is in a scene that is broken in the text only old places are known: it stands for all of it. */
export function holderOf(graph: DreamGraph, path: string, offset: number): Selection | null {
  const inside = ({ file, span }: GraphNode | GraphEdge) => file === path && span.start <= offset && offset <= span.end;
  const length = ({ span }: GraphNode | GraphEdge) => span.end - span.start;
  const around = graph.nodes.filter(inside).sort((a, b) => length(a) - length(b));
  const broken = around.findLast((one) => one.broken !== undefined);
  if (broken !== undefined) return { kind: 'node', id: broken.id, span: broken.span, file: broken.file };
  const [node] = around;
  const [edge] = graph.edges.filter(inside).sort((a, b) => length(a) - length(b));
  if (edge !== undefined && (node === undefined || length(edge) <= length(node))) return { kind: 'edge', id: edge.id, span: edge.span, file: edge.file };
  return node === undefined ? null : { kind: 'node', id: node.id, span: node.span, file: node.file };
}
