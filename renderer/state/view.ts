/** What the views let others do with them; each view puts its handle here while it is shown. */

import type { Span, TextEdit } from '../../dream-dsl/index.ts';

export type PanelId = 'code' | 'graph' | 'night' | 'problems' | 'outline';

export interface CodeHandle {
  /** Selects the place and scrolls to it; takes the keyboard where `focus`. */
  reveal(span: Span, focus: boolean): void;
  /** One step of undo. */
  apply(edits: readonly TextEdit[]): void;
  find(): void;
  nextProblem(): void;
}

export interface DockHandle {
  show(panel: PanelId): void;
  reset(): void;
}

let code: CodeHandle | null = null;
let dock: DockHandle | null = null;

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

export const showPanel = (panel: PanelId): void => dock?.show(panel);
export const resetLayout = (): void => dock?.reset();

/** Shows a place of the text; from the keyboard's point of view the text is next. */
export function goToText(span: Span, focus = true): void {
  showPanel('code');
  code?.reveal(span, focus);
}

export const applyEdits = (edits: readonly TextEdit[]): void => code?.apply(edits);
export const findInText = (): void => code?.find();
export const goToNextProblem = (): void => code?.nextProblem();
