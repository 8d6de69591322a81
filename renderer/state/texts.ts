/** Changes of texts: the one way in, whether the editor, a mend or a rename brings them. */

import type { TextEdit } from '../../dream-dsl/index.ts';
import { analyzeSoon } from './analysis.ts';
import { saveSoon } from './save.ts';
import { get, set } from './store.ts';

/** A text changed, by whatever means. */
export function changeText(path: string, text: string): void {
  const document = get().documents[path];
  if (document === undefined || document.text === text) return;
  // A write under way may put another text on the disk than the one it has.
  const same = text === document.savedText && document.save.kind !== 'saving';
  set(({ documents }) => ({ documents: { ...documents, [path]: { ...document, text, save: { kind: same ? 'saved' : 'changed' } } } }));
  analyzeSoon();
  saveSoon();
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
