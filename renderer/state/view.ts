/** What the views let others do with them; each view puts its handle here while it is shown. */

import { isLayoutPath, type Span, type TextEdit } from '../../dream-dsl/index.ts';
import { placeIn } from './difference.ts';
import { get, notify } from './store.ts';
import { glanceAt, showFile } from './tabs.ts';
import { editText } from './texts.ts';

export type PanelId =
  | 'code'
  | 'graph'
  | 'night'
  | 'moment'
  | 'why'
  | 'compare'
  | 'cohort'
  | 'problems'
  | 'promises'
  | 'history'
  | 'devices'
  | 'outline'
  | 'project'
  | 'search';

export interface CodeHandle {
  /** Selects the place of the text in the editor and scrolls to it; takes the keyboard where `focus`. */
  reveal(span: Span, focus: boolean): void;
  /** One step of undo, in any text of the project. */
  apply(path: string, edits: readonly TextEdit[]): void;
  /** Something that the editor does at the caret, by its own name. */
  act(action: string): void;
  hasKeyboard(): boolean;
  /** What is selected within one line, where the keyboard is in the text; else ''. */
  selected(): string;
  /** The last step of a text, whichever view made it. */
  undo(path: string): void;
  redo(path: string): void;
}

export interface DockHandle {
  show(panel: PanelId): void;
  /** Shows it and gives it the keyboard. */
  enter(panel: PanelId): void;
  /** Whether the one has only the place in which the other is seen. */
  isBehind(panel: PanelId, seen: PanelId): boolean;
  reset(): void;
  /** False for one that stays. */
  close(panel: PanelId): boolean;
  /** The panel that was used last. */
  active(): PanelId | null;
}

export interface SearchHandle {
  /** Takes the keyboard, and looks for these words where there are some. */
  focus(words: string): void;
}

export interface ExplorerHandle {
  /** Asks for the name of a new file. */
  newFile(): void;
  newFolder(): void;
  rename(path: string): void;
  /** Asks for another place. */
  move(path: string): void;
}

let code: CodeHandle | null = null;
let dock: DockHandle | null = null;
let explorer: ExplorerHandle | null = null;
/** Asked for while the files were not shown. */
let wanted: ((handle: ExplorerHandle) => void) | null = null;

export function offerCode(handle: CodeHandle): () => void {
  code = handle;
  return () => {
    if (code === handle) code = null;
  };
}

export function offerDock(handle: DockHandle): () => void {
  dock = handle;
  return () => {
    if (dock === handle) dock = null;
  };
}

let search: SearchHandle | null = null;
/** Asked for while it was not shown. */
let wantsSearch: string | null = null;

export function offerSearch(handle: SearchHandle): () => void {
  search = handle;
  if (wantsSearch !== null) handle.focus(wantsSearch);
  wantsSearch = null;
  return () => {
    if (search === handle) search = null;
  };
}

/** Shows the search of all texts, with the keyboard in its field and what is selected in the text to look for. */
export function askForSearch(): void {
  const words = code?.selected() ?? '';
  wantsSearch = search === null ? words : null;
  showPanel('search');
  requestAnimationFrame(() => search?.focus(words));
}

export function offerExplorer(handle: ExplorerHandle): () => void {
  explorer = handle;
  wanted?.(handle);
  wanted = null;
  return () => {
    if (explorer === handle) explorer = null;
  };
}

/** Shows the files of the project and asks there for a name, or a place. */
export function askInFiles(what: (handle: ExplorerHandle) => void): void {
  wanted = explorer === null ? what : null;
  showPanel('project');
  if (explorer !== null) what(explorer);
}

export const showPanel = (panel: PanelId): void => dock?.show(panel);
export const enterPanel = (panel: PanelId): void => dock?.enter(panel);
/** The one that was used last goes out of sight until it is shown again. */
export function closePanel(): void {
  const panel = dock?.active() ?? null;
  if (panel !== null && dock?.close(panel) === false)
    notify({ tone: 'plain', title: 'This panel stays', detail: 'Code, graph and night are always there; all others can be closed.' });
}
export const resetLayout = (): void => dock?.reset();
export const activePanel = (): PanelId | null => dock?.active() ?? null;

/** Shows a place of a text; from the keyboard's point of view the text is next. */
export function goToText(file: string, span: Span, focus = true): void {
  showPanel('code');
  showFile(file);
  code?.reveal(span, focus);
}

/** Where a place of a text as it was `read` is now: whoever types is ahead of all that reads. */
function placeNow(file: string, span: Span, read: string | undefined): Span {
  const now = get().documents[file]?.text;
  return now === undefined || read === undefined ? span : placeIn(now, read, span);
}

/** The same for a place of a text as it was `read`. */
export const goToRead = (file: string, span: Span, read: string | undefined): void => goToText(file, placeNow(file, span, read));

/** The same for a place of the last analysis. */
export const goToAnalysed = (span: Span): void => goToRead(get().path, span, get().analysedText);

/** The same for who looks from place to place: the tab gives way to the next. */
export function glanceAtText(file: string, span: Span, read?: string): void {
  const now = placeNow(file, span, read);
  showPanel('code');
  glanceAt(file);
  code?.reveal(now, true);
}

/** Of what is selected in the graph: the text goes along, but not into the graph's place where both have only one. */
export function goAlongInText(file: string, span: Span): void {
  if (dock?.isBehind('code', 'graph') !== true) showPanel('code');
  showFile(file);
  code?.reveal(span, false);
}

export const textHasKeyboard = (): boolean => code?.hasKeyboard() ?? false;

interface Position {
  readonly line: number;
  readonly character: number;
}

interface EnginePlace {
  readonly file: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

/** The same for a place as the engine tells it of the texts that it was given. */
export function goToPlace({ file, range }: EnginePlace, given: Readonly<Record<string, string>>): void {
  const read = given[file] ?? get().documents[file]?.text ?? '';
  goToRead(file, { start: offsetOf(read, range.start), end: offsetOf(read, range.end) }, read);
}

/** Lines end as the engine counts them: LF, CRLF, CR. */
function offsetOf(text: string, { line, character }: Position): number {
  let start = 0;
  for (const end of [...text.matchAll(/\r\n|\n|\r/g)].slice(0, line)) start = end.index + end[0].length;
  return start + character;
}

export function applyEdits(path: string, edits: readonly TextEdit[]): void {
  if (code === null || isLayoutPath(path)) editText(path, edits);
  else code.apply(path, edits);
}

/** A mend from the list of problems. Where the text went on meanwhile it is of another text, and the list is about to change. */
export function mend(path: string, edits: readonly TextEdit[]): void {
  const { documents, problemTexts } = get();
  if (documents[path] !== undefined && documents[path].text === problemTexts[path]) applyEdits(path, edits);
}

/** Shows the text, and does it there. */
export function actInText(action: string): void {
  showPanel('code');
  code?.act(action);
}

export const undoIn = (path: string): void => code?.undo(path);
export const redoIn = (path: string): void => code?.redo(path);
