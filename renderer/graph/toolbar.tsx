/** What can be done in the graph, as buttons; each has its key. */

import { ArrowRight, Copy, LayoutGrid, Pencil, Plus, Search, SlidersHorizontal, Trash2 } from 'lucide-react';
import { memo, type ReactNode, useState } from 'react';
import { type CommandId, commandOf } from '../../app/bridge/index.ts';
import { canRun, runCommand, useKeys } from '../state/commands.ts';
import { unfoldTo } from '../state/folds.ts';
import { selectNode } from '../state/selection.ts';
import { useStore } from '../state/store.ts';
import { MoreButton } from './more-menu.tsx';

export const Toolbar = memo(function Toolbar() {
  const connecting = useStore(({ graphTask }) => graphTask?.kind === 'connect');
  const inspecting = useStore((state) => state.inspecting);
  return (
    <div className="graph-tools" role="toolbar" aria-label="Graph">
      <Tool command="graph.add" label="Add a scene" className="quiet">
        <Plus size={14} strokeWidth={1.5} aria-hidden /> Scene
      </Tool>
      <Tool command="graph.connect" label="Draw an arrow from the selected scene" pressed={connecting}>
        <ArrowRight size={16} strokeWidth={1.5} />
      </Tool>
      <Tool command="graph.rename" label="Rename the selected scene">
        <Pencil size={16} strokeWidth={1.5} />
      </Tool>
      <Tool command="graph.duplicate" label="Copy the selected scene">
        <Copy size={16} strokeWidth={1.5} />
      </Tool>
      <Tool command="graph.delete" label="Delete what is selected">
        <Trash2 size={16} strokeWidth={1.5} />
      </Tool>
      <Tool command="graph.tidy" label="Tidy">
        <LayoutGrid size={16} strokeWidth={1.5} />
      </Tool>
      <Tool command="graph.inspect" label="Look into what is selected" pressed={inspecting}>
        <SlidersHorizontal size={16} strokeWidth={1.5} />
      </Tool>
      <MoreButton />
      <Find />
    </div>
  );
});

interface ToolProps {
  readonly command: CommandId;
  /** Its name where nothing is written on it. */
  readonly label: string;
  readonly className?: string;
  /** Of a button that stays down. */
  readonly pressed?: boolean;
  readonly children: ReactNode;
}

/** A command of the graph as a button, with its keys as a hint. */
function Tool({ command, label, className = 'icon', pressed, children }: ToolProps) {
  const keys = useKeys(command);
  const can = useStore((state) => canRun(commandOf(command), state));
  const { title } = commandOf(command);
  return (
    <button
      type="button"
      className={className}
      title={keys === '' ? title : `${title} (${keys})`}
      {...(className === 'icon' ? { 'aria-label': label } : {})}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      data-command={command}
      disabled={!can}
      onClick={() => runCommand(command)}
    >
      {children}
    </button>
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
        if (next === undefined) return;
        unfoldTo(next.id);
        selectNode(next);
      }}
    >
      <Search size={13} strokeWidth={1.5} aria-hidden />
      <input type="search" placeholder="Find a scene" aria-label="Find a scene in the graph" value={words} onChange={(event) => setWords(event.target.value)} />
      {wanted !== '' && <span role="status">{found.length}</span>}
    </form>
  );
}
