/** The files and sounds of the project, as a tree that is worked by keys, mouse and drop. */

import './explorer.css';
import { FilePlus2, Music, RotateCw, Trash2 } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { runCommand } from '../state/commands.ts';
import { desktop } from '../state/engine.ts';
import { addFiles, refreshFiles } from '../state/files.ts';
import { redo, undo } from '../state/history.ts';
import { useStore } from '../state/store.ts';
import { Deleted } from './deleted.tsx';
import { FileTree } from './file-tree.tsx';
import { folderOf, rowsOf } from './tree.ts';
import { useNamed } from './use-named.ts';

export function ExplorerPanel() {
  const files = useStore((state) => state.files);
  const name = useStore((state) => state.project?.name ?? '');
  const named = useNamed();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [deleted, setDeleted] = useState(false);
  const [over, setOver] = useState(false);
  const rows = files === null ? [] : rowsOf(files.entries, named, closed);
  const unused = rows.filter((row) => row.unused).length;
  const missing = rows.filter(({ kind }) => kind === 'missing').length;
  const toggle = (path: string) => setClosed((now) => (now.has(path) ? new Set([...now].filter((one) => one !== path)) : new Set([...now, path])));
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const row = event.target instanceof Element ? event.target.closest('[data-path]') : null;
    const path = row?.getAttribute('data-path') ?? '';
    const sources = [...event.dataTransfer.files].map((file) => desktop().pathOfFile(file)).filter((source) => source !== '');
    void addFiles(sources, row === null ? '' : row.getAttribute('data-kind') === 'folder' ? path : folderOf(path));
  };
  return (
    <section
      className={over ? 'explorer over-drop' : 'explorer'}
      data-testid="explorer"
      aria-label="Project"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onKeyDown={(event) => {
        const key = event.key.toLowerCase();
        if (!(event.ctrlKey || event.metaKey) || !['z', 'y'].includes(key) || (event.target instanceof Element && event.target.closest('input') !== null))
          return;
        event.preventDefault();
        if (key === 'y' || event.shiftKey) redo();
        else undo();
      }}
    >
      <div className="explorer-bar" role="toolbar" aria-label="Files">
        <button type="button" className="icon" aria-label="New file" title="New file" onClick={() => runCommand('file.new')}>
          <FilePlus2 size={16} strokeWidth={1.5} />
        </button>
        <button type="button" className="icon" aria-label="Add sounds" title="Add sounds; they can be dropped here too" onClick={() => runCommand('file.add')}>
          <Music size={16} strokeWidth={1.5} />
        </button>
        <button type="button" className="icon" aria-label="Look again" title="Look at the folder again" onClick={() => void refreshFiles()}>
          <RotateCw size={16} strokeWidth={1.5} />
        </button>
        <span className="spring" />
        {files !== null && files.trashed.length > 0 && (
          <button type="button" className="icon" aria-label="Deleted files" title="Deleted files" aria-pressed={deleted} onClick={() => setDeleted(!deleted)}>
            <Trash2 size={16} strokeWidth={1.5} />
          </button>
        )}
      </div>
      {deleted && files !== null && files.trashed.length > 0 && <Deleted entries={files.trashed} />}
      {files === null ? <p className="empty">Looking at the folder…</p> : <FileTree label={name} rows={rows} onToggle={toggle} />}
      {files?.cut === true && <p className="empty">There is more in this folder than is listed here.</p>}
      {unused + missing > 0 && (
        <p className="explorer-foot">{[missing > 0 && `${missing} missing`, unused > 0 && `${unused} unused`].filter(Boolean).join(' · ')}</p>
      )}
    </section>
  );
}
