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
      const [first, last] = [
        { lineNumber: range.startLineNumber, column: 1 },
        { lineNumber: range.endLineNumber, column: Number.MAX_SAFE_INTEGER },
      ];
      const [from, to] = [model.getOffsetAt(first), model.getOffsetAt(last)];
      const numbers = lineNumbers(
        cohort,
        (file) => state.documents[file]?.text,
        ({ file, span }) => file === path && from <= span.start && span.start <= to,
      );
      const hints = numbers.map(({ span, label, tooltip, stale }) => {
        const { lineNumber } = model.getPositionAt(span.start);
        return {
          // Behind the first line of what it is of, before a comment would read as a part of it.
          position: { lineNumber, column: model.getLineMaxColumn(lineNumber) },
          label: `  ${stale ? '≈ ' : ''}${label}`,
          tooltip: { value: stale ? `Of the text before the last edits.\n\n${tooltip}` : tooltip },
          paddingLeft: true,
        };
      });
      return { hints, dispose: () => {} };
    },
  });
}
