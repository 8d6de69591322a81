/** What a cohort says of scenes and transitions, and how these are found in it. */

import type { GraphEdge } from '../../dream-dsl/index.ts';

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

export const edgeKey = ({ file, span, source, target }: Pick<GraphEdge, 'file' | 'span' | 'source' | 'target'>): string =>
  `${file} ${span.start} ${source}>${target}`;
