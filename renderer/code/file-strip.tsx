/** Above the text: a tab for each open file of the project, and the names around the caret. */

import { ChevronRight, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { OutlineItem } from '../../dream-dsl/index.ts';
import { isBlank, isUnsaved, type State, useStore } from '../state/store.ts';
import { closeTab, keepTab, moveTab, showFile } from '../state/tabs.ts';
import { goToAnalysed } from '../state/view.ts';
import { around } from './around.ts';

const DRAGGED = 'application/x-dream-tab';

export function FileStrip() {
  const tabs = useStore((state) => state.tabs);
  const path = useStore((state) => state.path);
  return (
    <div className="file-strip">
      {tabs.length === 1 ? (
        <span className="file-name">{path}</span>
      ) : (
        <nav className="file-tabs" aria-label="Open files" data-testid="files">
          {tabs.map((path, at) => (
            <FileTab key={path} path={path} at={at} />
          ))}
        </nav>
      )}
      <Crumbs />
    </div>
  );
}

const isBad = (state: State, path: string): boolean => !isBlank(state, path) && state.problems[path]?.some(({ severity }) => severity === 'error') === true;

/** Dragged onto another one it takes that one's place; the middle button closes it. */
function FileTab({ path, at }: { readonly path: string; readonly at: number }) {
  const shown = useStore((state) => state.path === path);
  const glanced = useStore((state) => state.glanced === path);
  const unsaved = useStore(({ documents }) => documents[path] !== undefined && isUnsaved(documents[path]));
  const trouble = useStore(({ documents }) => ['conflict', 'failed'].includes(documents[path]?.save.kind ?? ''));
  const bad = useStore((state) => isBad(state, path));
  const name = path.split('/').at(-1);
  const tab = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (shown) tab.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shown]);
  const state = trouble
    ? ', can not be saved'
    : unsaved
      ? ', not saved yet'
      : glanced
        ? '; gives way to the next file that is looked at, a double click keeps it'
        : '';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what the mouse does here, the buttons and commands do by the keyboard
    <span
      ref={tab}
      className={['file-tab', shown && 'shown', glanced && 'glanced'].filter(Boolean).join(' ')}
      data-file={path}
      data-unsaved={unsaved}
      draggable
      onDoubleClick={() => keepTab(path)}
      onAuxClick={(event) => event.button === 1 && closeTab(path)}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, path)}
      onDragOver={(event) => event.dataTransfer.types.includes(DRAGGED) && event.preventDefault()}
      onDrop={(event) => {
        const dragged = event.dataTransfer.getData(DRAGGED);
        if (dragged === '') return;
        event.preventDefault();
        moveTab(dragged, at);
      }}
    >
      <button type="button" aria-current={shown ? 'page' : undefined} title={`${path}${state}`} onClick={() => showFile(path)}>
        <span className={bad ? 'bad' : ''}>{name}</span>
        {(unsaved || trouble) && <i className={trouble ? 'dot bad' : 'dot'} role="img" aria-label={trouble ? 'can not be saved' : 'not saved yet'} />}
      </button>
      <button type="button" className="icon" aria-label={`Close ${name}`} onClick={() => closeTab(path)}>
        <X size={12} strokeWidth={1.5} />
      </button>
    </span>
  );
}

const NONE: readonly OutlineItem[] = [];

/** Whose text the caret is in: dream, scene, scene within. */
function Crumbs() {
  const outline = useStore((state) => state.analysis?.outline) ?? NONE;
  const caret = useStore((state) => state.caret);
  const chain = around(outline, caret);
  return (
    <nav className="crumbs" aria-label="Where the caret is" data-testid="crumbs">
      {chain.map((item, i) => (
        <button key={item.span.start} type="button" onClick={() => goToAnalysed(item.nameSpan)}>
          {i > 0 && <ChevronRight size={12} strokeWidth={1.5} aria-hidden />}
          {item.name === '' ? item.kind : item.name}
        </button>
      ))}
    </nav>
  );
}
