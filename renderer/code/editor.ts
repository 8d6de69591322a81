/** The one editor: it shows the store's text, remembers where each text was looked at, and tells where the caret is. */

import type { Span } from '../../dream-dsl/index.ts';
import { showHelp } from '../state/help.ts';
import { redo, undo } from '../state/history.ts';
import { whenMoved } from '../state/moved.ts';
import { afterPaint } from '../state/paint.ts';
import { selectAt } from '../state/selection.ts';
import { activeScenes, documentOf, get, isNightStale, set, useStore } from '../state/store.ts';
import { offerCode } from '../state/view.ts';
import { askAboutCaret } from '../state/why.ts';
import { recolour } from './colours.ts';
import { takeDropped } from './dropped.ts';
import { readAsTyped } from './fast-typing.ts';
import { type Away, followNight } from './follow-night.ts';
import { registerLanguage } from './language.ts';
import { HELP_SCHEME, mark } from './markers.ts';
import { applyTo, dropModels, type Model, modelOf, NOTES_LANGUAGE, offsetAt, pathOf, positionAt, rangeOf, syncModels } from './models.ts';
import { showMomentLines } from './moment-lines.ts';
import { monaco } from './monaco.ts';
import { showNumbers } from './numbers.ts';
import { forMotion, forSettings, forWrap, OPTIONS } from './options.ts';
import { showStops } from './stops.ts';
import { wearPalette } from './theme.ts';
import { showTroubles } from './troubles.ts';

type ViewState = monaco.editor.ICodeEditorViewState;

export interface OpenEditor {
  /** Shows what is active at the playhead. */
  goToActive(): void;
  close(): void;
}

