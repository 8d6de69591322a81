/** The files by use, as long as they are walked through with Control held. What is gone to is told by the window's own voice. */

import { useEffect, useRef } from 'react';
import { folderOf, nameOf } from '../state/file-paths.ts';
import { isUnsaved, useStore } from '../state/store.ts';
import { endWalkAt } from '../state/tab-walk.ts';

export function TabWalk() {
  const walked = useStore((state) => state.walked);
  if (walked === null) return null;
  return (
    <div className="tab-walk" role="listbox" aria-label="Files by use" data-testid="tab-walk">
      {walked.map((path) => (
        <Walked key={path} path={path} />
      ))}
    </div>
  );
}

function Walked({ path }: { readonly path: string }) {
  const shown = useStore((state) => state.path === path);
  const unsaved = useStore(({ documents }) => documents[path] !== undefined && isUnsaved(documents[path]));
  const entry = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown) entry.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  const folder = folderOf(path);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys that opened it walk through it; the keyboard stays in the text
    <div ref={entry} role="option" aria-selected={shown} data-file={path} onMouseDown={(event) => event.preventDefault()} onClick={() => endWalkAt(path)}>
      {nameOf(path)}
      {unsaved && <i className="dot" role="img" aria-label="not saved yet" />}
      {folder !== '' && <em>{folder}</em>}
    </div>
  );
}
