/** The file that a command is about: the row of the files that has the keyboard, or had it before a dialog opened; else the text in the editor. */

import { get } from './store.ts';

let reached: string | null = null;

/** From now on. Returns the undo. */
export function keepFileHere(): () => void {
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof Element) || target.closest('[role="dialog"], [role="menu"]') !== null) return;
    reached = target.closest('[data-testid="explorer"] [data-path]')?.getAttribute('data-path') ?? null;
  };
  document.addEventListener('focusin', onFocus);
  return () => document.removeEventListener('focusin', onFocus);
}

export function fileHere(): string {
  const { files, path } = get();
  return files?.entries.find((entry) => entry.path === reached)?.path ?? path;
}
