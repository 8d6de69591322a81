/** Sounds that are dropped on the text of a scene are played in it; other files come into the project. */

import { bringsFiles, dropOn, sceneAround } from '../state/dropped.ts';
import { get } from '../state/store.ts';
import { offsetAt } from './models.ts';
import type { monaco } from './monaco.ts';

/** Gives the undo. */
export function takeDropped(editor: monaco.editor.ICodeEditor, host: HTMLElement): () => void {
  const over = (event: DragEvent) => {
    if (event.dataTransfer === null || !bringsFiles(event.dataTransfer)) return;
    // The editor knows only how to move words.
    event.preventDefault();
    event.stopPropagation();
  };
  const drop = (event: DragEvent) => {
    if (event.dataTransfer === null || !bringsFiles(event.dataTransfer)) return;
    over(event);
    const model = editor.getModel();
    const place = editor.getTargetAtClientPoint(event.clientX, event.clientY)?.position ?? null;
    void dropOn(model === null || place === null ? null : sceneAround(get().path, offsetAt(model, place)), event.dataTransfer);
  };
  host.addEventListener('dragover', over, { capture: true });
  host.addEventListener('drop', drop, { capture: true });
  return () => {
    host.removeEventListener('dragover', over, { capture: true });
    host.removeEventListener('drop', drop, { capture: true });
  };
}
