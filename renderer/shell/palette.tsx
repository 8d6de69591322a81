/** Every command and every scene by name. */

import { Dialog } from '@base-ui/react/dialog';
import { Command } from 'cmdk';
import { FileText, Moon } from 'lucide-react';
import { COMMAND_GROUPS, COMMAND_NEEDS, COMMANDS, type Command as WindowCommand } from '../../app/bridge/index.ts';
import { canRun, runCommand, useKeys } from '../state/commands.ts';
import { selectNode } from '../state/selection.ts';
import { set, useStore } from '../state/store.ts';
import { goToText } from '../state/view.ts';

const close = () => set(({ dialog }) => (dialog === 'palette' ? { dialog: null } : {}));

export function Palette() {
  const open = useStore((state) => state.dialog === 'palette');
  const nodes = useStore((state) => state.graph?.nodes);
  const documents = useStore((state) => state.documents);
  const files = Object.values(documents);
  const pick = (run: () => void) => () => {
    close();
    // After the dialog has given the keyboard back.
    requestAnimationFrame(run);
  };
  return (
    <Dialog.Root open={open} onOpenChange={(now) => !now && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="palette" data-testid="palette" aria-label="Commands">
          <Command label="Commands" loop>
            <Command.Input placeholder="A command, a file or a scene…" autoFocus />
            <Command.List>
              <Command.Empty>Nothing has that name.</Command.Empty>
              {COMMAND_GROUPS.map((group) => {
                const commands = COMMANDS.filter((command) => command.group === group && command.id !== 'view.palette');
                return (
                  <Command.Group key={group} heading={group}>
                    {commands.map((command) => (
                      <Entry key={command.id} command={command} onSelect={pick(() => runCommand(command.id))} />
                    ))}
                  </Command.Group>
                );
              })}
              {files.length > 1 && (
                <Command.Group heading="Files">
                  {files.map(({ path }) => (
                    <Command.Item key={path} value={`file ${path}`} onSelect={pick(() => goToText(path, { start: 0, end: 0 }))}>
                      <FileText size={14} strokeWidth={1.5} aria-hidden /> {path}
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              <Command.Group heading="Scenes">
                {nodes?.map((node) => (
                  <Command.Item key={node.id} value={`scene ${node.id}`} onSelect={pick(() => selectNode(node))}>
                    <Moon size={14} strokeWidth={1.5} aria-hidden /> {node.id}
                  </Command.Item>
                ))}
              </Command.Group>
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What has nothing to act on is listed too, with what it needs. */
function Entry({ command, onSelect }: { readonly command: WindowCommand; readonly onSelect: () => void }) {
  const keys = useKeys(command.id);
  const can = useStore((state) => canRun(command, state));
  return (
    <Command.Item value={command.title} disabled={!can} onSelect={onSelect}>
      {command.title}
      {!can && command.needs !== undefined && <em>needs {COMMAND_NEEDS[command.needs]}</em>}
      {keys !== '' && <kbd>{keys}</kbd>}
    </Command.Item>
  );
}
