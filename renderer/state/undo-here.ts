/** Undo and redo of whatever has the keyboard: a field's own words, the graph, and everywhere else the text that is shown. */

import { redoGraph, undoGraph } from './graph-edit.ts';
import { redo, undo } from './history.ts';

/** What has a way back of its own. */
export const OWN_UNDO = 'input, textarea, [contenteditable], .monaco-editor, [data-testid="graph"]';

export const undoHere = (): void => step('undo', undoGraph, undo);

export const redoHere = (): void => step('redo', redoGraph, redo);

function step(inField: 'undo' | 'redo', inGraph: () => void, inText: () => void): void {
  const at = document.activeElement;
  // The browser's own steps of a field have no other door.
  if (at instanceof HTMLElement && at.matches('input, textarea') && at.closest('.monaco-editor') === null) document.execCommand(inField);
  else if (at?.closest('[data-testid="graph"]')) inGraph();
  else inText();
}
