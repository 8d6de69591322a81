/**
 * A graph of a text that is broken in places: what is sound is drawn from the text as it is, and each outermost scene that is
 * broken, or that the damage swallowed, from the last text in which it was whole, with the reason.
 */

import type { Span } from '../model.ts';
import type { DreamGraph, GraphEdge, GraphNode } from './model.ts';

/** `last`: what was drawn before. `says`: whether the text still declares a part of this name. */
export function mended(now: DreamGraph, last: DreamGraph | null, says: (name: string) => boolean): DreamGraph {
  const [first] = now.flaws;
  if (first === undefined || last === null) return now;
  const tops = new Map(now.nodes.filter(({ parent }) => parent === null).map((node) => [node.id, node]));
  const broken = brokenIn(now, last, tops);
  const swallowed = last.nodes.filter((node) => node.parent === null && !tops.has(node.id) && says(wordOf(node)));
  for (const { id } of swallowed) broken.set(id, first.reason);
  if (broken.size === 0) return now;

  const old = new Map<string, GraphNode[]>();
  for (const node of last.nodes) if (broken.has(topOf(node.id))) old.set(topOf(node.id), [...(old.get(topOf(node.id)) ?? []), node]);
  const fresh = new Map(now.nodes.map((node) => [node.id, node]));
  /** Where to look in the text as it is. */
  const placeOf = (id: string): Pick<GraphNode, 'span' | 'nameSpan'> => fresh.get(id) ?? tops.get(topOf(id)) ?? { span: first.span, nameSpan: first.span };
  const marked = (node: GraphNode): GraphNode => {
    const { span, nameSpan } = placeOf(node.id);
    return { ...node, span, nameSpan, broken: broken.get(topOf(node.id)) ?? first.reason };
  };
  const drawn = (top: string): GraphNode[] => (old.get(top) ?? now.nodes.filter(({ id }) => topOf(id) === top)).map(marked);
  const nodes = now.nodes.flatMap((node) => (!broken.has(topOf(node.id)) ? [node] : node.parent === null ? drawn(node.id) : []));
  for (const { id } of swallowed) nodes.push(...drawn(id));

  const ids = new Set(nodes.map(({ id }) => id));
  const stays = ({ source, target }: GraphEdge): boolean => ids.has(source) && ids.has(target);
  const sound = now.edges.filter((edge) => !old.has(topOf(edge.source)) && stays(edge));
  const known = new Set(sound.map(({ id }) => id));
  const gone = new Set(swallowed.map(({ id }) => id));
  // Those of broken scenes; and those that lead to a swallowed one, which the text as it is can not be asked for.
  const kept = last.edges.filter((edge) => stays(edge) && !known.has(edge.id) && (old.has(topOf(edge.source)) || gone.has(topOf(edge.target))));
  return {
    ...now,
    title: now.title === '' ? last.title : now.title,
    nodes,
    edges: [...sound, ...kept.map((edge): GraphEdge => ({ ...edge, span: placeOf(edge.source).span }))],
  };
}

/** Outermost scenes with a mistake in them, or made of a motif whose text has one; each with the first of them. */
function brokenIn(now: DreamGraph, last: DreamGraph, tops: ReadonlyMap<string, GraphNode>): Map<string, string> {
  const broken = new Map<string, string>();
  const holds = (node: GraphNode, file: string, { start }: Span) => node.file === file && node.span.start <= start && start <= node.span.end;
  for (const { file, span, reason } of now.flaws) {
    const at = [...tops.values()].find((node) => holds(node, file, span));
    const ids =
      at === undefined
        ? [...now.nodes, ...last.nodes]
            .filter((node) => node.file === file && node.parent !== null && tops.get(topOf(node.id))?.file !== file)
            .map(({ id }) => topOf(id))
        : [at.id];
    for (const id of ids) if (tops.has(id) && !broken.has(id)) broken.set(id, reason);
  }
  return broken;
}

const topOf = (id: string): string => (id.includes('/') ? id.slice(0, id.indexOf('/')) : id);

const wordOf = ({ kind, name }: GraphNode): string => (kind === 'scene' || kind === 'layer' ? name : kind);
