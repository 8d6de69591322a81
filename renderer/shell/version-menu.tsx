/** Chooses another version of the program, to compare with: of the window, the disk, the local history, another dream, or any file. */

import { Menu } from '@base-ui/react/menu';
import { ChevronDown, FileSearch, GitCompareArrows } from 'lucide-react';
import { useEffect } from 'react';
import { CAUSES } from '../history/version-list.tsx';
import { desktop } from '../state/engine.ts';
import { type OtherVersion, whenOf } from '../state/other-version.ts';
import { useStore } from '../state/store.ts';
import { refreshHistory } from '../state/versions.ts';

/** Older ones are found in the history. */
const LISTED = 25;

interface MenuProps {
  readonly label: string;
  /** Also as the text in the window is. */
  readonly now: boolean;
  readonly disabled?: boolean;
  readonly onChoose: (version: OtherVersion) => void;
}

export function VersionMenu({ label, now, disabled = false, onChoose }: MenuProps) {
  const pinned = useStore((state) => state.pinned !== null);
  const item = (words: string, version: OtherVersion) => (
    <Menu.Item className="menu-item" onClick={() => onChoose(version)}>
      {words}
    </Menu.Item>
  );
  return (
    <Menu.Root>
      <Menu.Trigger className="quiet" disabled={disabled}>
        <GitCompareArrows size={14} strokeWidth={1.5} aria-hidden /> {label} <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" className="over">
          <Menu.Popup className="menu versions-menu">
            {now && item('As it is now', { kind: 'now' })}
            {pinned && item('The pinned version', { kind: 'pinned' })}
            {item('As it is on the disk', { kind: 'saved' })}
            <Kept onChoose={onChoose} />
            <Dreams onChoose={onChoose} />
            <Menu.Separator className="menu-line" />
            <Menu.Item className="menu-item" onClick={() => void fromFile(onChoose)}>
              <FileSearch size={14} strokeWidth={1.5} aria-hidden /> A file: a dream or a bundle…
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

type ListProps = Pick<MenuProps, 'onChoose'>;

function Kept({ onChoose }: ListProps) {
  const versions = useStore((state) => state.versions);
  const files = useStore((state) => state.programFiles);
  useEffect(() => void refreshHistory(), []);
  const kept = versions.filter(({ path }) => files.includes(path)).slice(0, LISTED);
  if (kept.length === 0) return null;
  return (
    <Menu.Group>
      <Menu.GroupLabel className="menu-label">From the history</Menu.GroupLabel>
      {kept.map((version) => {
        const [Icon, words] = CAUSES[version.cause];
        return (
          <Menu.Item key={version.id} className="menu-item" data-cause={version.cause} onClick={() => onChoose({ kind: 'kept', version })}>
            <Icon size={14} strokeWidth={1.5} aria-hidden />
            <span>{version.note === '' ? words : version.note}</span>
            <em>{whenOf(version)}</em>
          </Menu.Item>
        );
      })}
    </Menu.Group>
  );
}

function Dreams({ onChoose }: ListProps) {
  const documents = useStore((state) => state.documents);
  const program = useStore((state) => state.program);
  const dreams = Object.values(documents).filter(({ path, text }) => path !== program && /^\s*dream\s/m.test(text));
  if (dreams.length === 0) return null;
  return (
    <Menu.Group>
      <Menu.GroupLabel className="menu-label">Other dreams of the project</Menu.GroupLabel>
      {dreams.map(({ path }) => (
        <Menu.Item key={path} className="menu-item" onClick={() => onChoose({ kind: 'dream', path })}>
          {path}
        </Menu.Item>
      ))}
    </Menu.Group>
  );
}

async function fromFile(onChoose: MenuProps['onChoose']): Promise<void> {
  const path = await desktop().dialogs.openProgram();
  if (path !== null) onChoose({ kind: 'file', path });
}
