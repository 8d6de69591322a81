/** Starts the window: first what others work on meanwhile, the engine and the workers, then what is drawn. */

import { layOut } from './graph/layout/lay-out.ts';
import { begin } from './state/begin.ts';
import { useStore } from './state/store.ts';

void begin();
// The graph is placed while its panel is still on its way; the panel asks for the same.
useStore.subscribe(({ graph }, before) => {
  if (graph !== null && graph !== before.graph) void layOut(graph);
});
void import('./start.tsx');