/** `tellAway`: what is active and out of sight. */
export function openEditor(host: HTMLElement, tellAway: (away: Away | null) => void): OpenEditor {
  registerLanguage();
  wearPalette();
  const editor = monaco.editor.create(host, {
    ...OPTIONS,
    ...forMotion(),
    ...forSettings(get().settings),
    ...forWrap(get().settings.wrap),
    model: null,
  });
  const glow = editor.createDecorationsCollection();
  const places = new Map<string, ViewState>();
  let revision = -1;
  showText();
  afterPaint(() => performance.mark('text shown'));
  const listeners = [
    editor.addAction({
      id: 'dream.why',
      label: 'Why, or Why Not? (in the previewed night)',
      contextMenuGroupId: 'navigation',
      contextMenuOrder: 9,
      run: askAboutCaret,
    }),
    editor.onDidChangeCursorPosition(({ position, reason }) => {
      const model = editor.getModel();
      if (model !== null && reason !== monaco.editor.CursorChangeReason.ContentFlush) selectAt(offsetAt(model, position));
    }),
    // Where the text before it changed, it is elsewhere without having moved.
    editor.onDidChangeModelContent(() => queueMicrotask(keepCaret)),
    monaco.editor.registerLinkOpener({ open: openHelp }),
  ];
  function keepCaret(): void {
    const [model, position] = [editor.getModel(), editor.getPosition()];
    if (model === null || position === null) return;
    const caret = offsetAt(model, position);
    if (caret !== get().caret) set({ caret });
  }
  const { KeyCode, KeyMod } = monaco;
  editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyZ, () => undo());
  editor.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, () => redo());
  editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyY, () => redo());
  const following = followNight(editor, host, tellAway);
  const ends = [
    following.stop,
    showMomentLines(editor),
    showNumbers(editor),
    showTroubles(editor),
    showStops(editor),
    readAsTyped(editor),
    takeDropped(editor, host),
    offerCode({
      reveal(span, focus) {
        following.hold();
        reveal(span, focus);
      },
      apply(path, edits) {
        if (path === get().path) editor.pushUndoStop();
        applyTo(path, edits);
      },
      act(action) {
        editor.focus();
        editor.trigger('command', action, null);
      },
      hasKeyboard: () => editor.hasWidgetFocus(),
      selected() {
        const range = editor.hasTextFocus() ? editor.getSelection() : null;
        return range === null || range.startLineNumber !== range.endLineNumber ? '' : (editor.getModel()?.getValueInRange(range) ?? '');
      },
      undo: (path) => void modelOf(path)?.undo(),
      redo: (path) => void modelOf(path)?.redo(),
    }),
    useStore.subscribe((state, before) => {
      if (state.path !== before.path || documentOf(state)?.revision !== revision) showText();
      if (state.documents !== before.documents) syncModels();
      if (state.settings !== before.settings) editor.updateOptions(forSettings(state.settings));
      if (state.settings.wrap !== before.settings.wrap) wrap();
      if (state.problems !== before.problems) markShown();
      if (activeScenes(state) !== activeScenes(before) || state.graph !== before.graph) shine();
    }),
    whenMoved((moved) => {
      const all = [...places];
      places.clear();
      for (const [path, state] of all) places.set(moved(path), state);
    }),
    observeTheme(() => {
      editor.updateOptions(forMotion());
      wearPalette();
      recolour();
    }),
  ];
  return {
    goToActive: following.goThere,
    close() {
      for (const listener of listeners) listener.dispose();
      for (const end of ends) end();
      editor.dispose();
    },
  };

  /** Puts the store's text into the editor, where it was when it was last looked at. */
  function showText(): void {
    const { path, documents, caret } = get();
    const document = documents[path];
    if (document !== undefined && document.revision !== revision) {
      editor.setModel(null);
      dropModels();
      places.clear();
      revision = document.revision;
    }
    const before = editor.getModel();
    const state = editor.saveViewState();
    if (before !== null && state !== null) places.set(pathOf(before.uri) ?? '', state);
    const model = modelOf(path);
    if (model === before) return;
    editor.setModel(model);
    wrap();
    const place = places.get(path);
    if (place !== undefined) editor.restoreViewState(place);
    else if (model !== null && caret > 0) {
      // Where it was in an earlier session.
      editor.setPosition(positionAt(model, caret));
      editor.revealPositionInCenter(positionAt(model, caret));
    }
    markShown();
    shine();
    recolour();
  }

  /** Notes are written in paragraphs: they wrap in any case. */
  function wrap(): void {
    editor.updateOptions(forWrap(get().settings.wrap || editor.getModel()?.getLanguageId() === NOTES_LANGUAGE));
  }

  function reveal(span: Span, focus: boolean): void {
    const model = editor.getModel();
    if (model === null) return;
    const range = rangeOf(model, span);
    editor.setSelection(range);
    editor.revealLinesInCenterIfOutsideViewport(range.startLineNumber, range.endLineNumber);
    // Of what is longer than a line has room for, the beginning is what is read; behind another panel there is no room at all.
    editor.setScrollLeft(0);
    if (host.clientWidth > 0) editor.revealPosition(range.getStartPosition());
    if (focus) editor.focus();
  }

  function markShown(): void {
    const model = editor.getModel();
    if (model !== null) mark(model);
  }

  /** Scenes that the playhead stands in glow at the margin. */
  function shine(): void {
    const model = editor.getModel();
    if (model !== null) glow.set(lit(model).map((range) => ({ range, options: { isWholeLine: true, linesDecorationsClassName: 'code-active' } })));
  }
}

function lit(model: Model): monaco.Range[] {
  const { graph, graphStale, preview } = get();
  const active = new Set(activeScenes(get()).split(' '));
  if (preview === null || graphStale || isNightStale(get())) return [];
  return (graph?.nodes ?? []).filter(({ id, file }) => active.has(id) && file === pathOf(model.uri)).map(({ span }) => rangeOf(model, span));
}

function openHelp({ scheme, path }: monaco.Uri): boolean {
  if (scheme !== HELP_SCHEME) return false;
  showHelp(path.slice(1));
  return true;
}

function observeTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-motion'] });
  return () => observer.disconnect();
}
