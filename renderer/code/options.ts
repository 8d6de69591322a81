/** How the editor looks and helps. */

import type { Settings } from '../../app/bridge/index.ts';
import type { monaco } from './monaco.ts';
import { THEME } from './theme.ts';

/** What the user has set of it. */
export const forSettings = ({ screenReader, tabMoves, textSize }: Settings) =>
  ({
    // Only for who needs it: the editor then takes any change of the page's selection for the reader's,
    // and on a busy machine its own, come late, would move the caret.
    accessibilitySupport: screenReader ? 'on' : 'auto',
    tabFocusMode: tabMoves,
    fontSize: textSize,
    // With room between the lines to match.
    lineHeight: Math.round(textSize * 1.54),
  }) as const;

/** Long lines go on below, deeper than they begin. */
export const forWrap = (wrap: boolean) => ({ wordWrap: wrap ? 'on' : 'off', wrappingIndent: 'deepIndent' }) as const;

/** Where nothing is to move by itself, the caret does not either. */
export const forMotion = () => ({ cursorBlinking: document.documentElement.dataset['motion'] === 'less' ? 'solid' : 'blink' }) as const;

export const OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  theme: THEME,
  // The window has a palette of its own for it.
  autoDetectHighContrast: false,
  'semanticHighlighting.enabled': true,
  automaticLayout: true,
  fontFamily: '"JetBrains Mono Variable", monospace',
  fontLigatures: false,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  padding: { top: 8, bottom: 12 },
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  rulers: [],
  glyphMargin: true,
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
  suggest: { showStatusBar: false, preview: false },
  linkedEditing: true,
  inlayHints: { enabled: 'on', fontSize: 11, padding: false },
  codeLens: true,
  codeLensFontFamily: '"Inter Variable", sans-serif',
  codeLensFontSize: 11,
  gotoLocation: { multipleDefinitions: 'peek', multipleReferences: 'peek' },
  ariaLabel: 'Text of the dream',
  placeholder: 'Type “dream” and take what is suggested.',
};
