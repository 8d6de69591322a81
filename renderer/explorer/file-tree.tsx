/** The tree itself, by the ARIA pattern of that name: one row has the keyboard, and arrows move it. */

import { ContextMenu } from '@base-ui/react/context-menu';
import { AudioLines, ChevronDown, ChevronRight, CircleX, File, FileText, Folder } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../app/bridge/index.ts';
import { moveEntry, newFile, trashEntry } from '../state/files.ts';
import { askLanguage } from '../state/language.ts';
import { openText } from '../state/open-text.ts';
import { notifyFailure, useStore } from '../state/store.ts';
import { goToText, offerExplorer } from '../state/view.ts';
import { NameField } from './name-field.tsx';
import { folderOf, inBytes, move, type Row } from './tree.ts';

interface TreeProps {
  readonly label: string;
  readonly rows: readonly Row[];
  onToggle(path: string): void;
}

/** What is being written: another name of a row, or the name of a new file in a folder. */
type Writing = { readonly kind: 'rename'; readonly path: string } | { readonly kind: 'new'; readonly folder: string } | null;

export function FileTree({ label, rows, onToggle }: TreeProps) {
  const shown = useStore((state) => state.path);
  const [chosen, setChosen] = useState('');
  const [writing, setWriting] = useState<Writing>(null);
  const tree = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    rows.findIndex(({ path }) => path === (chosen === '' ? shown : chosen)),
  );
  const row = rows[at];
  const focus = (path: string) => {
    setChosen(path);
    requestAnimationFrame(() => tree.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)?.focus());
  };
  useEffect(() => offerExplorer({ newFile: () => setWriting({ kind: 'new', folder: '' }) }), []);

  const trash = async (path: string) => {
    const failure = await trashEntry(path);
    if (failure !== null) notifyFailure('It was not deleted', failure, 'files');
  };
  const pressed = (event: KeyboardEvent) => {
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey || writing !== null) return;
    if (event.key === 'Enter') activate(row);
    else if (event.key === 'F2' && row.kind !== 'missing') setWriting({ kind: 'rename', path: row.path });
    else if (event.key === 'Delete' && row.kind !== 'missing') void trash(row.path);
    else {
      const next = move(rows, at, event.key);
      if (next === null) return;
      if ('toggle' in next) onToggle(next.toggle);
      else focus(rows[next.to]?.path ?? '');
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const activate = (one: Row) => {
    setChosen(one.path);
    if (one.kind === 'folder') onToggle(one.path);
    else if (one.kind === 'sound' || one.kind === 'missing') void goToMention(one.path);
    else void openText(one.path);
  };
  const end = () => {
    setWriting(null);
    if (row !== undefined) focus(row.path);
  };
  return (
    <div ref={tree} className="file-tree" role="tree" aria-label={label} onKeyDown={pressed}>
      {writing?.kind === 'new' && writing.folder === '' && <NewFile folder="" level={1} onEnd={end} />}
      {rows.map((one, i) => (
        <div key={one.path} role="none">
          {writing?.kind === 'rename' && writing.path === one.path ? (
            <div className="file-row writing" role="none" style={{ paddingLeft: indent(one.level) }}>
              <NameField
                label={`New name of ${one.name}`}
                value={one.name}
                onTake={(name) => moveEntry(one.path, joined(folderOf(one.path), name)).then(told(() => setChosen(joined(folderOf(one.path), name))))}
                onEnd={end}
              />
            </div>
          ) : (
            <RowMenu
              row={one}
              onRename={() => setWriting({ kind: 'rename', path: one.path })}
              onNew={() => setWriting({ kind: 'new', folder: one.kind === 'folder' ? one.path : folderOf(one.path) })}
              onTrash={() => void trash(one.path)}
            >
              <TreeRow row={one} current={one.path === shown} reached={i === at} onActivate={() => activate(one)} onReach={() => setChosen(one.path)} />
            </RowMenu>
          )}
          {writing?.kind === 'new' && writing.folder !== '' && writing.folder === one.path && <NewFile folder={one.path} level={one.level + 1} onEnd={end} />}
        </div>
      ))}
    </div>
  );
}

const ICONS = { dream: FileText, sound: AudioLines, file: File, missing: CircleX } as const;
const indent = (level: number): number => 8 + (level - 1) * 14;
const joined = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);
const told =
  (then: () => void) =>
  (failure: Failure | null): Failure | null => {
    if (failure === null) then();
    return failure;
  };

interface RowProps {
  readonly row: Row;
  /** In the editor. */
  readonly current: boolean;
  /** Where Tab goes. */
  readonly reached: boolean;
  onActivate(): void;
  /** It has the keyboard. */
  onReach(): void;
}

function TreeRow({ row, current, reached, onActivate, onReach }: RowProps) {
  const { path, name, level, kind, bytes, unused, open } = row;
  const Icon = kind === 'folder' ? (open ? ChevronDown : ChevronRight) : ICONS[kind];
  const words = kind === 'missing' ? 'missing' : unused ? 'unused' : kind === 'sound' ? inBytes(bytes) : '';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys
    <div
      className={`file-row ${current ? 'current' : ''} ${kind === 'missing' ? 'missing' : ''}`}
      role="treeitem"
      aria-level={level}
      aria-selected={current}
      {...(kind === 'folder' ? { 'aria-expanded': open } : {})}
      tabIndex={reached ? 0 : -1}
      data-path={path}
      data-kind={kind}
      title={kind === 'missing' ? `${path}: a text names it, and it is not there` : unused ? `${path}: no text names it` : path}
      style={{ paddingLeft: indent(level) }}
      onClick={onActivate}
      onFocus={onReach}
    >
      {kind === 'folder' && <Icon size={14} strokeWidth={1.5} aria-hidden />}
      {kind === 'folder' ? <Folder size={14} strokeWidth={1.5} aria-hidden /> : <Icon size={14} strokeWidth={1.5} aria-hidden />}
      <span>{name}</span> {words !== '' && <em className={kind === 'missing' ? 'bad' : ''}>{words}</em>}
    </div>
  );
}

function NewFile({ folder, level, onEnd }: { readonly folder: string; readonly level: number; readonly onEnd: () => void }) {
  return (
    <div className="file-row writing" role="none" style={{ paddingLeft: indent(level) }}>
      <NameField label="Name of the new file" value=".dream" onTake={(name) => newFile(joined(folder, name))} onEnd={onEnd} />
    </div>
  );
}

interface MenuProps {
  readonly row: Row;
  readonly children: React.ReactNode;
  onRename(): void;
  onNew(): void;
  onTrash(): void;
}

function RowMenu({ row, children, onRename, onNew, onTrash }: MenuProps) {
  if (row.kind === 'missing') return children;
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger render={<div role="none" />}>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Positioner className="over">
          <ContextMenu.Popup className="menu narrow">
            <ContextMenu.Item className="menu-item" onClick={onNew}>
              New file here
            </ContextMenu.Item>
            <ContextMenu.Item className="menu-item" onClick={onRename}>
              <span>Rename</span> <kbd>F2</kbd>
            </ContextMenu.Item>
            <ContextMenu.Item className="menu-item" onClick={onTrash}>
              <span>Delete</span> <kbd>Del</kbd>
            </ContextMenu.Item>
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

/** To the first place in a text that names a file. */
async function goToMention(path: string): Promise<void> {
  const links = (await askLanguage('allLinks')) ?? {};
  for (const [file, own] of Object.entries(links)) {
    const found = own.find(({ target }) => target === path);
    if (found !== undefined) return goToText(file, found.span);
  }
}
