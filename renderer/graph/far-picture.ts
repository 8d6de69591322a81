/** A large graph as its painter gets it: its words, and apart from them the places of all, as plain numbers. */

import type { Channel, GraphNode } from '../../dream-dsl/index.ts';
import { wordsOfFold } from './fold.ts';
import type { GraphIndex } from './graph-index.ts';
import type { Box, Layout } from './layout/picture.ts';
import { edgeText, nodeSize } from './layout/size.ts';
import { isSameList, looksSame } from './scene-look.ts';
import type { Detail, SightNumbers } from './sight.ts';

export interface FarScene {
  readonly id: string;
  readonly kind: GraphNode['kind'];
  readonly name: string;
  readonly holds: boolean;
  readonly first: boolean;
  readonly broken: boolean;
  readonly reachable: boolean;
  readonly tone: string;
  /** What is in it, of a folded one. */
  readonly inside: string;
  readonly cues: readonly { readonly channel: Channel; readonly label: string; readonly level: string }[];
  /** Width of the head of a lane, px; 0 of all else. */
  readonly lane: number;
}

export interface FarWords {
  readonly scenes: readonly FarScene[];
  readonly lines: readonly { readonly source: string; readonly target: string; readonly text: string }[];
}

/** In the whole picture. NaN where something has no place. */
export interface FarPlaces {
  /** Four for each scene: x, y, width, height. */
  readonly boxes: Float32Array<ArrayBuffer>;
  /** Two for each corner of the lines. */
  readonly points: Float32Array<ArrayBuffer>;
  /** The first corner of each line, and after the last one how many there are. */
  readonly starts: Uint32Array<ArrayBuffer>;
  /** Two for each line: where its words are. */
  readonly labels: Float32Array<ArrayBuffer>;
}

export interface FarMarks {
  /** Scenes that the night is in, and ways that it went, as `from>to`. */
  readonly active: ReadonlySet<string>;
  readonly travelled: ReadonlySet<string>;
  /** Scenes that are being dragged, with what is in them: they are not painted. */
  readonly without: ReadonlySet<string>;
}

export interface FarLook {
  readonly sight: SightNumbers;
  readonly detail: Detail;
  /** Of the names from further away. */
  readonly namePx: number;
  /** Px of the screen for one of the page. */
  readonly ratio: number;
  readonly colours: Readonly<Record<string, string>>;
}

export const COLOURS = ['app', 'panel', 'raised', 'hover', 'line', 'faint', 'soft', 'text', 'lamp', 'danger', 'warn', 'ok'] as const;

export function farWords({ graph, inside }: GraphIndex): FarWords {
  return {
    scenes: graph.nodes.map((node) => ({
      id: node.id,
      kind: node.kind,
      name: node.name,
      holds: inside.has(node.id),
      first: node.initial && node.kind !== 'layer',
      broken: node.broken !== undefined,
      reachable: node.reachable,
      tone: node.tone.map(({ name, value }) => `${name} ${value}`).join(' · '),
      inside: wordsOfFold(node),
      cues: node.cues.map(({ channel, label, level }) => ({ channel, label, level })),
      lane: node.kind === 'layer' ? nodeSize(node).width : 0,
    })),
    lines: graph.edges.map((edge) => ({ source: edge.source, target: edge.target, text: edgeText(edge) })),
  };
}

/** Its words are the same, wherever they stand in the text by now. */
export const looksTheSame = (a: GraphIndex, b: GraphIndex): boolean =>
  a === b ||
  (isSameList(a.graph.nodes, b.graph.nodes, looksSame) &&
    isSameList(a.graph.edges, b.graph.edges, (one, other) => one.id === other.id && edgeText(one) === edgeText(other)));

export function farPlaces({ graph: { nodes, edges } }: GraphIndex, { routes }: Layout, whole: ReadonlyMap<string, Box>): FarPlaces {
  const boxes = new Float32Array(4 * nodes.length).fill(Number.NaN);
  for (const [i, { id }] of nodes.entries()) {
    const box = whole.get(id);
    if (box !== undefined) boxes.set([box.x, box.y, box.width, box.height], 4 * i);
  }
  const starts = new Uint32Array(edges.length + 1);
  const labels = new Float32Array(2 * edges.length).fill(Number.NaN);
  for (const [i, { id }] of edges.entries()) {
    const route = routes.get(id);
    starts[i + 1] = (starts[i] as number) + (route?.points.length ?? 0);
    if (route?.label != null) labels.set([route.label.x, route.label.y], 2 * i);
  }
  const points = new Float32Array(2 * (starts.at(-1) ?? 0));
  let at = 0;
  for (const { id } of edges)
    for (const { x, y } of routes.get(id)?.points ?? []) {
      points[at++] = x;
      points[at++] = y;
    }
  return { boxes, points, starts, labels };
}
