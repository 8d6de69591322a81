/** One piece laid out by its arrows, in layers, by elk. */

import type { ELK, ElkExtendedEdge, ElkLabel, ElkNode, ElkPort } from 'elkjs/lib/elk-api.js';
import { OPTIONS } from './elk-options.ts';
import type { Child, End, LaidPiece, Piece, PlacedGate, Side } from './piece.ts';

/** Of many arrows nobody sees how few cross. */
const QUICK = { 'elk.layered.thoroughness': '1', 'elk.layered.nodePlacement.strategy': 'SIMPLE', 'elk.layered.crossingMinimization.greedySwitch.type': 'OFF' };
const MANY_LINES = 40;
/** At the foot in the order of the text: the way out on the left, the morning on the right. */
const FOOT = { 'elk.layered.layering.layerConstraint': 'LAST' };
const ASIDE_GAP_PX = 28;
/** Between lines on the edge of a scene. */
const APART_PX = 12;
const SIDE_NAMES: Readonly<Record<Side, string>> = { top: 'NORTH', right: 'EAST', bottom: 'SOUTH', left: 'WEST' };

export async function byArrows(piece: Piece, elk: Pick<ELK, 'layout'>): Promise<LaidPiece> {
  const { children, padding, least, direction, gates, lines } = piece;
  const ports = new Ports(piece);
  const edges = lines.map(({ from, to, label }, i): ElkExtendedEdge & { labels: ElkLabel[] } => ({
    id: `l${i}`,
    sources: [ports.of(from, 'out')],
    targets: [ports.of(to, 'in')],
    labels: label.width === 0 ? [] : [{ id: `l${i}t`, text: ' ', ...label }],
  }));
  const asked: ElkNode = {
    id: 'piece',
    layoutOptions: {
      ...OPTIONS,
      ...(lines.length > MANY_LINES ? QUICK : {}),
      'elk.direction': direction === 'down' ? 'DOWN' : 'RIGHT',
      'elk.padding': `[top=${padding.top},left=${padding.left},bottom=${padding.bottom},right=${padding.right}]`,
      'elk.layered.crossingMinimization.semiInteractive': 'true',
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${least.width},${least.height})`,
      ...(gates.length === 0 ? {} : { 'elk.portConstraints': 'FIXED_SIDE' }),
    },
    ports: gates.map(({ side }, i): ElkPort => ({ id: `g${i}`, width: 0, height: 0, layoutOptions: { 'elk.port.side': SIDE_NAMES[side] } })),
    children: children.flatMap((child, i) => (child.stands === 'aside' ? [] : [childOf(child, i, ports)])),
    edges,
  };
  // Of the outermost, elk knows no gates.
  const whole = await elk.layout({ id: 'whole', layoutOptions: { 'elk.algorithm': 'layered' }, children: [asked], edges: [] });
  return withAside(piece, laidOf(piece, whole.children?.[0] as ElkNode));
}

function childOf(child: Child, i: number, ports: Ports): ElkNode {
  const { width, height, stands } = child;
  const own = ports.ofChild(i);
  return {
    id: `c${i}`,
    width,
    height,
    layoutOptions: {
      ...(stands === 'first' ? { 'elk.layered.layering.layerConstraint': 'FIRST' } : {}),
      ...(stands === 'foot' ? { ...FOOT, 'elk.position': `(${i * 1000},0)` } : {}),
      ...(own.length === 0 ? {} : { 'elk.portConstraints': 'FIXED_POS' }),
    },
    ports: own.map(({ id, x, y, side }) => ({ id, x, y, width: 0, height: 0, layoutOptions: { 'elk.port.side': SIDE_NAMES[side] } })),
  };
}

/** Where lines meet children. A child with gates has a port for each line, since elk finds no place for others beside fixed ones. */
class Ports {
  readonly #byChild: ReadonlyMap<number, (PlacedGate & { readonly id: string })[]>;
  readonly #piece: Piece;
  #count = 0;

  constructor(piece: Piece) {
    this.#piece = piece;
    this.#byChild = new Map(
      piece.children.flatMap(({ gates }, i) => (gates.length === 0 ? [] : [[i, gates.map((gate, n) => ({ ...gate, id: `c${i}g${n}` }))] as const])),
    );
  }

  ofChild(i: number): readonly (PlacedGate & { readonly id: string })[] {
    return this.#byChild.get(i) ?? [];
  }

  of(end: End, way: 'in' | 'out'): string {
    if (end.child === null) return `g${end.gate}`;
    const known = this.#byChild.get(end.child);
    if (known === undefined) return `c${end.child}`;
    if (end.gate !== null) return `c${end.child}g${end.gate}`;
    const id = `c${end.child}d${this.#count++}`;
    known.push({ id, ...this.#free(end.child, way, known) });
    return id;
  }

  /** In the middle of the widest stretch between the lines that are there. */
  #free(child: number, way: 'in' | 'out', known: readonly PlacedGate[]): PlacedGate {
    const { direction, children } = this.#piece;
    const { width, height } = children[child] as Child;
    const down = direction === 'down';
    const side: Side = down ? (way === 'in' ? 'top' : 'bottom') : way === 'in' ? 'left' : 'right';
    const length = down ? width : height;
    const taken = [0, ...known.filter((gate) => gate.side === side).map(({ x, y }) => (down ? x : y)), length].sort((a, b) => a - b);
    let at = length / 2;
    let widest = -1;
    for (let i = 0; i + 1 < taken.length; i++) {
      const [a, b] = [taken[i] as number, taken[i + 1] as number];
      if (b - a > widest + APART_PX) [widest, at] = [b - a, (a + b) / 2];
    }
    return down ? { side, x: at, y: way === 'in' ? 0 : height } : { side, x: way === 'in' ? 0 : width, y: at };
  }
}

function laidOf({ children, gates, lines }: Piece, node: ElkNode): LaidPiece {
  const boxes = new Map((node.children ?? []).map((child) => [child.id, child]));
  const ports = new Map((node.ports ?? []).map((port) => [port.id, port]));
  const edges = new Map((node.edges ?? []).map((edge) => [edge.id, edge]));
  return {
    width: node.width ?? 0,
    height: node.height ?? 0,
    boxes: children.map(({ width, height }, i) => ({ x: boxes.get(`c${i}`)?.x ?? 0, y: boxes.get(`c${i}`)?.y ?? 0, width, height })),
    gates: gates.map(({ side }, i) => ({ side, x: ports.get(`g${i}`)?.x ?? 0, y: ports.get(`g${i}`)?.y ?? 0 })),
    routes: lines.map((_, i) => {
      const edge = edges.get(`l${i}`);
      const [section] = edge?.sections ?? [];
      const [label] = edge?.labels ?? [];
      const points = section === undefined ? [] : [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
      const at = label?.x === undefined || label.y === undefined ? null : { x: label.x + (label.width ?? 0) / 2, y: label.y + (label.height ?? 0) / 2 };
      return { points, label: at };
    }),
  };
}

/** What recurs all night stands in a column of its own on the right. */
function withAside({ children, padding }: Piece, laid: LaidPiece): LaidPiece {
  const aside = children.flatMap((child, i) => (child.stands === 'aside' ? [i] : []));
  if (aside.length === 0) return laid;
  const alone = aside.length === children.length;
  const x = alone ? padding.left : laid.width - padding.right + ASIDE_GAP_PX;
  const boxes = [...laid.boxes];
  let y = padding.top;
  let width = 0;
  for (const i of aside) {
    const child = children[i] as Child;
    boxes[i] = { x, y, width: child.width, height: child.height };
    y += child.height + ASIDE_GAP_PX / 2;
    width = Math.max(width, child.width);
  }
  return { ...laid, boxes, width: x + width + padding.right, height: Math.max(laid.height, y + padding.bottom) };
}
