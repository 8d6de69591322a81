/** A graph as it comes to the window: of what stood in the one before it only how far it moved in its text, so that an edit of thousands of scenes brings a few. */

import type { Amount, CueShape, DreamGraph, GraphCue, GraphEdge, GraphNode, Span } from '../../dream-dsl/index.ts';

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
  return { ...rest, nodes: listNews(NODE, nodes, before?.nodes ?? []), edges: listNews(EDGE, edges, before?.edges ?? []) };
}

/** The graph that they are of; the same objects for what is as it was, and the graph before where all is. */
export function withNews(before: DreamGraph | null, { nodes, edges, ...rest }: GraphNews): DreamGraph {
  const now = {
    ...rest,
    nodes: listAfter(before?.nodes ?? [], nodes, movedNode),
    edges: listAfter(before?.edges ?? [], edges, movedEdge),
  };
  const same = before !== null && now.nodes === before.nodes && now.edges === before.edges && all(FLAW)(before.flaws, now.flaws, 0);
  return same && before.title === now.title && before.complete === now.complete ? before : now;
}

function listNews<T extends GraphNode | GraphEdge>(parts: Alike<T>, now: readonly T[], before: readonly T[]): ListNews<T> {
  const kept = new Int32Array(2 * now.length);
  const fresh: T[] = [];
  // Mostly they follow each other as they did.
  let [next, places] = [0, null as ReadonlyMap<string, number> | null];
  for (const [i, one] of now.entries()) {
    if (before[next]?.id !== one.id) places ??= new Map(before.map(({ id }, at) => [id, at]));
    const place = before[next]?.id === one.id ? next : (places?.get(one.id) ?? FRESH);
    const old = before[place];
    if (old !== undefined) next = place + 1;
    const shift = old === undefined ? 0 : one.span.start - old.span.start;
    const known = old !== undefined && isAlike(parts, old, one, shift);
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

/** Whether two parts say the same, with every place in a text so much further. A table, so that none is left out. */
type Alike<T> = { readonly [K in keyof T]-?: (a: T[K], b: T[K], shift: number) => boolean };

const isSame = (a: unknown, b: unknown): boolean => a === b;
const isMoved = (a: Span, b: Span, shift: number): boolean => a.start + shift === b.start && a.end + shift === b.end;
const all =
  <T>(parts: Alike<T>) =>
  (a: readonly T[], b: readonly T[], shift: number): boolean =>
    a.length === b.length && a.every((one, i) => isAlike(parts, one, b[i] as T, shift));

const AMOUNT: Alike<Amount> = { text: isSame, value: isSame };
const isSameAmount = (a: Amount | null, b: Amount | null): boolean => (a === null || b === null ? a === b : isAlike(AMOUNT, a, b, 0));
const SHAPE: Alike<CueShape> = {
  way: isSame,
  points: all<CueShape['points'][number]>({ level: isSameAmount, at: isSameAmount }),
  fadeIn: isSameAmount,
  fadeOut: isSameAmount,
  lowest: isSame,
  highest: isSame,
};
const CUE: Alike<GraphCue> = {
  channel: isSame,
  label: isSame,
  sound: isSame,
  level: isSame,
  shape: (a, b) => isAlike(SHAPE, a, b, 0),
  gate: isSame,
  cause: isSame,
  file: isSame,
  span: isMoved,
};
const NODE: Alike<GraphNode> = {
  id: isSame,
  kind: isSame,
  name: isSame,
  parent: isSame,
  initial: isSame,
  reachable: isSame,
  motif: isSame,
  file: isSame,
  tone: all<GraphNode['tone'][number]>({ name: isSame, value: isSame }),
  cues: all(CUE),
  span: isMoved,
  nameSpan: isMoved,
  broken: isSame,
};
const EDGE: Alike<GraphEdge> = {
  id: isSame,
  source: isSame,
  target: isSame,
  kind: isSame,
  label: isSame,
  cause: isSame,
  weight: isSame,
  share: isSame,
  history: isSame,
  inside: isSame,
  guard: isSame,
  ownGuard: isSame,
  file: isSame,
  span: isMoved,
};

const FLAW: Alike<DreamGraph['flaws'][number]> = { file: isSame, span: isMoved, reason: isSame };

function isAlike<T>(parts: Alike<T>, a: T, b: T, shift: number): boolean {
  for (const part in parts) if (!parts[part](a[part], b[part], shift)) return false;
  return true;
}
