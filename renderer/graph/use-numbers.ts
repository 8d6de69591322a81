/** What the last cohort says of each scene and transition of the graph. */

import { useMemo } from 'react';
import type { GraphEdge } from '../../dream-dsl/index.ts';
import { percent } from '../state/figures.ts';
import { placedRows, speaking } from '../state/numbers.ts';
import { useStore } from '../state/store.ts';

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

export function useNumbers(): GraphNumbers {
  const cohort = useStore((state) => (state.settings.numbers ? speaking(state) : null));
  const documents = useStore((state) => state.documents);
  return useMemo(() => {
    const scenes = new Map<string, GraphNumber>();
    const edges = new Map<string, GraphNumber>();
    for (const { row, file, span, stale } of cohort === null ? [] : placedRows(cohort, (path) => documents[path]?.text)) {
      const { share, nights } = row.rate;
      const number = { share, words: nights === 0 ? 'never' : percent(share), stale };
      if (row.kind === 'scene') scenes.set(row.label, number);
      if (row.kind === 'transition') edges.set(edgeKey({ file, span, source: row.label, target: row.to }), number);
    }
    return { scenes, edges };
  }, [cohort, documents]);
}

export const edgeKey = ({ file, span, source, target }: Pick<GraphEdge, 'file' | 'span' | 'source' | 'target'>): string =>
  `${file} ${span.start} ${source}>${target}`;
