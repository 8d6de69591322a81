/** The window: the text beside its graph. */

import { CodePanel } from '../code/code-panel.tsx';
import { GraphPanel } from '../graph/graph-panel.tsx';
import { useStore } from '../state/store.ts';

export function App() {
  const open = useStore((state) => state.document !== null);
  return (
    <main className="shell">
      {open && <CodePanel />}
      {open && <GraphPanel />}
    </main>
  );
}
