/** The editor's models of the project's texts: one for each that is needed, in step with the store both ways, whose line ends it leaves alone. */

import { lineEdits } from '../../app/bridge/index.ts';
import { type Location, type Span, type TextEdit, withEdits } from '../../dream-dsl/index.ts';
import { difference } from '../state/difference.ts';
import { whenMoved } from '../state/moved.ts';
import { get } from '../state/store.ts';
import { changeText } from '../state/texts.ts';
import { isDreamText } from '../state/texts-state.ts';
import { afterChanges, evenEdits, evened, evenSpan, inOrder, type LineEnds, lineEndsOf, toEditor, toText } from './line-ends.ts';
import { monaco } from './monaco.ts';

export const LANGUAGE = 'dream';
/** Of `dream.json` and the places of scenes. */
export const JSON_LANGUAGE = 'json';
export const NOTES_LANGUAGE = 'markdown';
const SCHEME = 'dream';

export type Model = monaco.editor.ITextModel;

interface Shown {
  readonly model: Model;
  /** What the model is the even twin of. */
  text: string;
  ends: LineEnds;
  /** What it is about to be: the edits that are on their way make more of it than a model can tell. */
  coming: string | null;
}

const shown = new Map<string, Shown>();
/** Of texts that were deleted, the last ones: one that is brought back has its steps again. */
const resting = new Map<string, Shown>();
const MOST_RESTING = 20;
/** By address, where a text is that had another path when its model was made: a model keeps its address and its steps. */
const elsewhere = new Map<string, string>();

/** The address of a text: its model's, or one that no other text has. */
export function uriOf(path: string): monaco.Uri {
  const known = shown.get(path) ?? resting.get(path);
  if (known !== undefined) return known.model.uri;
  for (let number = 0; ; number++) {
    const uri = monaco.Uri.from({ scheme: SCHEME, authority: number === 0 ? '' : `${number}`, path: `/${path}` });
    if (!elsewhere.has(uri.toString())) return uri;
  }
}

/** The path of a text of the project; null for an address that is none. */
export const pathOf = (uri: monaco.Uri): string | null => (uri.scheme === SCHEME ? (elsewhere.get(uri.toString()) ?? uri.path.slice(1)) : null);

/** What a text is written in, by its name. */
export function languageOf(path: string): string {
  if (path.endsWith('.json')) return JSON_LANGUAGE;
  if (/\.(md|markdown)$/i.test(path)) return NOTES_LANGUAGE;
  return isDreamText(path) ? LANGUAGE : 'plaintext';
}

whenMoved((moved) => {
  const all = [...shown];
  shown.clear();
  for (const [path, own] of all) {
    const now = moved(path);
    shown.set(now, own);
    if (now === path) continue;
    elsewhere.set(own.model.uri.toString(), now);
    monaco.editor.setModelLanguage(own.model, languageOf(now));
  }
});

/** The model of a text of the project, made where there is none yet. Null where there is no such text. */
export function modelOf(path: string): Model | null {
  const known = shown.get(path);
  if (known !== undefined) return known.model;
  const document = get().documents[path];
  if (document === undefined) return null;
  const back = resting.get(path);
  if (back !== undefined) return wake(path, back, document.text);
  // What is not saved yet is a step on the file's text, and can be taken back.
  const { text, savedText, savedDigest } = document;
  const before = savedDigest === null ? text : savedText;
  const model = monaco.editor.createModel(evened(before), languageOf(path), uriOf(path));
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  model.updateOptions({ tabSize: 2, insertSpaces: true, bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
  const own: Shown = { model, text: before, ends: lineEndsOf(before), coming: null };
  shown.set(path, own);
  if (before !== text) push(own, lineEdits(before, text), text);
  model.onDidChangeContent(({ changes }) => {
    become(own, own.coming ?? afterChanges(own.text, changes, model.getValue()));
    changeText(pathOf(model.uri) ?? path, own.text);
  });
  model.onWillDispose(() => elsewhere.delete(model.uri.toString()));
  return model;
}

/** The text that a model shows, with the line ends that it has. */
export const textOf = (model: Model): string => shown.get(pathOf(model.uri) ?? '')?.text ?? model.getValue();

const endsOf = (model: Model): LineEnds => shown.get(pathOf(model.uri) ?? '')?.ends ?? lineEndsOf(model.getValue());

/** Brings texts that changed by other means into their models, as an edit that can be undone. */
export function syncModels(): void {
  const { documents } = get();
  for (const [path, own] of shown) {
    const document = documents[path];
    if (document === undefined) {
      shown.delete(path);
      rest(path, own);
    } else if (evened(document.text) === evened(own.text)) become(own, document.text);
    else push(own, [difference(own.text, document.text)], document.text);
  }
}

function rest(path: string, own: Shown): void {
  resting.get(path)?.model.dispose();
  resting.delete(path);
  resting.set(path, own);
  const [oldest] = resting;
  if (oldest === undefined || resting.size <= MOST_RESTING) return;
  resting.delete(oldest[0]);
  oldest[1].model.dispose();
}

/** What the text became meanwhile is one more step. */
function wake(path: string, own: Shown, text: string): Model {
  resting.delete(path);
  shown.set(path, own);
  if (evened(text) === evened(own.text)) become(own, text);
  else push(own, [difference(own.text, text)], text);
  return own.model;
}

/** One step of undo. */
export function applyTo(path: string, edits: readonly TextEdit[]): void {
  if (modelOf(path) === null) return;
  const own = shown.get(path) as Shown;
  push(own, edits, withEdits(own.text, inOrder(edits)));
  changeText(path, own.text);
}

/** `after`: what the edits make of the text. */
function push(own: Shown, edits: readonly TextEdit[], after: string): void {
  const { model, text } = own;
  own.coming = after;
  model.pushStackElement();
  model.pushEditOperations(
    null,
    evenEdits(text, edits, after).map(({ span, newText }) => ({ range: evenRange(model, span), text: newText, forceMoveMarkers: true })),
    () => null,
  );
  model.pushStackElement();
  own.coming = null;
  become(own, after);
}

function become(own: Shown, text: string): void {
  own.text = text;
  own.ends = lineEndsOf(text);
}

/** Another project: none of its texts is the edit of one of these. */
export function dropModels(): void {
  for (const { model } of [...shown.values(), ...resting.values()]) model.dispose();
  shown.clear();
  resting.clear();
}

/** Where a place of the text is in its model. */
export const positionAt = (model: Model, offset: number): monaco.Position => model.getPositionAt(toEditor(endsOf(model), offset));

/** Where a place of a model is in the text. */
export const offsetAt = (model: Model, position: monaco.IPosition): number => toText(endsOf(model), model.getOffsetAt(position));

export const rangeOf = (model: Model, span: Span): monaco.Range => evenRange(model, evenSpan(endsOf(model), span));

const evenRange = (model: Model, { start, end }: Span): monaco.Range => monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));

export const spanOf = (model: Model, range: monaco.IRange): Span => ({
  start: offsetAt(model, { lineNumber: range.startLineNumber, column: range.startColumn }),
  end: offsetAt(model, { lineNumber: range.endLineNumber, column: range.endColumn }),
});

/** Places in any text, for the editor to go to or to look into. */
export function placesOf(locations: readonly Location[]): monaco.languages.Location[] {
  return locations.flatMap(({ file, span }) => {
    const model = modelOf(file);
    return model === null ? [] : [{ uri: model.uri, range: rangeOf(model, span) }];
  });
}
