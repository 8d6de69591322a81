/** What can be done with a row of the tree, by the secondary button of the mouse or the menu key. */

import { ContextMenu } from '@base-ui/react/context-menu';
import type { ReactNode } from 'react';
import { useStore } from '../state/store.ts';
import type { Row } from './tree.ts';

export interface RowWork {
  /** Of a sound; once more stops it. */
  hear(): void;
  newFile(): void;
  newFolder(): void;
  rename(): void;
  move(): void;
  cut(): void;
  /** What was cut, into this row's folder. */
  paste(): void;
  duplicate(): void;
  trash(): void;
  showOutside(): void;
  copyPath(whole: boolean): void;
}

interface MenuProps {
  readonly row: Row;
  /** Whether something was cut that can go here. */
  readonly canPaste: boolean;
  readonly work: RowWork;
  readonly children: ReactNode;
}

export function RowMenu({ row, canPaste, work, children }: MenuProps) {
  const isProject = useStore(({ project }) => row.path === 'dream.json' || row.path === project?.main);
  const heard = useStore(({ listening }) => listening?.what === row.path);
  if (row.kind === 'missing') return children;
  const inside = row.kind === 'folder' ? ' in here' : ' beside it';
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger render={<div role="none" />}>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Positioner className="over">
          <ContextMenu.Popup className="menu narrow">
            {row.kind === 'sound' && (
              <>
                <Entry words={heard ? 'Stop listening' : 'Listen'} keys="Space" act={work.hear} />
                <ContextMenu.Separator className="menu-line" />
              </>
            )}
            <Entry words={`New file${inside}`} act={work.newFile} />
            <Entry words={`New folder${inside}`} act={work.newFolder} />
            <ContextMenu.Separator className="menu-line" />
            <Entry words="Rename" keys="F2" act={work.rename} />
            <Entry words="Move to…" act={work.move} />
            <Entry words="Cut" keys="Ctrl+X" act={work.cut} />
            <Entry words="Paste" keys="Ctrl+V" act={work.paste} off={!canPaste} />
            {row.kind !== 'folder' && row.kind !== 'link' && <Entry words="Duplicate" act={work.duplicate} off={row.path === 'dream.json'} />}
            <Entry words="Delete" keys="Del" act={work.trash} off={isProject} />
            <ContextMenu.Separator className="menu-line" />
            <Entry words="Show in the file manager" act={work.showOutside} />
            <Entry words="Copy path" act={() => work.copyPath(true)} />
            <Entry words="Copy path in the project" act={() => work.copyPath(false)} />
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function Entry({ words, keys = '', off = false, act }: { readonly words: string; readonly keys?: string; readonly off?: boolean; act(): void }) {
  return (
    <ContextMenu.Item className="menu-item" disabled={off} onClick={act}>
      <span>{words}</span> {keys !== '' && <kbd>{keys}</kbd>}
    </ContextMenu.Item>
  );
}
