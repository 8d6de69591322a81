/** The versions by day, newest first: the clock, why it was kept, and of which text. */

import { Bookmark, CornerUpLeft, FilePen, FolderSync, type LucideIcon, Save, Waypoints } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { TextVersion, VersionCause } from '../../app/bridge/index.ts';

export const CAUSES: Readonly<Record<VersionCause, readonly [LucideIcon, string]>> = {
  opened: [FilePen, 'as it was opened'],
  autosaved: [FilePen, 'saved by itself'],
  saved: [Save, 'saved'],
  graph: [Waypoints, 'edited in the graph'],
  kept: [Bookmark, 'kept'],
  outside: [FolderSync, 'changed by another program'],
  before: [FilePen, 'before'],
  restored: [CornerUpLeft, 'gone back to'],
};

/** Who looks for a version mostly looks for a late one: the others are drawn when they are asked for. */
const FIRST = 60;

interface ListProps {
  readonly versions: readonly TextVersion[];
  readonly shown: number | null;
  /** Of more than one text. */
  readonly several: boolean;
  readonly onChoose: (id: number) => void;
}

export function VersionList({ versions, shown, several, onChoose }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [all, setAll] = useState(false);
  const listed = all ? versions : versions.slice(0, FIRST);
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const at = listed.findIndex(({ id }) => id === shown);
    const next = listed[at + by];
    if (by === 0 || next === undefined) return;
    event.preventDefault();
    onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-version="${next.id}"]`)?.focus();
  };
  return (
    <div className="version-list">
      <div ref={list} role="listbox" aria-label="Versions" tabIndex={-1} onKeyDown={step}>
        {listed.map((version, i) => (
          <Row
            key={version.id}
            version={version}
            day={dayOf(version) === dayOf(versions[i - 1]) ? null : dayOf(version)}
            shown={version.id === shown}
            several={several}
            onChoose={onChoose}
          />
        ))}
      </div>
      {listed.length < versions.length && (
        <button type="button" className="version-more" onClick={() => setAll(true)}>
          {versions.length - listed.length} earlier ones
        </button>
      )}
    </div>
  );
}

interface RowProps {
  readonly version: TextVersion;
  /** Where it is the first of its day. */
  readonly day: string | null;
  readonly shown: boolean;
  readonly several: boolean;
  readonly onChoose: (id: number) => void;
}

function Row({ version: { id, at, cause, note, path }, day, shown, several, onChoose }: RowProps) {
  const [Icon, words] = CAUSES[cause];
  return (
    <>
      {day !== null && <h4 role="presentation">{day}</h4>}
      <button type="button" role="option" aria-selected={shown} tabIndex={shown ? 0 : -1} data-version={id} data-cause={cause} onClick={() => onChoose(id)}>
        <time dateTime={at}>{new Date(at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })}</time>
        <Icon size={14} strokeWidth={1.5} aria-hidden />
        <span>
          {note === '' ? words : note}
          {several && <small>{path}</small>}
        </span>
      </button>
    </>
  );
}

const dayOf = (version: TextVersion | undefined): string | null =>
  version === undefined ? null : new Date(version.at).toLocaleDateString(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
