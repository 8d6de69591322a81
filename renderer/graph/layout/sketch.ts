/** What the layout needs to know of a graph, by number and without names: kinds, sizes, and which arrow leads where. As plain numbers it goes to a worker. */

import type { DreamGraph, GraphNode } from '../../../dream-dsl/index.ts';
import { labelSize, nodeSize } from './size.ts';

export const KINDS: readonly GraphNode['kind'][] = ['ritual', 'anywhere', 'scene', 'layer', 'anchor', 'release', 'morning'];

/** What holds the scenes at the top. */
export const TOP = -1;

export interface Sketch {
  /** Places in KINDS. */
  readonly kinds: Uint8Array;
  /** What holds each; TOP for none. Holders stand before what is in them. */
  readonly parents: Int32Array;
  /** 1 of what is entered first. */
  readonly initial: Uint8Array;
  /** Two for each node: width and height, px; of what holds others, of its head. */
  readonly sizes: Float64Array;
  /** Two for each arrow: where it begins and where it leads. */
  readonly ends: Int32Array;
  /** Two for each arrow: width and height of its words, px. */
  readonly labels: Float64Array;
}

export function sketchOf({ nodes, edges }: DreamGraph): Sketch {
  const numbers = new Map(nodes.map(({ id }, i) => [id, i]));
  const numberOf = (id: string | null) => numbers.get(id ?? '') ?? TOP;
  const sizes = new Float64Array(2 * nodes.length);
  for (const [i, node] of nodes.entries()) {
    const { width, height } = nodeSize(node);
    sizes.set([width, height], 2 * i);
  }
  const ends = new Int32Array(2 * edges.length);
  const labels = new Float64Array(2 * edges.length);
  for (const [i, edge] of edges.entries()) {
    const { width, height } = labelSize(edge);
    ends.set([numberOf(edge.source), numberOf(edge.target)], 2 * i);
    labels.set([width, height], 2 * i);
  }
  return {
    kinds: Uint8Array.from(nodes, ({ kind }) => KINDS.indexOf(kind)),
    parents: Int32Array.from(nodes, ({ parent }) => numberOf(parent)),
    initial: Uint8Array.from(nodes, ({ initial }) => Number(initial)),
    sizes,
    ends,
    labels,
  };
}

export function isSameSketch(a: Sketch, b: Sketch): boolean {
  return (Object.keys(a) as (keyof Sketch)[]).every((part) => isSame(a[part], b[part]));
}

function isSame(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
