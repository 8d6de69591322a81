/** The lines of the moment: what plays, what was just taken, and what holds, marked in the text. */

import { activeLines } from '../state/lines.ts';
import { get, useStore } from '../state/store.ts';
import { pathOf, rangeOf, textOf } from './models.ts';
import type { monaco } from './monaco.ts';

const WORDS = {
  plays: 'Plays at this moment of the night',
  taken: 'Taken at this moment of the night',
  holds: 'Holds at this moment, for less than its time',
} as const;

/** Returns the undo. */
export function showMomentLines(editor: monaco.editor.IStandaloneCodeEditor): () => void {
  const marks = editor.createDecorationsCollection();
  let drawn = '';
  const draw = () => {
    const model = editor.getModel();
    if (model === null) return;
    const path = pathOf(model.uri);
    const lines = activeLines(get()).filter(({ file }) => file === path);
    const key = `${path} ${model.getVersionId()} ${lines.map(({ how, span }) => `${how}${span.start}`).join()}`;
    if (key === drawn) return;
    drawn = key;
    marks.set(
      lines.map(({ span, how }) => ({
        // The head of what spans several lines.
        range: rangeOf(model, { start: span.start, end: Math.min(span.end, endOfLine(textOf(model), span.start)) }),
        options: { className: `moment-${how}`, hoverMessage: { value: WORDS[how] }, overviewRuler: null },
      })),
    );
  };
  draw();
  const undo = useStore.subscribe((state, before) => {
    if (state.playheadMs !== before.playheadMs || state.preview !== before.preview || state.moment !== before.moment || state.documents !== before.documents)
      draw();
  });
  const shown = editor.onDidChangeModel(draw);
  return () => {
    undo();
    shown.dispose();
  };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
