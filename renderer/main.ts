/** Starts the window: first what others work on meanwhile, the engine and the workers, then what is drawn. */

import { begin as beginLayout, layOut } from './graph/layout/lay-out.ts';
import { begin } from './state/begin.ts';
import { useStore } from './state/store.ts';

void begin();
// The graph is placed while its panel is still on its way; the panel asks for the same.
useStore.subscribe(({ graph, graphDrawn }, before) => {
  if (graph !== null && graph !== before.graph && !graphDrawn) layOut(graph);
  // Where everything was remembered, it is ready for the first that is not.
  if (graphDrawn && !before.graphDrawn) requestIdleCallback(beginLayout, { timeout: 5000 });
});
void import('./start.tsx');
