/** Changes of texts: the one way in, whether the editor, a mend or a rename brings them. */

import { PROJECT_FILE } from '../../app/bridge/index.ts';
import type { TextEdit } from '../../dream-dsl/index.ts';
import { analyzeSoon } from './analysis.ts';
import { changeDocument, get } from './store.ts';
import { isDreamText } from './texts-state.ts';

const listeners = new Set<() => void>();

/** Tells of every change that comes this way. Returns the undo. */
export function whenTextChanges(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** A text changed, by whatever means. */
export function changeText(path: string, text: string): void {
  const document = get().documents[path];
  if (document === undefined || document.text === text) return;
  const { save, savedText } = document;
  // A write under way may put another text on the disk than the one it has; a question about the file stays one.
  const same = text === savedText && save.kind !== 'saving';
  changeDocument(path, { text, ...(save.kind === 'conflict' ? {} : { save: { kind: same ? 'saved' : 'changed' } }) });
  // Where scenes stand, and notes, mean nothing to the language.
  if (isDreamText(path) || path === PROJECT_FILE) analyzeSoon();
  for (const listener of listeners) listener();
}

/** Edits to a text that is in no editor. */
export function editText(path: string, edits: readonly TextEdit[]): void {
  const text = get().documents[path]?.text;
  if (text === undefined) return;
  const last = [...edits].sort((a, b) => b.span.start - a.span.start);
  changeText(
    path,
    last.reduce((so, { span, newText }) => so.slice(0, span.start) + newText + so.slice(span.end), text),
  );
}
