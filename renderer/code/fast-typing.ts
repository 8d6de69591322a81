/**
 * The editor indents only where it has read the line so far, and else reads it when the page rests. Keys that come in one go,
 * because somebody types fast or the machine is busy, would find it unread: a brace then stays where it was typed.
 */

import type { monaco } from './monaco.ts';

/** Not among the types of the editor. */
interface Tokenized {
  readonly tokenization: { forceTokenization(line: number): void };
}

/** Reads each line as it is changed. Returns the undo. */
export function readAsTyped(editor: monaco.editor.IStandaloneCodeEditor): () => void {
  const changed = editor.onDidChangeModelContent(({ changes }) => {
    const model = editor.getModel() as (monaco.editor.ITextModel & Tokenized) | null;
    if (model === null) return;
    const last = Math.max(...changes.map(({ range, text }) => range.startLineNumber + text.split('\n').length - 1));
    model.tokenization.forceTokenization(Math.min(last, model.getLineCount()));
  });
  return () => changed.dispose();
}
