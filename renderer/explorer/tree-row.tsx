/** One row of the tree: a file, a sound, a folder, or what a text names and is not there. */

import { AudioLines, ChevronDown, ChevronRight, CircleX, File, FileText, Folder, Unlink } from 'lucide-react';
import type { DragEvent } from 'react';
import { inBytes } from '../../app/bridge/index.ts';
import { DRAGGED_FILE } from '../state/dropped.ts';
import { useStore } from '../state/store.ts';
import type { Row } from './tree.ts';

const ICONS = { dream: FileText, sound: AudioLines, file: File, link: Unlink, missing: CircleX } as const;
export const indent = (level: number): number => 8 + (level - 1) * 14;

interface RowProps {
  readonly row: Row;
  /** In the editor. */
  readonly current: boolean;
  /** Where Tab goes. */
  readonly reached: boolean;
  readonly cut: boolean;
  /** What is dragged would go in here. */
  readonly into: boolean;
  onActivate(): void;
  /** What was activated is to stay open. */
  onKeep(): void;
  /** It has the keyboard. */
  onReach(): void;
}

export function TreeRow({ row, current, reached, cut, into, onActivate, onKeep, onReach }: RowProps) {
  const { path, name, level, kind, bytes, unused, open } = row;
  const Icon = kind === 'folder' ? (open ? ChevronDown : ChevronRight) : ICONS[kind];
  const heard = useStore(({ listening }) => listening?.what === path);
  const words = heard
    ? 'playing'
    : cut
      ? 'cut'
      : kind === 'missing'
        ? 'missing'
        : kind === 'link'
          ? 'leads out'
          : unused
            ? 'unused'
            : kind === 'sound'
              ? inBytes(bytes)
              : '';
  const hint =
    kind === 'missing'
      ? `${path}: a text names it, and it is not there`
      : kind === 'link'
        ? `${path}: a link that leads out of the project, or nowhere; copy the file itself into the folder`
        : unused
          ? `${path}: ${kind === 'dream' ? 'nothing imports it, and dream.json names another' : 'no text names it'}`
          : path;
  const drag = (event: DragEvent) => {
    event.dataTransfer.setData(DRAGGED_FILE, path);
    event.dataTransfer.effectAllowed = 'move';
  };
  const classes = ['file-row', current && 'current', kind === 'missing' && 'missing', cut && 'cut', into && 'into'].filter(Boolean).join(' ');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys
    <div
      className={classes}
      role="treeitem"
      aria-level={level}
      aria-selected={current}
      {...(kind === 'folder' ? { 'aria-expanded': open } : {})}
      tabIndex={reached ? 0 : -1}
      data-path={path}
      data-kind={kind}
      title={hint}
      style={{ paddingLeft: indent(level) }}
      draggable={kind !== 'missing'}
      onDragStart={drag}
      onClick={onActivate}
      onDoubleClick={onKeep}
      onFocus={onReach}
    >
      {kind === 'folder' && <Icon size={14} strokeWidth={1.5} aria-hidden />}
      {kind === 'folder' ? <Folder size={14} strokeWidth={1.5} aria-hidden /> : <Icon size={14} strokeWidth={1.5} aria-hidden />}
      <span>{name}</span> {words !== '' && <em className={kind === 'missing' ? 'bad' : ''}>{words}</em>}
    </div>
  );
}
