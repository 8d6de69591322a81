/** What the last cohort says of each scene and transition of the graph. */

import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { percent } from '../state/figures.ts';
import { placedRows, speaking } from '../state/numbers.ts';
import { useStore } from '../state/store.ts';
import { edgeKey, type GraphNumber, type GraphNumbers } from './graph-numbers.ts';

export function useNumbers(): GraphNumbers {
  const cohort = useStore((state) => (state.settings.numbers ? speaking(state) : null));
  // Only texts that the numbers are of: where scenes stand is a text as well.
  const texts = useStore(useShallow((state): Texts => Object.fromEntries(Object.keys(cohort?.texts ?? {}).map((path) => [path, state.documents[path]?.text]))));
  return useMemo(() => {
    const scenes = new Map<string, GraphNumber>();
    const edges = new Map<string, GraphNumber>();
    for (const { row, file, span, stale } of cohort === null ? [] : placedRows(cohort, (path) => texts[path])) {
      const { share, nights } = row.rate;
      const number = { share, words: nights === 0 ? 'never' : percent(share), stale };
      if (row.kind === 'scene') scenes.set(row.label, number);
      if (row.kind === 'transition') edges.set(edgeKey({ file, span, source: row.label, target: row.to }), number);
    }
    return { scenes, edges };
  }, [cohort, texts]);
}

type Texts = Readonly<Record<string, string | undefined>>;
