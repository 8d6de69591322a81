/** Stops beside the lines: a click at the margin sets one, and takes it away. */

import { spanNow, toggleStop } from '../state/stops.ts';
import { get, useStore } from '../state/store.ts';
import { offsetAt, pathOf, rangeOf } from './models.ts';
import { monaco } from './monaco.ts';

/** Returns the undo. */
export function showStops(editor: monaco.editor.IStandaloneCodeEditor): () => void {
  const marks = editor.createDecorationsCollection();
  const draw = () => {
    const model = editor.getModel();
    if (model === null) return;
    const path = pathOf(model.uri);
    marks.set(
      get().stops.flatMap((stop) => {
        const span = stop.file === path ? spanNow(get(), stop) : null;
        if (span === null) return [];
        const problem = get().stopProblems[stop.id];
        const words = [`Stop${stop.on ? '' : ', switched off'}`, stop.condition === '' ? '' : `when ${stop.condition}`, problem ?? '']
          .filter((part) => part !== '')
          .join(': ');
        const range = rangeOf(model, { start: span.start, end: span.start });
        return [
          {
            range,
            options: {
              glyphMarginClassName: `stop-glyph${stop.on ? '' : ' stop-off'}${problem === undefined ? '' : ' stop-bad'}`,
              glyphMarginHoverMessage: { value: words },
            },
          },
        ];
      }),
    );
  };
  draw();
  const undo = useStore.subscribe((state, before) => {
    if (state.stops !== before.stops || state.stopProblems !== before.stopProblems || state.documents !== before.documents) draw();
  });
  const listeners = [
    editor.onDidChangeModel(draw),
    editor.onMouseDown(({ target }) => {
      const model = editor.getModel();
      if (target.type !== monaco.editor.MouseTargetType.GUTTER_GLYPH_MARGIN || model === null || target.position === null) return;
      void toggleStop(pathOf(model.uri) ?? '', offsetAt(model, { lineNumber: target.position.lineNumber, column: 1 }));
    }),
  ];
  return () => {
    undo();
    for (const listener of listeners) listener.dispose();
  };
}
