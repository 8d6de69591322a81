/** What the last cohort says of each scene and transition of the graph. */

import { useMemo } from 'react';
import type { DreamGraph } from '../../dream-dsl/index.ts';
import { percent } from '../state/figures.ts';
import { placedRows, speaking } from '../state/numbers.ts';
import { get, useStore } from '../state/store.ts';
import { edgeKey, type GraphNumber, type GraphNumbers } from './graph-numbers.ts';

/** In the places that the graph was drawn with: the text may have gone on, and would leave every arrow below the caret without its number for a moment. */
export function useNumbers(graph: DreamGraph): GraphNumbers {
  const cohort = useStore((state) => (state.settings.numbers ? speaking(state) : null));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another graph is of other texts
  return useMemo(() => {
    const scenes = new Map<string, GraphNumber>();
    const edges = new Map<string, GraphNumber>();
    for (const { row, file, span, stale } of cohort === null ? [] : placedRows(cohort, drawnText)) {
      const { share, nights } = row.rate;
      const number = { share, words: nights === 0 ? 'never' : percent(share), stale };
      if (row.kind === 'scene') scenes.set(row.label, number);
      if (row.kind === 'transition') edges.set(edgeKey({ file, span, source: row.label, target: row.to }), number);
    }
    return { scenes, edges };
  }, [cohort, graph]);
}

/** What the graph is drawn from. */
function drawnText(path: string): string | undefined {
  const { program, graphText, problemTexts, documents } = get();
  return path === program ? graphText : (problemTexts[path] ?? documents[path]?.text);
}
