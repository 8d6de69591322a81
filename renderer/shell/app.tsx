/** The window: the text beside its graph. */

import { useEffect } from 'react';
import { CodePanel } from '../code/code-panel.tsx';
import { GraphPanel } from '../graph/graph-panel.tsx';
import { useStore } from '../state/store.ts';

export function App() {
  const open = useStore((state) => state.document !== null);
  const ready = useStore((state) => state.analysis !== null && state.graphDrawn);
  useEffect(() => {
    if (ready) document.body.dataset['appState'] = 'ready';
  }, [ready]);
  return (
    <main className="shell">
      {open && <CodePanel />}
      {open && <GraphPanel />}
    </main>
  );
}
