/** What can be done with what is selected, with the keys of each: behind a button, and where the mouse asks for it. */

import { ContextMenu } from '@base-ui/react/context-menu';
import { Menu } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import { Fragment, type ReactElement } from 'react';
import { type CommandId, commandOf, keysAsShown, keysFor } from '../../app/bridge/index.ts';
import { mac, runCommand } from '../state/commands.ts';
import { desktop } from '../state/engine.ts';
import { paste } from '../state/graph-work.ts';
import { chosenOf } from '../state/selection.ts';
import { toggleStopOfSelection } from '../state/stops.ts';
import { useStore } from '../state/store.ts';

interface Entry {
  /** In short, where the title of the command is long. */
  readonly title: string;
  /** What it does; or the keys of what the whole system calls by one name. */
  readonly does: CommandId | { readonly keys: string; run(): void };
  /** How many scenes it is done with, or with whatever is selected. */
  readonly needs: 'nothing' | 'anything' | 'scenes' | 'one scene' | 'an arrow';
}

const ENTRIES: readonly (readonly Entry[])[] = [
  [
    { title: 'Add a scene', does: 'graph.add', needs: 'nothing' },
    { title: 'Add a scene inside', does: 'graph.inside', needs: 'one scene' },
    { title: 'Add a layer to it', does: 'graph.layer', needs: 'one scene' },
    { title: 'React anywhere', does: 'graph.anywhere', needs: 'nothing' },
    { title: 'Draw an arrow from here', does: 'graph.connect', needs: 'one scene' },
    { title: 'Open by itself', does: 'graph.open', needs: 'one scene' },
    { title: 'Fold or unfold', does: 'graph.fold', needs: 'scenes' },
    { title: 'Rename', does: 'graph.rename', needs: 'one scene' },
  ],
  [
    { title: 'Cut', does: { keys: 'Mod+X', run: () => carry('cut') }, needs: 'scenes' },
    { title: 'Copy', does: { keys: 'Mod+C', run: () => carry('copy') }, needs: 'scenes' },
    { title: 'Paste', does: { keys: 'Mod+V', run: () => void desktop().clipboardText().then(paste) }, needs: 'nothing' },
    { title: 'Duplicate', does: 'graph.duplicate', needs: 'scenes' },
    { title: 'Delete', does: 'graph.delete', needs: 'anything' },
  ],
  [
    { title: 'Put into a scene of their own', does: 'graph.group', needs: 'scenes' },
    { title: 'Make it a motif', does: 'graph.motif', needs: 'one scene' },
    { title: 'Earlier in the text', does: 'graph.earlier', needs: 'anything' },
    { title: 'Later in the text', does: 'graph.later', needs: 'anything' },
  ],
  [
    { title: 'Why, or why not?', does: 'night.whyLine', needs: 'an arrow' },
    { title: 'Stop as it is entered or taken', does: { keys: 'F9', run: toggleStopOfSelection }, needs: 'anything' },
    { title: 'Run from here', does: 'night.runHere', needs: 'one scene' },
  ],
  [{ title: 'Tidy: place them by the layout', does: 'graph.tidy', needs: 'nothing' }],
];

export function MoreButton() {
  return (
    <Menu.Root>
      <Menu.Trigger className="icon" aria-label="More to do with what is selected" title="More to do with what is selected">
        <Ellipsis size={16} strokeWidth={1.5} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" className="over">
          <Menu.Popup className="menu graph-menu">
            <Entries />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** Around the canvas. */
export function AtMouse({ children }: { readonly children: ReactElement }) {
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger render={children} />
      <ContextMenu.Portal>
        <ContextMenu.Positioner className="over">
          <ContextMenu.Popup className="menu graph-menu">
            <Entries />
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function Entries() {
  const changes = useStore((state) => state.settings.keys);
  const keysOf = (does: Entry['does']) => keysAsShown(typeof does === 'string' ? keysFor(commandOf(does), changes) : does.keys, mac);
  const scenes = useStore((state) => chosenOf(state).length);
  const anything = useStore((state) => state.selection !== null);
  const arrow = useStore((state) => state.selection?.kind === 'edge' && state.preview !== null);
  const can = { nothing: true, anything, scenes: scenes > 0, 'one scene': scenes === 1, 'an arrow': arrow } as const;
  return ENTRIES.map((entries, i) => (
    <Fragment key={entries[0]?.title}>
      {i > 0 && <Menu.Separator className="menu-line" />}
      {entries.map(({ title, does, needs }) => (
        <Menu.Item key={title} className="menu-item" disabled={!can[needs]} onClick={() => (typeof does === 'string' ? runCommand(does) : does.run())}>
          <span>{title}</span>
          <em>{keysOf(does)}</em>
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
