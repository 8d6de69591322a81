/** Behind the lines at which the previewed program was stopped: why. */

import { get, useStore } from '../state/store.ts';
import { troublesOf } from '../state/troubles.ts';
import { behind } from './behind.ts';
import { pathOf, positionAt } from './models.ts';
import type { monaco } from './monaco.ts';

/** Returns the undo. */
export function showTroubles(editor: monaco.editor.IStandaloneCodeEditor): () => void {
  const marks = editor.createDecorationsCollection();
  const draw = () => {
    const model = editor.getModel();
    if (model === null) return;
    const path = pathOf(model.uri);
    marks.set(
      troublesOf(get())
        .filter(({ file }) => file === path)
        .map(({ span, words, wayOut }) => {
          const { lineNumber } = positionAt(model, span.start);
          const end = model.getLineMaxColumn(lineNumber);
          return {
            range: { startLineNumber: lineNumber, startColumn: model.getLineFirstNonWhitespaceColumn(lineNumber), endLineNumber: lineNumber, endColumn: end },
            options: {
              className: 'trouble-line',
              hoverMessage: { value: `In the previewed night: ${words}. ${wayOut}` },
              after: behind(words, 'trouble-words'),
              showIfCollapsed: true,
            },
          };
        }),
    );
  };
  draw();
  const undo = useStore.subscribe((state, before) => {
    if (state.preview !== before.preview || (state.documents !== before.documents && state.preview?.night.troubles !== undefined)) draw();
  });
  const shown = editor.onDidChangeModel(draw);
  return () => {
    undo();
    shown.dispose();
  };
}
