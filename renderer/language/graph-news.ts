/** A graph as it comes to the window: of what stood in the one before it only how far it moved in its text, so that an edit of thousands of scenes brings a few. */

import {
  type Amount,
  type CueShape,
  type DreamGraph,
  type GraphCue,
  type GraphEdge,
  type GraphNode,
  type GraphRule,
  type GraphWhile,
  isCueAlike,
  isRuleAlike,
  isSaidAlike,
  isSameList,
  isWhileAlike,
  type Span,
} from '../../dream-dsl/index.ts';

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
  return { ...rest, nodes: listNews(isAlikeNode, nodes, before?.nodes ?? []), edges: listNews(isAlikeEdge, edges, before?.edges ?? []) };
}

/** The graph that they are of; the same objects for what is as it was, and the graph before where all is. */
export function withNews(before: DreamGraph | null, { nodes, edges, ...rest }: GraphNews): DreamGraph {
  const now = {
    ...rest,
    nodes: listAfter(before?.nodes ?? [], nodes, movedNode),
    edges: listAfter(before?.edges ?? [], edges, movedEdge),
  };
  const same = before !== null && now.nodes === before.nodes && now.edges === before.edges && isSameList(before.flaws, now.flaws, isSameFlaw);
  return same && before.title === now.title && before.complete === now.complete ? before : now;
}

function listNews<T extends GraphNode | GraphEdge>(alike: Alike<T>, now: readonly T[], before: readonly T[]): ListNews<T> {
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
    const known = old !== undefined && alike(old, one, shift);
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
  rules: node.rules.map((rule) => ({ ...rule, span: movedSpan(rule.span, shift) })),
  whiles: node.whiles.map((one) => ({ ...one, span: movedSpan(one.span, shift) })),
});

const movedEdge = (edge: GraphEdge, shift: number): GraphEdge => ({ ...edge, span: movedSpan(edge.span, shift) });

/** Whether two say the same, with every place in a text so much further. */
type Alike<T> = (a: T, b: T, shift: number) => boolean;

const isMoved = (a: Span, b: Span, shift: number): boolean => a.start + shift === b.start && a.end + shift === b.end;

const isSameAmount = (a: Amount | null, b: Amount | null): boolean => (a === null || b === null ? a === b : a.text === b.text && a.value === b.value);

type Point = CueShape['points'][number];
const isSamePoint = (a: Point, b: Point): boolean => isSameAmount(a.level, b.level) && isSameAmount(a.at, b.at);

const isSameShape = (a: CueShape, b: CueShape): boolean =>
  a.way === b.way &&
  a.lowest === b.lowest &&
  a.highest === b.highest &&
  isSameAmount(a.fadeIn, b.fadeIn) &&
  isSameAmount(a.fadeOut, b.fadeOut) &&
  isSameList(a.points, b.points, isSamePoint);

const isAlikeCue: Alike<GraphCue> = (a, b, shift) => isCueAlike(a, b) && a.file === b.file && isMoved(a.span, b.span, shift) && isSameShape(a.shape, b.shape);

const isAlikeRule: Alike<GraphRule> = (a, b, shift) => isRuleAlike(a, b) && a.file === b.file && isMoved(a.span, b.span, shift);

const isAlikeWhile: Alike<GraphWhile> = (a, b, shift) => isWhileAlike(a, b) && a.file === b.file && isMoved(a.span, b.span, shift);

const isAlikeNode: Alike<GraphNode> = (a, b, shift) =>
  a.id === b.id &&
  a.name === b.name &&
  a.parent === b.parent &&
  a.initial === b.initial &&
  a.reachable === b.reachable &&
  a.file === b.file &&
  a.broken === b.broken &&
  isMoved(a.span, b.span, shift) &&
  isMoved(a.nameSpan, b.nameSpan, shift) &&
  isSaidAlike(a, b) &&
  isSameList(a.cues, b.cues, (one, other) => isAlikeCue(one, other, shift)) &&
  isSameList(a.rules, b.rules, (one, other) => isAlikeRule(one, other, shift)) &&
  isSameList(a.whiles, b.whiles, (one, other) => isAlikeWhile(one, other, shift));

const isAlikeEdge: Alike<GraphEdge> = (a, b, shift) =>
  a.id === b.id &&
  a.source === b.source &&
  a.target === b.target &&
  a.kind === b.kind &&
  a.label === b.label &&
  a.cause === b.cause &&
  a.weight === b.weight &&
  a.share === b.share &&
  a.history === b.history &&
  a.inside === b.inside &&
  a.guard === b.guard &&
  a.ownGuard === b.ownGuard &&
  a.file === b.file &&
  isMoved(a.span, b.span, shift);

type Flaw = DreamGraph['flaws'][number];
const isSameFlaw = (a: Flaw, b: Flaw): boolean => a.file === b.file && a.reason === b.reason && isMoved(a.span, b.span, 0);
