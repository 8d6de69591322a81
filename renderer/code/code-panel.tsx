/** The text of the dream: one editor over the store's document. */

import { useEffect, useRef } from 'react';
import type { TextEdit } from '../../dream-dsl/index.ts';
import { changeText } from '../state/project.ts';
import { selectAt } from '../state/selection.ts';
import { activeScenes, get, useStore } from '../state/store.ts';
import { offerCode } from '../state/view.ts';
import { difference } from './difference.ts';
import { LANGUAGE, MARKERS, rangeOf, recolour, registerLanguage } from './language.ts';
import { monaco } from './monaco.ts';
import { THEME, wearPalette } from './theme.ts';

let registered = false;

export function CodePanel() {
  const host = useRef<HTMLDivElement>(null);
  const path = useStore((state) => state.document?.path ?? '');
  useEffect(() => {
    if (host.current === null) return;
    return openEditor(host.current);
  }, []);
  return <div ref={host} className="code" data-testid="code-editor" title={path} />;
}

/** Returns the undo. */
function openEditor(host: HTMLElement): () => void {
  if (!registered) registerLanguage();
  registered = true;
  wearPalette();
  const model = monaco.editor.createModel(get().document?.text ?? '', LANGUAGE);
  model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
  const editor = monaco.editor.create(host, {
    model,
    theme: THEME,
    'semanticHighlighting.enabled': true,
    automaticLayout: true,
    fontFamily: '"JetBrains Mono Variable", monospace',
    fontSize: 13,
    lineHeight: 20,
    fontLigatures: false,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    padding: { top: 12, bottom: 12 },
    tabSize: 2,
    insertSpaces: true,
    detectIndentation: false,
    glyphMargin: false,
    lineNumbersMinChars: 4,
    folding: true,
    renderLineHighlight: 'line',
    overviewRulerBorder: false,
    bracketPairColorization: { enabled: false },
    fixedOverflowWidgets: true,
    stickyScroll: { enabled: true, maxLineCount: 3 },
    quickSuggestions: { other: true, comments: false, strings: false },
    wordBasedSuggestions: 'off',
    acceptSuggestionOnEnter: 'smart',
    ariaLabel: 'Text of the dream',
    accessibilitySupport: 'on',
  });
  const glow = editor.createDecorationsCollection();
  const listeners = [
    model.onDidChangeContent(() => changeText(model.getValue())),
    editor.onDidChangeCursorPosition(({ position, reason }) => {
      if (reason !== monaco.editor.CursorChangeReason.ContentFlush) selectAt(model.getOffsetAt(position));
    }),
  ];
  let revision = get().document?.revision ?? 0;
  const undo = [
    offerCode({
      reveal(span, focus) {
        const range = rangeOf(model, span);
        editor.setSelection(range);
        editor.revealRangeInCenterIfOutsideViewport(range, monaco.editor.ScrollType.Smooth);
        if (focus) editor.focus();
      },
      apply: (edits) => replace(edits),
      find: () => run('actions.find'),
      nextProblem: () => run('editor.action.marker.next'),
    }),
    useStore.subscribe((state, before) => {
      const { document } = state;
      if (document !== null && document.revision !== revision) {
        revision = document.revision;
        model.setValue(document.text);
        editor.setScrollTop(0);
      } else if (document !== null && document.text !== model.getValue()) replace([difference(model.getValue(), document.text)]);
      if (state.analysis !== before.analysis) mark();
      if (activeScenes(state) !== activeScenes(before) || state.graph !== before.graph) shine();
    }),
    observeTheme(() => {
      wearPalette();
      recolour();
    }),
  ];
  mark();
  shine();
  recolour();
  return () => {
    for (const listener of listeners) listener.dispose();
    for (const end of undo) end();
    editor.dispose();
    model.dispose();
  };

  function run(action: string): void {
    editor.focus();
    editor.trigger('command', action, null);
  }

  function replace(edits: readonly TextEdit[]): void {
    editor.pushUndoStop();
    editor.executeEdits(
      'dream-coder',
      edits.map(({ span, newText }) => ({ range: rangeOf(model, span), text: newText, forceMoveMarkers: true })),
    );
    editor.pushUndoStop();
  }

  function mark(): void {
    const { analysis, analysedText } = get();
    if (analysis === null || analysedText !== model.getValue()) return;
    const { MarkerSeverity } = monaco;
    const severity = { error: MarkerSeverity.Error, warning: MarkerSeverity.Warning, info: MarkerSeverity.Info };
    monaco.editor.setModelMarkers(
      model,
      MARKERS,
      analysis.problems.map((problem) => ({
        ...rangeOf(model, problem.span),
        severity: severity[problem.severity],
        code: problem.code,
        source: 'dream',
        message: problem.hint === '' ? problem.message : `${problem.message}\n${problem.hint}`,
        relatedInformation: problem.related.map((place) => ({ ...rangeOf(model, place.span), resource: model.uri, message: place.message })),
      })),
    );
  }

  /** Scenes that the playhead stands in glow at the margin. */
  function shine(): void {
    const { graph, graphStale, preview, document } = get();
    const active = new Set(activeScenes(get()).split(' '));
    const lit = preview === null || graphStale || preview.text !== document?.text ? [] : (graph?.nodes ?? []).filter(({ id }) => active.has(id));
    glow.set(lit.map(({ span }) => ({ range: rangeOf(model, span), options: { isWholeLine: true, linesDecorationsClassName: 'code-active' } })));
  }
}

function observeTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
