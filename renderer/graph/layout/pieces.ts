/** A graph cut into pieces: for each scene and layer that holds others its children, and each arrow's part in it. */

import type { DreamGraph, GraphEdge, GraphNode } from '../../../dream-dsl/index.ts';
import type { Child, End, Gate, LaidPiece, Line, Piece, Side, Standing } from './piece.ts';
import { type Direction, directionIn, insetsOf, labelSize, nodeSize } from './size.ts';

/** From so many arrows on the ways to the release are left out: nobody could follow them. */
export const BUSY = 160;

/** What is drawn in a scene; `id` null is the whole. */
export interface Holder {
  readonly id: string | null;
  readonly node: GraphNode | null;
  readonly direction: Direction;
  readonly children: readonly GraphNode[];
  /** Positions of the children. */
  readonly place: ReadonlyMap<string, number>;
  /** Each with the arrow that it is a part of. */
  readonly lines: (Line & { readonly edge: string })[];
  readonly gates: Gate[];
}

export interface Cut {
  /** By id of the scene that they are in. */
  readonly holders: ReadonlyMap<string | null, Holder>;
  /** The parts of each arrow, from its source to its target. */
  readonly parts: ReadonlyMap<string, readonly { readonly holder: string | null; readonly line: number }[]>;
}

export function cutUp(graph: DreamGraph): Cut {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const holders = holdersOf(graph);
  const parts = new Map<string, { holder: string | null; line: number }[]>();
  const busy = graph.edges.length > BUSY;
  for (const edge of graph.edges) {
    const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)];
    if (source === undefined || target === undefined || (busy && target.id === 'release')) continue;
    parts.set(edge.id, partsOf(edge, source, target, nodes, holders));
  }
  return { holders, parts };
}

function holdersOf({ nodes }: DreamGraph): Map<string | null, Holder> {
  const byParent = new Map<string | null, GraphNode[]>([[null, []]]);
  for (const node of nodes) {
    const beside = byParent.get(node.parent);
    if (beside === undefined) byParent.set(node.parent, [node]);
    else beside.push(node);
  }
  const known = new Map(nodes.map((node) => [node.id, node]));
  const holders = new Map<string | null, Holder>();
  // Parents stand before what is in them.
  for (const [id, children] of byParent) {
    const node = id === null ? null : (known.get(id) ?? null);
    const direction = directionIn(node, holders.get(node?.parent ?? null)?.direction);
    holders.set(id, { id, node, direction, children, place: new Map(children.map((child, i) => [child.id, i])), lines: [], gates: [] });
  }
  return holders;
}

/** Out of the source through the edges of all that holds it, across, and in to the target. */
function partsOf(edge: GraphEdge, source: GraphNode, target: GraphNode, nodes: ReadonlyMap<string, GraphNode>, holders: ReadonlyMap<string | null, Holder>) {
  const meet = meetingOf(source, target, nodes);
  const holderOf = (id: string | null) => holders.get(id) as Holder;
  const parts: { holder: string | null; line: number }[] = [];
  const put = (holder: Holder, from: End, to: End, label: Line['label']) =>
    parts.push({ holder: holder.id, line: holder.lines.push({ from, to, label, edge: edge.id }) - 1 });
  const gateOf = (holder: Holder, way: 'in' | 'out') => holder.gates.push({ side: SIDES[isLaned(holder) ? 'right' : holder.direction][way] }) - 1;
  const climb = (node: GraphNode, way: 'in' | 'out'): { end: End; steps: (() => void)[] } => {
    if (node.id === meet) return { end: { child: null, gate: gateOf(holderOf(meet), way === 'out' ? 'in' : 'out') }, steps: [] };
    const steps: (() => void)[] = [];
    let end: End = { child: holderOf(node.parent).place.get(node.id) as number, gate: null };
    for (let at = node.parent; at !== meet; at = nodes.get(at as string)?.parent ?? null) {
      const holder = holderOf(at);
      const gate = gateOf(holder, way);
      const inner = end;
      const border: End = { child: null, gate };
      steps.push(() => (way === 'out' ? put(holder, inner, border, NO_LABEL) : put(holder, border, inner, NO_LABEL)));
      end = { child: holderOf(holder.node?.parent ?? null).place.get(at as string) as number, gate };
    }
    return { end, steps };
  };
  const out = climb(source, 'out');
  const into = climb(target, 'in');
  for (const step of out.steps) step();
  put(holderOf(meet), out.end, into.end, labelSize(edge));
  for (const step of into.steps.reverse()) step();
  return parts;
}

const isLaned = ({ children }: Pick<Holder, 'children'>): boolean => children.length > 0 && children.every(({ kind }) => kind === 'layer');

const NO_LABEL = { width: 0, height: 0 };
const SIDES: Readonly<Record<Direction, Readonly<Record<'in' | 'out', Side>>>> = {
  down: { in: 'top', out: 'bottom' },
  right: { in: 'left', out: 'right' },
};

/** The innermost scene around both: one of them where it holds the other. */
function meetingOf(source: GraphNode, target: GraphNode, nodes: ReadonlyMap<string, GraphNode>): string | null {
  if (source.id === target.id) return source.parent;
  const around = new Set<string | null>([null]);
  for (let at: string | null = source.id; at !== null; at = nodes.get(at)?.parent ?? null) around.add(at);
  let at: string | null = target.id;
  while (!around.has(at)) at = nodes.get(at as string)?.parent ?? null;
  return at;
}

/** With the sizes and gates that its children have by now. */
export function pieceOf(holder: Holder, laid: (child: GraphNode) => LaidPiece | undefined): Piece {
  const { node, children, direction, lines, gates } = holder;
  return {
    way: isLaned(holder) ? 'lanes' : 'flow',
    direction,
    padding: insetsOf(node),
    least: node === null ? NO_LABEL : nodeSize(node),
    children: children.map((child): Child => {
      const own = laid(child);
      const { width, height } = own ?? nodeSize(child);
      return { width, height, gates: own?.gates ?? [], stands: node === null ? standing(child) : 'anywhere' };
    }),
    gates: gates.map(({ side }) => ({ side })),
    lines: lines.map(({ from, to, label }) => ({ from, to, label })),
  };
}

function standing({ kind, initial }: GraphNode): Standing {
  if (kind === 'release' || kind === 'morning') return 'foot';
  if (kind === 'anchor') return 'aside';
  return kind === 'ritual' || initial ? 'first' : 'anywhere';
}
