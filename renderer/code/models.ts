/** The editor's models of the project's texts: one for each that is needed, in step with the store both ways. */

import { lineEdits } from '../../app/bridge/index.ts';
import type { Location, Span, TextEdit } from '../../dream-dsl/index.ts';
import { difference } from '../state/difference.ts';
import { get } from '../state/store.ts';
import { changeText } from '../state/texts.ts';
import { monaco } from './monaco.ts';

export const LANGUAGE = 'dream';
const SCHEME = 'dream';

export type Model = monaco.editor.ITextModel;

const models = new Map<string, Model>();

export const uriOf = (path: string): monaco.Uri => monaco.Uri.from({ scheme: SCHEME, path: `/${path}` });

/** The path of a text of the project; null for an address that is none. */
export const pathOf = ({ scheme, path }: monaco.Uri): string | null => (scheme === SCHEME ? path.slice(1) : null);

/** The model of a text of the project, made where there is none yet. Null where there is no such text. */
export function modelOf(path: string): Model | null {
  const known = models.get(path);
  if (known !== undefined) return known;
  const document = get().documents[path];
  if (document === undefined) return null;
  // What is not saved yet is a step on the file's text, and can be taken back.
  const { text, savedText, savedDigest } = document;
  const before = savedDigest === null ? text : savedText;
  const model = monaco.editor.createModel(before, LANGUAGE, uriOf(path));
  model.updateOptions({ tabSize: 2, insertSpaces: true, bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
  if (before !== text) push(model, lineEdits(model.getValue(), text));
  model.onDidChangeContent(() => changeText(path, model.getValue()));
  models.set(path, model);
  return model;
}

/** Brings texts that changed by other means into their models, as an edit that can be undone. */
export function syncModels(): void {
  const { documents } = get();
  for (const [path, model] of models) {
    const document = documents[path];
    if (document === undefined) {
      // Deleted, or under another name now.
      models.delete(path);
      model.dispose();
    } else if (document.text !== model.getValue()) applyTo(path, [difference(model.getValue(), document.text)]);
  }
}

/** One step of undo. */
export function applyTo(path: string, edits: readonly TextEdit[]): void {
  const model = modelOf(path);
  if (model !== null) push(model, edits);
}

function push(model: Model, edits: readonly TextEdit[]): void {
  model.pushStackElement();
  model.pushEditOperations(
    null,
    edits.map(({ span, newText }) => ({ range: rangeOf(model, span), text: newText, forceMoveMarkers: true })),
    () => null,
  );
  model.pushStackElement();
}

/** Another project: none of its texts is the edit of one of these. */
export function dropModels(): void {
  for (const model of models.values()) model.dispose();
  models.clear();
}

export function rangeOf(model: Model, { start, end }: Span): monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}

export const spanOf = (model: Model, range: monaco.IRange): Span => ({
  start: model.getOffsetAt({ lineNumber: range.startLineNumber, column: range.startColumn }),
  end: model.getOffsetAt({ lineNumber: range.endLineNumber, column: range.endColumn }),
});

/** Places in any text, for the editor to go to or to look into. */
export function placesOf(locations: readonly Location[]): monaco.languages.Location[] {
  return locations.flatMap(({ file, span }) => {
    const model = modelOf(file);
    return model === null ? [] : [{ uri: model.uri, range: rangeOf(model, span) }];
  });
}
