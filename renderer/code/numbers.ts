/** The numbers of the last cohort beside the lines that they are of. */

import { lineNumbers, speaking } from '../state/numbers.ts';
import { get, useStore } from '../state/store.ts';
import { LANGUAGE, pathOf } from './models.ts';
import { monaco } from './monaco.ts';

export function registerNumbers(): void {
  const changed = new monaco.Emitter<void>();
  useStore.subscribe((state, before) => {
    if (state.cohort !== before.cohort || state.quick !== before.quick || state.settings.numbers !== before.settings.numbers) changed.fire();
  });
  monaco.languages.registerInlayHintsProvider(LANGUAGE, {
    onDidChangeInlayHints: changed.event,
    provideInlayHints(model, range) {
      const path = pathOf(model.uri);
      const state = get();
      const cohort = state.settings.numbers ? speaking(state) : null;
      if (cohort === null || path === null) return null;
      const text = model.getValue();
      const numbers = lineNumbers(cohort, (file) => (file === path ? text : state.documents[file]?.text));
      const hints = numbers.flatMap(({ file, span, label, tooltip, stale }) => {
        const { lineNumber } = model.getPositionAt(span.start);
        if (file !== path || lineNumber < range.startLineNumber || lineNumber > range.endLineNumber) return [];
        // Behind the first line of what it is of, before a comment would read as a part of it.
        const position = { lineNumber, column: model.getLineMaxColumn(lineNumber) };
        return [
          {
            position,
            label: `  ${stale ? '≈ ' : ''}${label}`,
            tooltip: { value: stale ? `Of the text before the last edits.\n\n${tooltip}` : tooltip },
            paddingLeft: true,
          },
        ];
      });
      return { hints, dispose: () => {} };
    },
  });
}
