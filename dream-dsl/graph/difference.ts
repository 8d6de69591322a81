/** What is different between two graphs of a dream, as a list that reads from the top: scenes and what they hold, then arrows. */

import type { DreamGraph, GraphCue, GraphEdge, GraphNode } from './model.ts';
import { spokenIn } from './spoken.ts';

export interface GraphChange {
  readonly what: 'node' | 'edge';
  readonly change: 'added' | 'removed' | 'changed' | 'renamed';
  /** In the later graph; what was removed has the one that it had. */
  readonly id: string;
  readonly kind: GraphNode['kind'] | 'arrow';
  readonly title: string;
  /** What is different of it, in words; empty for what came or went. */
  readonly details: readonly string[];
}

export function graphDifference(before: DreamGraph, after: DreamGraph): GraphChange[] {
  const renamed = renames(before, after);
  const now = (id: string): string => renamed.get(id) ?? id;
  return [...nodeChanges(before, after, renamed), ...edgeChanges(before, after, now)];
}

function nodeChanges(before: DreamGraph, after: DreamGraph, renamed: ReadonlyMap<string, string>): GraphChange[] {
  const old = new Map(before.nodes.map((node) => [renamed.get(node.id) ?? node.id, node]));
  const kept = new Set(after.nodes.map(({ id }) => id));
  const one = (node: GraphNode, change: GraphChange['change'], details: readonly string[]): GraphChange => ({
    what: 'node',
    change,
    id: node.id,
    kind: node.kind,
    title: node.id,
    details,
  });
  const there = after.nodes.flatMap((node) => {
    const was = old.get(node.id);
    if (was === undefined) return [one(node, 'added', [])];
    const details = nodeDetails(was, node);
    if (was.name !== node.name) return [one(node, 'renamed', [`was ${was.name}`, ...details])];
    return details.length === 0 ? [] : [one(node, 'changed', details)];
  });
  const gone = before.nodes.filter(({ id }) => !kept.has(renamed.get(id) ?? id)).map((node) => one(node, 'removed', []));
  return [...there, ...gone];
}

/** A scene that went and one that came in the same place with the same contents: only its name is another one. */
function renames(before: DreamGraph, after: DreamGraph): Map<string, string> {
  const found = new Map<string, string>();
  const [had, have] = [new Set(before.nodes.map(({ id }) => id)), new Set(after.nodes.map(({ id }) => id))];
  const came = after.nodes.filter(({ id }) => !had.has(id));
  for (const node of before.nodes.filter(({ id }) => !have.has(id))) {
    const parent = node.parent === null ? null : (found.get(node.parent) ?? node.parent);
    const same = (other: GraphNode) =>
      other.parent === parent && other.kind === node.kind && ![...found.values()].includes(other.id) && contents(after, other) === contents(before, node);
    const candidates = came.filter(same);
    const [only] = candidates;
    if (only !== undefined && candidates.length === 1) found.set(node.id, only.id);
  }
  return found;
}

/** What a scene holds and which ways lead out of it, without any scene's name. */
const contents = ({ nodes, edges }: DreamGraph, node: GraphNode): string =>
  JSON.stringify([
    node.tone,
    node.cues.map(cueWords),
    nodes.filter(({ parent }) => parent === node.id).length,
    edges.filter(({ source }) => source === node.id).map((edge) => [edge.kind, edge.label, edge.guard, edge.weight]),
  ]);

function nodeDetails(was: GraphNode, is: GraphNode): string[] {
  return [
    ...(was.initial === is.initial ? [] : [is.initial ? 'is entered first' : 'is no longer entered first']),
    ...(was.motif === is.motif ? [] : [is.motif === '' ? `no longer made of ${was.motif}` : `made of ${is.motif}`]),
    ...toneDetails(was, is),
    ...(['themes', 'every', 'fade'] as const).flatMap((word) =>
      was.says[word] === is.says[word] ? [] : [`${word} ${was.says[word] ?? 'none'} → ${is.says[word] ?? 'none'}`],
    ),
    ...cueDetails(was.cues, is.cues),
  ];
}

function toneDetails(was: GraphNode, is: GraphNode): string[] {
  const words = ({ tone }: GraphNode): string => tone.map(({ name, value }) => `${name} ${value}`).join(', ') || 'none';
  return words(was) === words(is) ? [] : [`tone ${words(was)} → ${words(is)}`];
}

