/** The editor in the colours of the window: what a word means decides its colour. */

import { monaco } from './monaco.ts';

export const THEME = 'dream';

/** Which token of the palette each kind of word wears, and how. */
const INK: Readonly<Record<string, readonly [token: string, style?: string]>> = {
  keyword: ['--moon'],
  channel: ['--sound'],
  scene: ['--text', 'bold'],
  asset: ['--scent'],
  param: ['--motion'],
  var: ['--motion'],
  sensor: ['--touch'],
  stage: ['--stage-rem', 'bold'],
  number: ['--lamp'],
  unit: ['--warn'],
  text: ['--ok'],
  event: ['--warmth'],
  function: ['--sound'],
  type: ['--stage-n1'],
  promise: ['--ok', 'bold'],
  tone: ['--touch', 'italic'],
  comment: ['--faint', 'italic'],
  doc: ['--soft', 'italic'],
  operator: ['--soft'],
  arrow: ['--lamp', 'bold'],
};

/** Reads the palette that the document wears now. */
export function wearPalette(): void {
  const style = getComputedStyle(document.documentElement);
  const ink = (token: string) => style.getPropertyValue(token).trim();
  const dark = document.documentElement.dataset['theme'] !== 'dawn';
  monaco.editor.defineTheme(THEME, {
    base: dark ? 'vs-dark' : 'vs',
    inherit: false,
    rules: [
      { token: '', foreground: hex(ink('--text')) },
      ...Object.entries(INK).map(([token, [colour, fontStyle]]) => ({ token, foreground: hex(ink(colour)), ...(fontStyle ? { fontStyle } : {}) })),
    ],
    colors: {
      'editor.background': ink('--panel'),
      'editor.foreground': ink('--text'),
      'editorLineNumber.foreground': ink('--faint'),
      'editorLineNumber.activeForeground': ink('--text'),
      'editor.lineHighlightBackground': `${ink('--hover')}80`,
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': `${ink('--moon')}44`,
      'editor.wordHighlightBackground': `${ink('--moon')}22`,
      'editor.wordHighlightStrongBackground': `${ink('--moon')}33`,
      'editor.findMatchBackground': `${ink('--lamp')}66`,
      'editor.findMatchHighlightBackground': `${ink('--lamp')}33`,
      'editorCursor.foreground': ink('--lamp'),
      'editorBracketMatch.background': `${ink('--moon')}22`,
      'editorBracketMatch.border': ink('--moon'),
      'editorIndentGuide.background1': `${ink('--faint')}33`,
      'editorIndentGuide.activeBackground1': `${ink('--faint')}88`,
      'editorError.foreground': ink('--danger'),
      'editorWarning.foreground': ink('--warn'),
      'editorInfo.foreground': ink('--moon'),
      'editorWidget.background': ink('--raised'),
      'editorWidget.foreground': ink('--text'),
      'editorWidget.border': `${ink('--faint')}66`,
      'editorSuggestWidget.selectedBackground': ink('--hover'),
      'editorSuggestWidget.selectedForeground': ink('--text'),
      'editorSuggestWidget.highlightForeground': ink('--lamp'),
      'editorSuggestWidget.focusHighlightForeground': ink('--lamp'),
      'editorHoverWidget.background': ink('--raised'),
      'editorHoverWidget.border': `${ink('--faint')}66`,
      'editorStickyScroll.background': ink('--panel'),
      'editorStickyScrollHover.background': ink('--hover'),
      'editorGutter.background': ink('--panel'),
      'menu.background': ink('--raised'),
      'menu.foreground': ink('--text'),
      'menu.selectionBackground': ink('--hover'),
      'input.background': ink('--app'),
      'input.foreground': ink('--text'),
      'list.hoverBackground': ink('--hover'),
      'scrollbarSlider.background': `${ink('--faint')}44`,
      'scrollbarSlider.hoverBackground': `${ink('--faint')}77`,
      'scrollbarSlider.activeBackground': `${ink('--faint')}99`,
      'scrollbar.shadow': '#00000000',
      focusBorder: ink('--moon'),
    },
  });
  monaco.editor.setTheme(THEME);
}

const hex = (colour: string): string => colour.replace('#', '');
