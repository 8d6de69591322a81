/** The name of a scene, or of the motif that it was just made, while it is being written, in its place on the card: what is refused stays, with the reason, until it is mended or taken back. */

import { useLayoutEffect, useRef } from 'react';
import { refuse } from '../state/graph-edit.ts';
import type { NamingTask } from '../state/graph-state.ts';
import { endRename, stopTask, undoInstead } from '../state/graph-task.ts';
import { takeTyped } from '../state/naming.ts';
import { useRefusal } from './refusal.tsx';

export function NameField({ name, of }: { readonly name: string; readonly of: NamingTask['of'] }) {
  const field = useRef<HTMLInputElement>(null);
  const asking = useRef(false);
  const { marks, note, tell, clear } = useRefusal();
  const told = useRef(tell);
  told.current = tell;
  const end = async (written: string, tellIt: (asked: Promise<string | null>) => Promise<unknown>) => {
    if (asking.current) return;
    asking.current = true;
    await tellIt(endRename(written));
    asking.current = false;
  };
  const ended = useRef(end);
  ended.current = end;
  useLayoutEffect(() => {
    const input = field.current;
    if (input === null) return;
    const ahead = takeTyped();
    if (ahead.elsewhere) return void ended.current(ahead.typed, leave);
    input.focus({ preventScroll: true });
    if (ahead.typed === '') input.select();
    else input.value = ahead.typed;
    if (ahead.ended) void ended.current(input.value, told.current);
  }, []);
  return (
    <div className="nodrag scene-naming">
      {of === 'motif' && <small aria-hidden>motif</small>}
      <input
        ref={field}
        className="scene-name"
        aria-label={of === 'motif' ? `New name of the motif ${name}` : `New name of ${name}`}
        {...marks}
        defaultValue={name}
        spellCheck={false}
        onChange={clear}
        onBlur={(event) => void end(event.target.value, leave)}
        onDoubleClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          event.stopPropagation();
          const { key } = event;
          if (key === 'Enter') void end(event.currentTarget.value, tell);
          if (key === 'Escape') stopTask();
          if (key.toLowerCase() !== 'z' || event.shiftKey || !(event.ctrlKey || event.metaKey) || event.currentTarget.value !== name) return;
          event.preventDefault();
          undoInstead();
        }}
      />
      {note}
    </div>
  );
}

/** Who goes on elsewhere is told there. */
async function leave(asked: Promise<string | null>): Promise<void> {
  const reason = await asked;
  if (reason === null) return;
  stopTask();
  refuse(reason);
}
