/** What can be done in the graph, as buttons; each has its key. */

import { ArrowRight, Copy, LayoutGrid, Pencil, Plus, Search, SlidersHorizontal, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { addScene, deleteSelected, duplicateSelected, tidyPlaces } from '../state/graph-work.ts';
import { selectNode } from '../state/selection.ts';
import { useStore } from '../state/store.ts';
import { MoreButton } from './more-menu.tsx';
import type { GraphActions } from './use-actions.ts';

interface ToolbarProps {
  readonly actions: GraphActions;
  readonly inspecting: boolean;
  readonly toggleInspector: () => void;
}

export function Toolbar({ actions, inspecting, toggleInspector }: ToolbarProps) {
  const kind = useStore((state) => state.selection?.kind ?? null);
  const { connecting } = actions;
  return (
    <div className="graph-tools" role="toolbar" aria-label="Graph">
      <button type="button" className="quiet" title="Add a scene (A)" onClick={addScene}>
        <Plus size={14} strokeWidth={1.5} aria-hidden /> Scene
      </button>
      <button
        type="button"
        className="icon"
        title="Draw an arrow from the selected scene: choose where it leads (C)"
        aria-label="Draw an arrow from the selected scene"
        aria-pressed={connecting !== null}
        disabled={kind !== 'node'}
        onClick={actions.connect}
      >
        <ArrowRight size={16} strokeWidth={1.5} />
      </button>
      <button type="button" className="icon" title="Rename (F2)" aria-label="Rename the selected scene" disabled={kind !== 'node'} onClick={actions.rename}>
        <Pencil size={16} strokeWidth={1.5} />
      </button>
      <button type="button" className="icon" title="Copy (Ctrl+D)" aria-label="Copy the selected scene" disabled={kind !== 'node'} onClick={duplicateSelected}>
        <Copy size={16} strokeWidth={1.5} />
      </button>
      <button type="button" className="icon" title="Delete (Del)" aria-label="Delete what is selected" disabled={kind === null} onClick={deleteSelected}>
        <Trash2 size={16} strokeWidth={1.5} />
      </button>
      <button
        type="button"
        className="icon"
        title="Tidy: the selected scenes, or all, are placed by the layout again (T)"
        aria-label="Tidy"
        onClick={tidyPlaces}
      >
        <LayoutGrid size={16} strokeWidth={1.5} />
      </button>
      <button
        type="button"
        className="icon"
        title="Look into what is selected (I)"
        aria-label="Look into what is selected"
        aria-pressed={inspecting}
        onClick={toggleInspector}
      >
        <SlidersHorizontal size={16} strokeWidth={1.5} />
      </button>
      <MoreButton actions={actions} />
      <Find />
    </div>
  );
}

/** Enter goes to the next scene of that name. */
function Find() {
  const [words, setWords] = useState('');
  const nodes = useStore((state) => state.graph?.nodes);
  const selected = useStore((state) => (state.selection?.kind === 'node' ? state.selection.id : ''));
  const wanted = words.trim().toLowerCase();
  const found = wanted === '' ? [] : (nodes ?? []).filter(({ id, name }) => id.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted));
  return (
    <form
      className="graph-find"
      onSubmit={(event) => {
        event.preventDefault();
        const next = found[(found.findIndex(({ id }) => id === selected) + 1) % Math.max(1, found.length)];
        if (next !== undefined) selectNode(next);
      }}
    >
      <Search size={13} strokeWidth={1.5} aria-hidden />
      <input type="search" placeholder="Find a scene" aria-label="Find a scene in the graph" value={words} onChange={(event) => setWords(event.target.value)} />
      {wanted !== '' && <span role="status">{found.length}</span>}
    </form>
  );
}
