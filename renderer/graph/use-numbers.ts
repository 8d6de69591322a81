/** What the last cohort says of each scene and transition of the graph. */

import { useMemo } from 'react';
import type { DreamGraph } from '../../dream-dsl/index.ts';
import { graphTextOf } from '../state/graph-text.ts';
import { placedRows, speaking } from '../state/numbers.ts';
import { get, useStore } from '../state/store.ts';
import { type GraphNumbers, graphNumbers } from './graph-numbers.ts';

/** In the places that the graph was drawn with: the text may have gone on, and would leave every arrow below the caret without its number for a moment. */
export function useNumbers(graph: DreamGraph): GraphNumbers {
  const cohort = useStore((state) => (state.settings.numbers ? speaking(state) : null));
  return useMemo(() => graphNumbers(graph, cohort === null ? [] : placedRows(cohort, (path) => graphTextOf(get(), path))), [cohort, graph]);
}
