/** Which scenes the previewed night is in at the playhead, and which have a stop: worked out once for all of them. */

import { useMemo } from 'react';
import type { DreamGraph } from '../../dream-dsl/index.ts';
import { spanNow } from '../state/stops.ts';
import { activeScenes, isNightStale, useStore } from '../state/store.ts';

export function useMarks(graph: DreamGraph | null): { readonly active: ReadonlySet<string>; readonly stopped: ReadonlySet<string> } {
  const scenes = useStore((state) => (isNightStale(state) ? '' : activeScenes(state)));
  const active = useMemo(() => new Set(scenes.split(' ')), [scenes]);
  // As one word, so that it is the same while the stops stand where they stood.
  const stops = useStore((state) => state.stops.flatMap((stop) => (stop.on ? [`${spanNow(state, stop)?.start} ${stop.file}`] : [])).join('\n'));
  const stopped = useMemo(() => {
    const at = new Set(stops.split('\n'));
    return new Set(stops === '' ? [] : (graph?.nodes ?? []).flatMap(({ id, file, span }) => (at.has(`${span.start} ${file}`) ? [id] : [])));
  }, [graph, stops]);
  return { active, stopped };
}
