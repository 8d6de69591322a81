/** The numbers of the last cohort behind the lines that they are of, as far as these are in sight. */

import { type LineNumber, lineNumbers, speaking } from '../state/numbers.ts';
import { get, useStore } from '../state/store.ts';
import { behind } from './behind.ts';
import { type Model, offsetAt, pathOf, positionAt } from './models.ts';
import { monaco } from './monaco.ts';

/** Whoever types or scrolls does not wait for them, ms. */
const PAUSE_MS = 120;

/** Returns the undo. */
export function showNumbers(editor: monaco.editor.IStandaloneCodeEditor): () => void {
  const marks = editor.createDecorationsCollection();
  let timer = 0;
  const draw = () => {
    const model = editor.getModel();
    if (model !== null) marks.set(numbersIn(model, editor.getVisibleRanges()).flatMap((number) => behindLine(model, number)));
  };
  const later = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(draw, PAUSE_MS);
  };
  draw();
  const undo = useStore.subscribe((state, before) => {
    if (
      state.cohort !== before.cohort ||
      state.quick !== before.quick ||
      state.settings.numbers !== before.settings.numbers ||
      state.documents !== before.documents
    )
      later();
  });
  const listeners = [editor.onDidScrollChange(later), editor.onDidLayoutChange(later), editor.onDidChangeModel(draw)];
  return () => {
    window.clearTimeout(timer);
    undo();
    for (const listener of listeners) listener.dispose();
  };
}

function numbersIn(model: Model, seen: readonly monaco.Range[]): LineNumber[] {
  const path = pathOf(model.uri);
  const state = get();
  const cohort = state.settings.numbers ? speaking(state) : null;
  if (cohort === null || path === null) return [];
  const spans = seen.map(({ startLineNumber, endLineNumber }) => [
    offsetAt(model, { lineNumber: startLineNumber, column: 1 }),
    offsetAt(model, { lineNumber: endLineNumber, column: model.getLineMaxColumn(endLineNumber) }),
  ]) as [number, number][];
  return lineNumbers(
    cohort,
    (file) => state.documents[file]?.text,
    ({ file, span }) => file === path && spans.some(([from, to]) => from <= span.start && span.start <= to),
  );
}

/** Behind the first line of what it is of, before a comment would read as a part of it; it tells more to who points at it. */
function behindLine(model: Model, { span, label, tooltip, stale }: LineNumber): monaco.editor.IModelDeltaDecoration[] {
  const { lineNumber } = positionAt(model, span.start);
  const end = model.getLineMaxColumn(lineNumber);
  return [
    {
      // Of the whole line, so that it stays at its end.
      range: new monaco.Range(lineNumber, 1, lineNumber, end),
      options: {
        showIfCollapsed: true,
        after: behind(`${stale ? '≈ ' : ''}${label}`, 'line-number-of-nights'),
      },
    },
    {
      range: new monaco.Range(lineNumber, end, lineNumber, end),
      options: { showIfCollapsed: true, hoverMessage: { value: stale ? `Of the text before the last edits.\n\n${tooltip}` : tooltip } },
    },
  ];
}
