/** Every command, file and scene by name, and what was open before. */

import { Dialog } from '@base-ui/react/dialog';
import { Command, useCommandState } from 'cmdk';
import { FileText, FolderOpen, Moon } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { COMMAND_GROUPS, COMMAND_NEEDS, COMMANDS, type Command as WindowCommand } from '../../app/bridge/index.ts';
import { type GraphNode, isLayoutPath, spokenOf } from '../../dream-dsl/index.ts';
import { canRun, isOn, runCommand, useKeys } from '../state/commands.ts';
import { refreshFiles } from '../state/files.ts';
import { mayBeText, openText } from '../state/open-text.ts';
import { folderName, openProject, useRecentProjects } from '../state/project.ts';
import { selectNode } from '../state/selection.ts';
import { set, useStore } from '../state/store.ts';
import { isDreamText } from '../state/texts-state.ts';

const NOBODY: readonly GraphNode[] = [];
const MOST_SCENES = 100;

const close = () => set(({ dialog }) => (dialog === 'palette' ? { dialog: null } : {}));

export function Palette() {
  const open = useStore((state) => state.dialog === 'palette');
  const files = useTexts(open);
  const recent = useRecentProjects();
  const onlyFiles = useStore((state) => state.paletteOf === 'files');
  const groups = onlyFiles ? [] : COMMAND_GROUPS;
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
          <Command label="Commands" loop filter={score}>
            <Command.Input placeholder={onlyFiles ? 'A file of this project…' : 'A command, a file or a scene…'} autoFocus />
            <Command.List>
              <Command.Empty>Nothing has that name.</Command.Empty>
              {groups.map((group) => {
                const commands = COMMANDS.filter(
                  (command: WindowCommand) => command.group === group && command.id !== 'view.palette' && command.second !== true,
                );
                return (
                  <Command.Group key={group} heading={group}>
                    {commands.map((command) => (
                      <Entry key={command.id} command={command} onSelect={pick(() => runCommand(command.id))} />
                    ))}
                  </Command.Group>
                );
              })}
              {files.length > 0 && (
                <Command.Group heading="Files">
                  {files.map((path) => (
                    <Command.Item key={path} value={`file ${path}`} onSelect={pick(() => void openText(path))}>
                      <FileText size={14} strokeWidth={1.5} aria-hidden /> {path}
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              {!onlyFiles && recent.length > 0 && (
                <Command.Group heading="Open before">
                  {recent.map((dir) => (
                    <Command.Item key={dir} value={`open before ${dir}`} onSelect={pick(() => void openProject(dir))}>
                      <FolderOpen size={14} strokeWidth={1.5} aria-hidden /> {folderName(dir)} <em>{dir}</em>
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              {!onlyFiles && <Scenes pick={pick} />}
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Every text of the folder: those that are open, dreams first, and what else may be one. */
function useTexts(open: boolean): readonly string[] {
  const documents = useStore((state) => state.documents);
  const files = useStore((state) => state.files);
  useEffect(() => {
    if (open) void refreshFiles();
  }, [open]);
  return useMemo(() => {
    // Where scenes stand is no text that many open.
    const known = Object.keys(documents).filter((path) => !isLayoutPath(path));
    const others =
      files?.entries.filter(({ path, kind, bytes }) => kind === 'file' && mayBeText(path, bytes) && !isLayoutPath(path) && !(path in documents)) ?? [];
    return [...known.filter(isDreamText), ...known.filter((path) => !isDreamText(path)), ...others.map(({ path }) => path)];
  }, [documents, files]);
}

/** All words must be there, in any order; where a name or a word of it begins with the first, it comes first. */
function score(name: string, asked: string): number {
  const inName = name.toLowerCase();
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  const [first = ''] = words;
  if (!words.every((word) => inName.includes(word))) return 0;
  return inName.startsWith(first) ? 1 : inName.includes(` ${first}`) ? 0.8 : 0.5;
}

/** What finds it: what it is, its name, and the way to it. */
const wordsOf = (node: GraphNode): string => `scene ${spokenOf(node)} ${node.id === spokenOf(node) ? '' : node.id}`.trimEnd();

/** Of very many scenes the first that have what is asked for in their name. */
function Scenes({ pick }: { readonly pick: (run: () => void) => () => void }) {
  const asked = useCommandState(({ search }) => search);
  const nodes = useStore((state) => state.graph?.nodes ?? NOBODY);
  const found = useMemo(() => {
    const few = [];
    for (const node of nodes) if (few.length < MOST_SCENES && score(wordsOf(node), asked) > 0) few.push(node);
    return few;
  }, [nodes, asked]);
  return (
    <Command.Group heading="Scenes">
      {found.map((node) => (
        <Command.Item key={node.id} value={wordsOf(node)} onSelect={pick(() => selectNode(node))}>
          <Moon size={14} strokeWidth={1.5} aria-hidden /> {spokenOf(node)}
        </Command.Item>
      ))}
    </Command.Group>
  );
}

/** What has nothing to act on is listed too, with what it needs. */
function Entry({ command, onSelect }: { readonly command: WindowCommand; readonly onSelect: () => void }) {
  const keys = useKeys(command.id);
  const can = useStore((state) => canRun(command, state));
  const on = useStore((state) => isOn(command, state));
  return (
    <Command.Item value={command.title} disabled={!can} onSelect={onSelect}>
      {command.title}
      {!can && command.needs !== undefined && <em>needs {COMMAND_NEEDS[command.needs]}</em>}
      {on !== null && <em>{on ? 'on' : 'off'}</em>}
      {keys !== '' && <kbd>{keys}</kbd>}
    </Command.Item>
  );
}