function cueDetails(was: readonly GraphCue[], are: readonly GraphCue[]): string[] {
  const key = ({ channel, label }: GraphCue): string => `${channel} ${label}`;
  const left = [...was];
  const details = are.flatMap((cue) => {
    const at = left.findIndex((old) => key(old) === key(cue));
    if (at === -1) return [`${cueWords(cue)} added`];
    const [old] = left.splice(at, 1) as [GraphCue];
    return cueWords(old) === cueWords(cue) ? [] : [`${cueWords(old)} → ${cueWords(cue)}`];
  });
  return [...details, ...left.map((cue) => `${cueWords(cue)} removed`)];
}

function cueWords({ channel, label, level, shape, lasts, again, loops, locked, gate, cause }: GraphCue): string {
  const { way, points, fadeIn, fadeOut } = shape;
  const course = way === 'ramp' || way === 'points' ? `through ${points.map((point) => `${point.level.text} at ${point.at.text}`).join(', ')}` : '';
  const said = (word: string, what: string | undefined): string => (what === undefined || what === '' ? '' : `${word} ${what}`);
  return [
    channel,
    label,
    course === '' ? said('at', level) : course,
    said('fade in', fadeIn?.text),
    said('fade out', fadeOut?.text),
    loops ? 'loop' : '',
    said('for', lasts),
    said('every', again),
    said('locked to', locked),
    said('while', gate),
    cause === '' ? '' : `(${cause})`,
  ]
    .filter(Boolean)
    .join(' ');
}

function edgeChanges(before: DreamGraph, after: DreamGraph, now: (id: string) => string): GraphChange[] {
  const left = before.edges.map((edge) => ({ ...edge, source: now(edge.source), target: now(edge.target) }));
  const rest = [...after.edges];
  const called = (id: string) => spokenIn(id, after, before);
  const changes: { readonly at: number; readonly change: GraphChange }[] = [];
  const put = (edge: GraphEdge, change: GraphChange['change'], details: readonly string[]) =>
    changes.push({
      at: after.edges.indexOf(edge),
      change: { what: 'edge', change, id: edge.id, kind: 'arrow', title: `${called(edge.source)} → ${called(edge.target)}`, details },
    });
  // The same arrow first; then one that leads the same way, then one of the same cause.
  pair(
    left,
    rest,
    (a, b) => a.source === b.source && a.target === b.target && edgeWords(a) === edgeWords(b),
    () => {},
  );
  pair(
    left,
    rest,
    (a, b) => a.source === b.source && a.target === b.target,
    (was, is) => put(is, 'changed', [`${edgeWords(was)} → ${edgeWords(is)}`]),
  );
  pair(
    left,
    rest,
    (a, b) => a.source === b.source && edgeWords(a) === edgeWords(b),
    (was, is) => put(is, 'changed', [`${edgeWords(is)}: led to ${called(was.target)}`]),
  );
  for (const edge of rest) put(edge, 'added', [edgeWords(edge)]);
  for (const edge of left) put(edge, 'removed', [edgeWords(edge)]);
  return changes.sort((a, b) => Number(a.at === -1) - Number(b.at === -1) || a.at - b.at).map(({ change }) => change);
}

/** Takes out of both lists what belongs together. */
function pair(left: GraphEdge[], rest: GraphEdge[], same: (a: GraphEdge, b: GraphEdge) => boolean, found: (was: GraphEdge, is: GraphEdge) => void): void {
  for (const is of [...rest]) {
    const at = left.findIndex((was) => same(was, is));
    if (at === -1) continue;
    found(left.splice(at, 1)[0] as GraphEdge, is);
    rest.splice(rest.indexOf(is), 1);
  }
}

const edgeWords = ({ kind, label, guard, weight, history, inside }: GraphEdge): string =>
  [
    kind === 'at once' ? 'at once' : label,
    weight === '' ? '' : `weight ${weight}`,
    guard === '' ? '' : `when ${guard}`,
    history === 'none' ? '' : 'back to the last',
    inside ? 'inside' : '',
  ]
    .filter(Boolean)
    .join(', ');
