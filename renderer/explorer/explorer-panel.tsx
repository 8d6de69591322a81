/** The files and sounds of the project, as a tree that is worked by keys, mouse and drop. */

import './explorer.css';
import { FilePlus2, FolderPlus, Music, RotateCw, Trash2 } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { addFiles } from '../state/add-files.ts';
import { runCommand } from '../state/commands.ts';
import { DRAGGED_FILE, filesIn } from '../state/dropped.ts';
import { folderOf } from '../state/file-paths.ts';
import { moveInto } from '../state/file-work.ts';
import { refreshFiles } from '../state/files.ts';
import { redo, undo } from '../state/history.ts';
import { useStore } from '../state/store.ts';
import { Deleted } from './deleted.tsx';
import { FileTree } from './file-tree.tsx';
import { rowsOf } from './tree.ts';
import { useNamed } from './use-named.ts';

/** Of the row under the mouse; '' beside them. */
function folderAt({ target }: DragEvent): string {
  const row = target instanceof Element ? target.closest('[data-path]') : null;
  const path = row?.getAttribute('data-path') ?? '';
  return row?.getAttribute('data-kind') === 'folder' ? path : folderOf(path);
}

export function ExplorerPanel() {
  const files = useStore((state) => state.files);
  const name = useStore((state) => state.project?.name ?? '');
  const main = useStore((state) => state.project?.main ?? '');
  const engine = useStore((state) => state.engine);
  const named = useNamed();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [deleted, setDeleted] = useState(false);
  /** The folder that what is dragged would go into; null while nothing is. */
  const [into, setInto] = useState<string | null>(null);
  const rows = files === null ? [] : rowsOf(files.entries, named, closed, main);
  const unused = rows.filter((row) => row.unused).length;
  const missing = rows.filter(({ kind }) => kind === 'missing').length;
  const toggle = (path: string) => setClosed((now) => (now.has(path) ? new Set([...now].filter((one) => one !== path)) : new Set([...now, path])));
  const reveal = (path: string) => setClosed((now) => new Set([...now].filter((folder) => !path.startsWith(`${folder}/`))));
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setInto(null);
    const dragged = event.dataTransfer.getData(DRAGGED_FILE);
    if (dragged !== '') return void moveInto(dragged, folderAt(event));
    void addFiles(filesIn(event.dataTransfer), folderAt(event));
  };
  return (
    <section
      className={into === '' ? 'explorer over-drop' : 'explorer'}
      data-testid="explorer"
      aria-label="Project"
      onDragOver={(event) => {
        event.preventDefault();
        setInto(folderAt(event));
      }}
      onDragLeave={() => setInto(null)}
      onDragEnd={() => setInto(null)}
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
        <button type="button" className="icon" aria-label="New folder" title="New folder" onClick={() => runCommand('file.folder')}>
          <FolderPlus size={16} strokeWidth={1.5} />
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
      {files === null ? (
        <p className="empty">{engine === 'failed' ? 'The folder is listed here once the engine runs again.' : 'Looking at the folder…'}</p>
      ) : (
        <FileTree label={name} rows={rows} into={into} onToggle={toggle} onReveal={reveal} />
      )}
      {files?.cut === true && <p className="empty">There is more in this folder than is listed here.</p>}
      {unused + missing > 0 && (
        <p className="explorer-foot">{[missing > 0 && `${missing} missing`, unused > 0 && `${unused} unused`].filter(Boolean).join(' · ')}</p>
      )}
    </section>
  );
}
