/** A graph cut into pieces: for each scene and layer that holds others its children, and each arrow's part in it. */

import type { GraphNode } from '../../../dream-dsl/index.ts';
import type { Child, End, Gate, LaidPiece, Line, Piece, Side, Standing } from './piece.ts';
import { type Direction, directionIn, insetsIn, type Size } from './size.ts';
import { KINDS, type Sketch, TOP } from './sketch.ts';

/** From so many arrows on the ways to the release are left out: nobody could follow them. */
export const BUSY = 160;

/** What is drawn in a scene, or in the whole. */
export interface Holder {
  /** The number of the scene; TOP of the whole. */
  readonly number: number;
  readonly direction: Direction;
  /** Only layers are in it. */
  readonly laned: boolean;
  readonly children: readonly number[];
  readonly lines: Line[];
  readonly gates: Gate[];
}

/** What an arrow is in one holder. */
export interface Part {
  readonly holder: number;
  readonly line: number;
}

export interface Cut {
  readonly sketch: Sketch;
  /** By the number of the scene that they are in. */
  readonly holders: ReadonlyMap<number, Holder>;
  /** The parts of each arrow, from its source to its target; none where it is left out. */
  readonly parts: readonly (readonly Part[])[];
}

export function cutUp(sketch: Sketch): Cut {
  const { parents, ends, kinds } = sketch;
  const holders = holdersOf(sketch);
  const places = placesOf(holders, parents.length);
  const count = ends.length / 2;
  const parts: (readonly Part[])[] = [];
  for (let edge = 0; edge < count; edge++) {
    const [source, target] = [ends[2 * edge] as number, ends[2 * edge + 1] as number];
    const away = source === TOP || target === TOP || (count > BUSY && KINDS[kinds[target] as number] === 'release');
    parts.push(away ? [] : partsOf(edge, source, target, { sketch, holders, places }));
  }
  return { sketch, holders, parts };
}

function holdersOf({ parents, kinds }: Sketch): Map<number, Holder> {
  const byParent = new Map<number, number[]>([[TOP, []]]);
  for (const [i, parent] of parents.entries()) {
    const beside = byParent.get(parent);
    if (beside === undefined) byParent.set(parent, [i]);
    else beside.push(i);
  }
  const kindOf = (i: number) => KINDS[kinds[i] as number] as GraphNode['kind'];
  const holders = new Map<number, Holder>();
  for (const [number, children] of byParent) {
    const direction = number === TOP ? directionIn(null) : directionIn(kindOf(number), holders.get(parents[number] as number)?.direction);
    const laned = children.length > 0 && children.every((child) => kindOf(child) === 'layer');
    holders.set(number, { number, direction, laned, children, lines: [], gates: [] });
  }
  return holders;
}

/** Where each stands among those beside it. */
function placesOf(holders: ReadonlyMap<number, Holder>, count: number): Int32Array {
  const places = new Int32Array(count);
  for (const { children } of holders.values()) for (const [place, child] of children.entries()) places[child] = place;
  return places;
}

interface Cutting {
  readonly sketch: Sketch;
  readonly holders: ReadonlyMap<number, Holder>;
  readonly places: Int32Array;
}

/** Out of the source through the edges of all that holds it, across, and in to the target. */
function partsOf(edge: number, source: number, target: number, { sketch: { parents, labels }, holders, places }: Cutting): Part[] {
  const meet = meetingOf(source, target, parents);
  const parts: Part[] = [];
  const holderOf = (number: number) => holders.get(number) as Holder;
  const put = (holder: Holder, from: End, to: End, label: Size) => parts.push({ holder: holder.number, line: holder.lines.push({ from, to, label }) - 1 });
  const gateOf = (holder: Holder, way: 'in' | 'out') => holder.gates.push({ side: SIDES[holder.laned ? 'right' : holder.direction][way] }) - 1;
  const climb = (node: number, way: 'in' | 'out'): { end: End; steps: (() => void)[] } => {
    if (node === meet) return { end: { child: null, gate: gateOf(holderOf(meet), way === 'out' ? 'in' : 'out') }, steps: [] };
    const steps: (() => void)[] = [];
    let end: End = { child: places[node] as number, gate: null };
    for (let at = parents[node] as number; at !== meet; at = parents[at] as number) {
      const holder = holderOf(at);
      const gate = gateOf(holder, way);
      const inner = end;
      const border: End = { child: null, gate };
      steps.push(() => (way === 'out' ? put(holder, inner, border, NO_LABEL) : put(holder, border, inner, NO_LABEL)));
      end = { child: places[at] as number, gate };
    }
    return { end, steps };
  };
  const out = climb(source, 'out');
  const into = climb(target, 'in');
  for (const step of out.steps) step();
  put(holderOf(meet), out.end, into.end, { width: labels[2 * edge] as number, height: labels[2 * edge + 1] as number });
  for (const step of into.steps.reverse()) step();
  return parts;
}

const NO_LABEL: Size = { width: 0, height: 0 };
const SIDES: Readonly<Record<Direction, Readonly<Record<'in' | 'out', Side>>>> = {
  down: { in: 'top', out: 'bottom' },
  right: { in: 'left', out: 'right' },
};

/** The innermost scene around both: one of them where it holds the other. */
function meetingOf(source: number, target: number, parents: Int32Array): number {
  if (source === target) return parents[source] as number;
  const around = new Set([TOP]);
  for (let at = source; at !== TOP; at = parents[at] as number) around.add(at);
  let at = target;
  while (!around.has(at)) at = parents[at] as number;
  return at;
}

/** With the sizes and gates that its children have by now. */
export function pieceOf({ sketch }: Cut, { number, laned, children, direction, lines, gates }: Holder, laid: ReadonlyMap<number, LaidPiece>): Piece {
  return {
    way: laned ? 'lanes' : 'flow',
    direction,
    padding: number === TOP ? insetsIn(null, NO_LABEL) : insetsIn(kindIn(sketch, number), sizeIn(sketch, number)),
    least: number === TOP ? NO_LABEL : sizeIn(sketch, number),
    children: children.map((child): Child => {
      const own = laid.get(child);
      const { width, height } = own ?? sizeIn(sketch, child);
      return { width, height, gates: own?.gates ?? [], stands: number === TOP ? standing(kindIn(sketch, child), sketch.initial[child] === 1) : 'anywhere' };
    }),
    gates: gates.map(({ side }) => ({ side })),
    lines,
  };
}

const kindIn = ({ kinds }: Sketch, i: number) => KINDS[kinds[i] as number] as GraphNode['kind'];
const sizeIn = ({ sizes }: Sketch, i: number): Size => ({ width: sizes[2 * i] as number, height: sizes[2 * i + 1] as number });

function standing(kind: GraphNode['kind'], initial: boolean): Standing {
  if (kind === 'release' || kind === 'morning') return 'foot';
  if (kind === 'anchor') return 'aside';
  return kind === 'ritual' || initial ? 'first' : 'anywhere';
}
