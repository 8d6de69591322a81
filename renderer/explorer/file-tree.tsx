/** The tree itself, by the ARIA pattern of that name: one row has the keyboard, and arrows move it. */

import { Fragment, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../app/bridge/index.ts';
import { hearOrStop } from '../listening/listen.ts';
import { dreamTexts } from '../state/dream-texts.ts';
import { canGoInto, folderOf, joined, nameOf } from '../state/file-paths.ts';
import { copyPath, duplicate, moveInto, newFolder, placeFor, showOutside } from '../state/file-work.ts';
import { moveEntry, newFile, trashEntry } from '../state/files.ts';
import { askLanguage } from '../state/language.ts';
import { glanceText, openText } from '../state/open-text.ts';
import { notifyFailure, useStore } from '../state/store.ts';
import { goToRead, offerExplorer } from '../state/view.ts';
import { NameField, type NameProps } from './name-field.tsx';
import { RowMenu, type RowWork } from './row-menu.tsx';
import { move, type Row } from './tree.ts';
import { indent, TreeRow } from './tree-row.tsx';

interface TreeProps {
  readonly label: string;
  readonly rows: readonly Row[];
  /** The folder that what is dragged would go into; null for none. */
  readonly into: string | null;
  onToggle(path: string): void;
  /** Opens the folders around a row. */
  onReveal(path: string): void;
}

/** What is being written: another name or place of a row, or the name of something new in a folder. */
type Writing = { readonly kind: 'rename' | 'move'; readonly path: string } | { readonly kind: 'file' | 'folder'; readonly folder: string } | null;

export function FileTree({ label, rows, into, onToggle, onReveal }: TreeProps) {
  const shown = useStore((state) => state.path);
  const [chosen, setChosen] = useState('');
  const [writing, setWriting] = useState<Writing>(null);
  const [cut, setCut] = useState('');
  const tree = useRef<HTMLDivElement>(null);
  /** Where what was written is now: it has the keyboard next. Null: the text has it. */
  const now = useRef<string | null>('');
  useEffect(() => {
    if (writing !== null) now.current = '';
  }, [writing]);
  const takenAs =
    (path: string) =>
    (failure: Failure | null): Failure | null => {
      if (failure === null) now.current = path;
      return failure;
    };
  const at = Math.max(
    0,
    rows.findIndex(({ path }) => path === (chosen === '' ? shown : chosen)),
  );
  const row = rows[at];
  const focus = (path: string) => {
    setChosen(path);
    requestAnimationFrame(() => tree.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)?.focus());
  };
  const reveal = useRef(onReveal);
  reveal.current = onReveal;
  useEffect(() => {
    const ask = (kind: 'rename' | 'move', path: string) => {
      reveal.current(path);
      setWriting({ kind, path });
    };
    return offerExplorer({
      newFile: () => setWriting({ kind: 'file', folder: '' }),
      newFolder: () => setWriting({ kind: 'folder', folder: '' }),
      rename: (path) => ask('rename', path),
      move: (path) => ask('move', path),
    });
  }, []);

  const trash = async (path: string) => {
    const failure = await trashEntry(path);
    if (failure !== null) notifyFailure('It was not deleted', failure, 'files');
  };
  const paste = async (folder: string) => {
    setCut('');
    const to = await moveInto(cut, folder);
    if (to !== null) focus(to);
  };
  const workOn = (one: Row): RowWork => {
    const folder = one.kind === 'folder' ? one.path : folderOf(one.path);
    const begin = (kind: 'file' | 'folder') => {
      if (one.kind === 'folder' && !one.open) onToggle(one.path);
      setWriting({ kind, folder });
    };
    return {
      hear: () => hearOrStop(one.path),
      newFile: () => begin('file'),
      newFolder: () => begin('folder'),
      rename: () => setWriting({ kind: 'rename', path: one.path }),
      move: () => setWriting({ kind: 'move', path: one.path }),
      cut: () => setCut(one.path),
      paste: () => void paste(folder),
      duplicate: () => void duplicate(one.path).then((copy) => copy !== null && focus(copy)),
      trash: () => void trash(one.path),
      showOutside: () => showOutside(one.path),
      copyPath: (whole) => copyPath(one.path, whole),
    };
  };
  const canPaste = (one: Row): boolean => cut !== '' && canGoInto(cut, one.kind === 'folder' ? one.path : folderOf(one.path));

  const pressed = (event: KeyboardEvent) => {
    if (row === undefined || event.altKey || writing !== null) return;
    const real = row.kind !== 'missing';
    const work = workOn(row);
    if (event.ctrlKey || event.metaKey) {
      const key = event.key.toLowerCase();
      if (key === 'x' && real) work.cut();
      else if (key === 'v' && canPaste(row)) work.paste();
      else return;
    } else if (event.key === ' ' && row.kind === 'sound') work.hear();
    else if (event.key === 'Enter') activate(row, openText);
    else if (event.key === 'Escape' && cut !== '') setCut('');
    else if (event.key === 'F2' && real) work.rename();
    else if (event.key === 'Delete' && real) work.trash();
    else {
      const next = move(rows, at, event.key);
      if (next === null) return;
      if ('toggle' in next) onToggle(next.toggle);
      else focus(rows[next.to]?.path ?? '');
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const activate = (one: Row, open: (path: string) => Promise<void>) => {
    setChosen(one.path);
    if (one.kind === 'folder') onToggle(one.path);
    else if (one.kind === 'sound' || one.kind === 'missing') void goToMention(one.path);
    else void open(one.path);
  };
  const end = () => {
    setWriting(null);
    if (now.current === null) return setChosen('');
    const path = now.current === '' ? row?.path : now.current;
    if (path !== undefined) focus(path);
  };
  /** A new text is to be written in: it takes the keyboard before its name is given up. */
  const takeNew = async (path: string): Promise<Failure | null> => {
    now.current = null;
    const failure = await newFile(path);
    if (failure !== null) now.current = '';
    return failure;
  };
  const field = (level: number, name: Omit<NameProps, 'onEnd'>): ReactNode => (
    <div className="file-row writing" role="none" style={{ paddingLeft: indent(level) }}>
      <NameField {...name} onEnd={end} />
    </div>
  );
  const fresh = (folder: string, level: number): ReactNode =>
    writing?.kind === 'folder'
      ? field(level, { label: 'Name of the new folder', value: '', onTake: (name) => newFolder(joined(folder, name)).then(takenAs(joined(folder, name))) })
      : field(level, { label: 'Name of the new file', value: '.dream', onTake: (name) => takeNew(joined(folder, name)) });
  const isIn = (folder: string): boolean => (writing?.kind === 'file' || writing?.kind === 'folder') && writing.folder === folder;
  return (
    <>
      <div ref={tree} className="file-tree" role="tree" aria-label={label} onKeyDown={pressed}>
        {isIn('') && fresh('', 1)}
        {rows.map((one, i) => (
          <div key={one.path} role="none">
            {writing?.kind === 'rename' && writing.path === one.path ? (
              field(one.level, {
                label: `New name of ${one.name}`,
                value: one.name,
                onTake: (name) => moveEntry(one.path, joined(folderOf(one.path), name)).then(takenAs(joined(folderOf(one.path), name))),
              })
            ) : writing?.kind === 'move' && writing.path === one.path ? (
              field(one.level, {
                label: `New path of ${one.name}, from the project’s folder on`,
                value: one.path,
                part: 'folder',
                onTake(written) {
                  const to = placeFor(one.path, written);
                  return moveEntry(one.path, to).then(takenAs(to));
                },
              })
            ) : (
              <RowMenu row={one} canPaste={canPaste(one)} work={workOn(one)}>
                <TreeRow
                  row={one}
                  current={one.path === shown}
                  reached={i === at}
                  cut={one.path === cut}
                  into={into !== null && into !== '' && one.path === into}
                  onActivate={() => activate(one, glanceText)}
                  onKeep={() => mayOpen(one) && void openText(one.path)}
                  onReach={() => setChosen(one.path)}
                />
              </RowMenu>
            )}
            {one.kind === 'folder' && isIn(one.path) && <Fragment key={`in ${one.path}`}>{fresh(one.path, one.level + 1)}</Fragment>}
          </div>
        ))}
      </div>
      <output className="unseen">{cut === '' ? '' : `${nameOf(cut)} is cut. Ctrl+V puts it into the folder of another row, Escape leaves it.`}</output>
    </>
  );
}

const mayOpen = ({ kind }: Row): boolean => kind === 'dream' || kind === 'file';

/** To the first place in a text that names a file. */
async function goToMention(path: string): Promise<void> {
  const read = dreamTexts();
  const links = (await askLanguage('allLinks')) ?? {};
  for (const [file, own] of Object.entries(links)) {
    const found = own.find(({ target }) => target === path);
    if (found !== undefined) return goToRead(file, found.span, read[file]);
  }
}
