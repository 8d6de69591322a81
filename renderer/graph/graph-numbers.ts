/** What a cohort says of scenes and transitions, and how these are found in it. */

import type { DreamGraph, GraphEdge } from '../../dream-dsl/index.ts';
import { percent } from '../state/figures.ts';
import type { PlacedRow } from '../state/numbers.ts';

/** Share of nights, as words, and whether the text has changed since. */
export interface GraphNumber {
  readonly share: number;
  readonly words: string;
  readonly stale: boolean;
}

export interface GraphNumbers {
  /** By the scene's path. */
  readonly scenes: ReadonlyMap<string, GraphNumber>;
  /** By what `edgeKey` gives. */
  readonly edges: ReadonlyMap<string, GraphNumber>;
}

/** Scenes of two dreams may have one name, and the ritual, the release and the morning always do: a row counts where it is of that text. */
export function graphNumbers({ nodes }: Pick<DreamGraph, 'nodes'>, rows: readonly PlacedRow[]): GraphNumbers {
  const files = new Map(nodes.map(({ id, file }) => [id, file]));
  const scenes = new Map<string, GraphNumber>();
  const edges = new Map<string, GraphNumber>();
  for (const { row, file, span, stale } of rows) {
    const { share, nights } = row.rate;
    const number = { share, words: nights === 0 ? 'never' : percent(share), stale };
    if (row.kind === 'scene' && files.get(row.label) === file) scenes.set(row.label, number);
    if (row.kind === 'transition') edges.set(edgeKey({ file, span, source: row.label, target: row.to }), number);
  }
  return { scenes, edges };
}

export const edgeKey = ({ file, span, source, target }: Pick<GraphEdge, 'file' | 'span' | 'source' | 'target'>): string =>
  `${file} ${span.start} ${source}>${target}`;
