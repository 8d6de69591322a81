/** A graph as it comes to the window: of what stood in the one before it only how far it moved in its text, so that an edit of thousands of scenes brings a few. */

import type { DreamGraph, GraphEdge, GraphNode, Span } from '../../dream-dsl/index.ts';

export interface GraphNews extends Omit<DreamGraph, 'nodes' | 'edges'> {
  readonly nodes: ListNews<GraphNode>;
  readonly edges: ListNews<GraphEdge>;
}

interface ListNews<T> {
  /** Two for each: its place in the list before, or FRESH; and how far it moved. */
  readonly kept: Int32Array<ArrayBuffer>;
  /** The others, in their order. */
  readonly fresh: readonly T[];
}

const FRESH = -1;

/** `before`: what was sent last; null where nothing was. */
export function newsOf({ nodes, edges, ...rest }: DreamGraph, before: DreamGraph | null): GraphNews {
  return { ...rest, nodes: listNews(nodes, before?.nodes ?? []), edges: listNews(edges, before?.edges ?? []) };
}

/** The graph that they are of; the same objects for what is as it was, and the graph before where all is. */
export function withNews(before: DreamGraph | null, { nodes, edges, ...rest }: GraphNews): DreamGraph {
  const now = {
    ...rest,
    nodes: listAfter(before?.nodes ?? [], nodes, movedNode),
    edges: listAfter(before?.edges ?? [], edges, movedEdge),
  };
  const same = before !== null && now.nodes === before.nodes && now.edges === before.edges && isAlike(before.flaws, now.flaws, 0);
  return same && before.title === now.title && before.complete === now.complete ? before : now;
}

function listNews<T extends GraphNode | GraphEdge>(now: readonly T[], before: readonly T[]): ListNews<T> {
  const places = new Map(before.map(({ id }, i) => [id, i]));
  const kept = new Int32Array(2 * now.length);
  const fresh: T[] = [];
  for (const [i, one] of now.entries()) {
    const place = places.get(one.id) ?? FRESH;
    const old = before[place];
    const shift = old === undefined ? 0 : one.span.start - old.span.start;
    const known = old !== undefined && isAlike(old, one, shift);
    kept[2 * i] = known ? place : FRESH;
    kept[2 * i + 1] = shift;
    if (!known) fresh.push(one);
  }
  return { kept, fresh };
}

function listAfter<T>(before: readonly T[], { kept, fresh }: ListNews<T>, moved: (one: T, shift: number) => T): readonly T[] {
  let next = 0;
  const now: T[] = [];
  for (let i = 0; i < kept.length; i += 2) {
    const [place, shift] = [kept[i] as number, kept[i + 1] as number];
    const old = place === FRESH ? (fresh[next++] as T) : (before[place] as T);
    now.push(place === FRESH || shift === 0 ? old : moved(old, shift));
  }
  return now.length === before.length && now.every((one, i) => one === before[i]) ? before : now;
}

const movedSpan = ({ start, end }: Span, shift: number): Span => ({ start: start + shift, end: end + shift });

const movedNode = (node: GraphNode, shift: number): GraphNode => ({
  ...node,
  span: movedSpan(node.span, shift),
  nameSpan: movedSpan(node.nameSpan, shift),
  cues: node.cues.map((cue) => ({ ...cue, span: movedSpan(cue.span, shift) })),
});

const movedEdge = (edge: GraphEdge, shift: number): GraphEdge => ({ ...edge, span: movedSpan(edge.span, shift) });

/** The same plain data, with every place in a text so much further. */
function isAlike(a: unknown, b: unknown, shift: number): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((one, i) => isAlike(one, b[i], shift));
  const [one, other] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  let keys = 0;
  for (const key in one) {
    keys++;
    const place = key === 'start' || key === 'end';
    if (place ? (one[key] as number) + shift !== other[key] : !isAlike(one[key], other[key], shift)) return false;
  }
  for (const _ in other) keys--;
  return keys === 0;
}
