/**
 * A graph of a text that is broken in places: what is sound is drawn from the text as it is, and the innermost scene around
 * each damage from the last text in which it was whole, with the reason; where the damage swallowed something beside that
 * scene, the scene around them.
 */

import type { DreamGraph, GraphEdge, GraphNode } from './model.ts';

/** `last`: what was drawn before. `says`: whether the text still declares a part of this name. */
export function mended(now: DreamGraph, last: DreamGraph | null, says: (name: string) => boolean): DreamGraph {
  const [first] = now.flaws;
  if (first === undefined || last === null) return now;
  const fresh = new Map(now.nodes.map((node) => [node.id, node]));
  const swallowed = last.nodes.filter((node) => !fresh.has(node.id) && says(wordOf(node)));
  const broken = brokenIn(now, last, swallowed);
  const gone = swallowed.filter(({ parent }) => parent === null);
  for (const { id } of gone) broken.set(id, first.reason);
  if (broken.size === 0) return now;

  /** The outermost broken scene around one, or itself. */
  const unitOf = (id: string): string | null => {
    for (let end = id.indexOf('/'); end > 0; end = id.indexOf('/', end + 1)) if (broken.has(id.slice(0, end))) return id.slice(0, end);
    return broken.has(id) ? id : null;
  };
  const old = new Map<string, GraphNode[]>();
  for (const node of last.nodes) {
    const unit = unitOf(node.id);
    if (unit !== null) old.set(unit, [...(old.get(unit) ?? []), node]);
  }
  /** Where to look in the text as it is. */
  const placeOf = (id: string): Pick<GraphNode, 'span' | 'nameSpan'> =>
    fresh.get(id) ?? fresh.get(unitOf(id) ?? '') ?? { span: first.span, nameSpan: first.span };
  const marked = (node: GraphNode): GraphNode => {
    const { span, nameSpan } = placeOf(node.id);
    return { ...node, span, nameSpan, broken: broken.get(unitOf(node.id) ?? '') ?? first.reason };
  };
  const drawn = (unit: string): GraphNode[] => (old.get(unit) ?? now.nodes.filter(({ id }) => unitOf(id) === unit)).map(marked);
  const nodes = now.nodes.flatMap((node) => {
    const unit = unitOf(node.id);
    return unit === null ? [node] : unit === node.id ? drawn(unit) : [];
  });
  for (const { id } of gone) nodes.push(...drawn(id));

  const ids = new Set(nodes.map(({ id }) => id));
  const stays = ({ source, target }: GraphEdge): boolean => ids.has(source) && ids.has(target);
  const isOld = (id: string): boolean => old.has(unitOf(id) ?? '');
  const sound = now.edges.filter((edge) => !isOld(edge.source) && stays(edge));
  const known = new Set(sound.map(({ id }) => id));
  const lost = new Set(gone.map(({ id }) => id));
  // Those of broken scenes; and those that lead to a swallowed one, which the text as it is can not be asked for.
  const kept = last.edges.filter((edge) => stays(edge) && !known.has(edge.id) && (isOld(edge.source) || lost.has(unitOf(edge.target) ?? '')));
  return {
    ...now,
    title: now.title === '' ? last.title : now.title,
    nodes,
    edges: [...sound, ...kept.map((edge): GraphEdge => ({ ...edge, span: placeOf(edge.source).span }))],
  };
}

/** The scenes that are not drawn as they are, each with the first reason: around a mistake, or made of a motif whose text has one. */
function brokenIn(now: DreamGraph, last: DreamGraph, swallowed: readonly GraphNode[]): Map<string, string> {
  const broken = new Map<string, string>();
  const fresh = new Map(now.nodes.map((node) => [node.id, node]));
  for (const { file, span, reason } of now.flaws) {
    // What is drawn without being written, as a release, holds no mistake.
    const holds = (node: GraphNode) => node.span.start < node.span.end && node.span.start <= span.start && span.start <= node.span.end;
    const around = now.nodes.filter((node) => node.file === file && holds(node));
    const innermost = around.toSorted((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
    const ids = innermost === undefined ? madeOf(file, now, last, fresh) : [innermost.id];
    for (const id of ids) {
      const unit = wholeAround(id, now, last, swallowed);
      if (fresh.has(unit) && !broken.has(unit)) broken.set(unit, reason);
    }
  }
  return broken;
}

/** Outermost scenes with something in them that another text declares. */
function madeOf(file: string, now: DreamGraph, last: DreamGraph, fresh: ReadonlyMap<string, GraphNode>): string[] {
  return [...now.nodes, ...last.nodes]
    .filter((node) => node.file === file && node.parent !== null && fresh.get(topOf(node.id))?.file !== file)
    .map(({ id }) => topOf(id));
}

/** The innermost scene from this one outwards beside which nothing is missing. */
function wholeAround(id: string, now: DreamGraph, last: DreamGraph, swallowed: readonly GraphNode[]): string {
  const ways = new Set(now.edges.map((edge) => edge.id));
  let unit = id;
  while (unit.includes('/')) {
    const outer = unit.slice(0, unit.lastIndexOf('/'));
    const beside = (other: string): boolean => (other === outer || other.startsWith(`${outer}/`)) && other !== unit && !other.startsWith(`${unit}/`);
    if (!swallowed.some((node) => beside(node.id)) && last.edges.every((edge) => !beside(edge.source) || ways.has(edge.id))) break;
    unit = outer;
  }
  return unit;
}

const topOf = (id: string): string => (id.includes('/') ? id.slice(0, id.indexOf('/')) : id);

const wordOf = ({ kind, name }: GraphNode): string => (kind === 'scene' || kind === 'layer' ? name : kind);
