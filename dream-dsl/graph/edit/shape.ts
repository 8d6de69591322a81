/** What an edit changed of a graph, apart from where it stands in the text. */

import { isCueAlike, isRuleAlike, isSaidAlike, isSameList, isWhileAlike } from '../alike.ts';
import type { DreamGraph, GraphEdge, GraphNode } from '../model.ts';

export interface Changes {
  readonly lostNodes: readonly string[];
  readonly newNodes: readonly string[];
  /** Their kind, place, cues or what they say of themselves differ. */
  readonly changedNodes: readonly string[];
  /** What they do without going anywhere differs, or what stands in their `while` blocks. */
  readonly otherRules: readonly string[];
  /** `source>target`. */
  readonly lostEdges: readonly string[];
  readonly newEdges: readonly string[];
}

type Named = (id: string) => string;

/** `named`: the id that a node of `before` is expected to have afterwards. */
export function changesBetween(before: DreamGraph, after: DreamGraph, named: Named = (id) => id): Changes {
  const lost: string[] = [];
  const [changed, otherRules]: [string[], string[]] = [[], []];
  const known = new Uint8Array(after.nodes.length);
  // Mostly they follow each other as they did.
  let [next, places] = [0, null as ReadonlyMap<string, number> | null];
  for (const node of before.nodes) {
    const id = named(node.id);
    if (after.nodes[next]?.id !== id) places ??= new Map(after.nodes.map((other, i) => [other.id, i]));
    const place = after.nodes[next]?.id === id ? next : places?.get(id);
    const other = place === undefined ? undefined : after.nodes[place];
    if (place === undefined || other === undefined) {
      lost.push(id);
      continue;
    }
    known[place] = 1;
    next = place + 1;
    if (!sameNode(node, other, named)) changed.push(id);
    if (!isSameList(node.rules, other.rules, isRuleAlike) || !isSameList(node.whiles, other.whiles, isWhileAlike)) otherRules.push(id);
  }
  return {
    lostNodes: lost,
    newNodes: after.nodes.flatMap(({ id }, i) => (known[i] === 1 ? [] : [id])),
    changedNodes: changed,
    otherRules,
    ...edgeChanges(before.edges, after.edges, named),
  };
}

/** What is first and what can be reached may change by any edit. */
const sameNode = (a: GraphNode, b: GraphNode, named: Named): boolean =>
  (a.parent === null ? null : named(a.parent)) === b.parent && isSaidAlike(a, b) && isSameList(a.cues, b.cues, isCueAlike);

/** Shares of a choice change with its other arms. */
const sameEdge = (a: GraphEdge, b: GraphEdge, named: Named): boolean =>
  named(a.source) === b.source &&
  named(a.target) === b.target &&
  a.kind === b.kind &&
  a.label === b.label &&
  a.guard === b.guard &&
  a.history === b.history &&
  a.inside === b.inside;

/** Edges have no names: how often each is there counts. What is alike from both ends on need not be counted. */
function edgeChanges(before: readonly GraphEdge[], after: readonly GraphEdge[], named: Named): Pick<Changes, 'lostEdges' | 'newEdges'> {
  const alike = (i: number, j: number) => sameEdge(before[i] as GraphEdge, after[j] as GraphEdge, named);
  let head = 0;
  while (head < before.length && head < after.length && alike(head, head)) head++;
  let [end, endAfter] = [before.length, after.length];
  while (end > head && endAfter > head && alike(end - 1, endAfter - 1)) [end, endAfter] = [end - 1, endAfter - 1];
  const was = counted(before.slice(head, end), named);
  const is = counted(after.slice(head, endAfter));
  return { lostEdges: beyond(was, is), newEdges: beyond(is, was) };
}

function counted(edges: readonly GraphEdge[], named: Named = (id) => id): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { source, target, kind, label, guard, history, inside } of edges) {
    const key = `${named(source)}>${named(target)}\n${JSON.stringify([kind, label, guard, history, inside])}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The ends of what is more often in the one. */
const beyond = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): string[] =>
  [...a].flatMap(([key, times]) => new Array<string>(Math.max(0, times - (b.get(key) ?? 0))).fill(key.slice(0, key.indexOf('\n'))));
