/** Where one is: the dream, and the scenes around what is shown. Each leads back to itself. */

import { ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { openInside } from '../state/graph-work.ts';
import { useStore } from '../state/store.ts';
import { wayTo } from './inside.ts';

export const Breadcrumbs = memo(function Breadcrumbs() {
  const graph = useStore((state) => state.graph);
  const inside = useStore((state) => state.graphInside);
  if (graph === null || inside === null) return null;
  const way = wayTo(graph, inside);
  return (
    <nav className="graph-way" aria-label="Where the graph is">
      <button type="button" className="link" onClick={() => openInside(null)}>
        {graph.title}
      </button>
      {way.map(({ id, name }, i) => (
        <span key={id}>
          <ChevronRight size={12} strokeWidth={1.5} aria-hidden />
          {i === way.length - 1 ? (
            <strong aria-current="location">{name}</strong>
          ) : (
            <button type="button" className="link" onClick={() => openInside(id)}>
              {name}
            </button>
          )}
        </span>
      ))}
    </nav>
  );
});
