/** The clipboard, while the graph has the keyboard: scenes go into it, and come out of it, as text of the dream. */

import { useEffect } from 'react';
import { copySelected, deleteSelected, paste } from '../state/graph-work.ts';

/** The window tells of copying at the selected words, not at what has the keyboard: so it is listened for on the whole page. */
export function useClipboard(): void {
  useEffect(() => {
    const copy = (event: ClipboardEvent) => carry(event, false);
    const cut = (event: ClipboardEvent) => carry(event, true);
    document.addEventListener('copy', copy);
    document.addEventListener('cut', cut);
    document.addEventListener('paste', putIn);
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', cut);
      document.removeEventListener('paste', putIn);
    };
  }, []);
}

/** Not in its fields, which have words of their own. */
function isOurs(): boolean {
  const { activeElement } = document;
  return activeElement?.closest('.graph') != null && activeElement.closest('input, select, textarea') === null;
}

function carry(event: ClipboardEvent, away: boolean): void {
  const text = isOurs() ? copySelected() : null;
  if (text === null) return;
  event.preventDefault();
  event.clipboardData?.setData('text/plain', text);
  if (away) deleteSelected();
}

function putIn(event: ClipboardEvent): void {
  if (!isOurs()) return;
  event.preventDefault();
  paste(event.clipboardData?.getData('text/plain') ?? '');
}
