/** What can be done with what is selected, with the keys of each: behind a button, and where the mouse asks for it. */

import { ContextMenu } from '@base-ui/react/context-menu';
import { Menu } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import { Fragment, type ReactElement } from 'react';
import { addScene, deleteSelected, duplicateSelected, extractMotif, groupSelected, openSelected, reorderSelected, tidyPlaces } from '../state/graph-work.ts';
import { runFromSelection } from '../state/reach.ts';
import { chosenOf } from '../state/selection.ts';
import { toggleStopOfSelection } from '../state/stops.ts';
import { useStore } from '../state/store.ts';
import { askAboutCaret } from '../state/why.ts';
import type { GraphActions } from './use-actions.ts';

interface Entry {
  readonly title: string;
  readonly keys: string;
  /** How many scenes it is done with, or with whatever is selected. */
  readonly needs: 'nothing' | 'anything' | 'scenes' | 'one scene' | 'an arrow';
  run(): void;
}

const entriesOf = ({ rename, connect }: GraphActions): readonly (readonly Entry[])[] => [
  [
    { title: 'Add a scene', keys: 'A', needs: 'nothing', run: addScene },
    { title: 'Draw an arrow from here', keys: 'C', needs: 'one scene', run: connect },
    { title: 'Open by itself', keys: 'O', needs: 'one scene', run: openSelected },
    { title: 'Rename', keys: 'F2', needs: 'one scene', run: rename },
  ],
  [
    { title: 'Cut', keys: 'Ctrl+X', needs: 'scenes', run: () => carry('cut') },
    { title: 'Copy', keys: 'Ctrl+C', needs: 'scenes', run: () => carry('copy') },
    { title: 'Duplicate', keys: 'Ctrl+D', needs: 'scenes', run: duplicateSelected },
    { title: 'Delete', keys: 'Del', needs: 'anything', run: deleteSelected },
  ],
  [
    { title: 'Put into a scene of their own', keys: 'G', needs: 'scenes', run: groupSelected },
    { title: 'Make it a motif', keys: 'M', needs: 'one scene', run: extractMotif },
    { title: 'Earlier in the text', keys: 'Ctrl+↑', needs: 'anything', run: () => reorderSelected(-1) },
    { title: 'Later in the text', keys: 'Ctrl+↓', needs: 'anything', run: () => reorderSelected(1) },
  ],
  [
    { title: 'Why, or why not?', keys: 'Alt+Shift+W', needs: 'an arrow', run: askAboutCaret },
    { title: 'Stop as it is entered or taken', keys: 'F9', needs: 'anything', run: toggleStopOfSelection },
    { title: 'Run from here', keys: 'Alt+R', needs: 'one scene', run: runFromSelection },
  ],
  [{ title: 'Tidy: place them by the layout', keys: 'T', needs: 'nothing', run: tidyPlaces }],
];

export function MoreButton({ actions }: { readonly actions: GraphActions }) {
  return (
    <Menu.Root>
      <Menu.Trigger className="icon" aria-label="More to do with what is selected" title="More to do with what is selected">
        <Ellipsis size={16} strokeWidth={1.5} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" className="over">
          <Menu.Popup className="menu graph-menu">
            <Entries actions={actions} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** Around the canvas. */
export function AtMouse({ actions, children }: { readonly actions: GraphActions; readonly children: ReactElement }) {
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger render={children} />
      <ContextMenu.Portal>
        <ContextMenu.Positioner className="over">
          <ContextMenu.Popup className="menu graph-menu">
            <Entries actions={actions} />
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function Entries({ actions }: { readonly actions: GraphActions }) {
  const scenes = useStore((state) => chosenOf(state).length);
  const anything = useStore((state) => state.selection !== null);
  const arrow = useStore((state) => state.selection?.kind === 'edge' && state.preview !== null);
  const can = { nothing: true, anything, scenes: scenes > 0, 'one scene': scenes === 1, 'an arrow': arrow } as const;
  return entriesOf(actions).map((entries, i) => (
    <Fragment key={entries[0]?.title}>
      {i > 0 && <Menu.Separator className="menu-line" />}
      {entries.map(({ title, keys, needs, run }) => (
        <Menu.Item key={title} className="menu-item" disabled={!can[needs]} onClick={run}>
          <span>{title}</span>
          <em>{keys}</em>
        </Menu.Item>
      ))}
    </Fragment>
  ));
}

/** As the key would: the graph takes it from there. */
function carry(how: 'cut' | 'copy'): void {
  document.querySelector<HTMLElement>('.graph')?.focus();
  document.execCommand(how);
}
