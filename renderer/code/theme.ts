/** The editor in the colours of the window: what a word means decides its colour. */

import { INK } from '../theme/ink.ts';
import { monaco } from './monaco.ts';

export const THEME = 'dream';

/** Reads the palette that the document wears now. */
export function wearPalette(): void {
  const style = getComputedStyle(document.documentElement);
  const ink = (token: string) => inFull(style.getPropertyValue(token).trim());
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
      'editorCodeLens.foreground': ink('--faint'),
      'editorInlayHint.foreground': ink('--faint'),
      'editorInlayHint.background': '#00000000',
      'editorInlayHint.typeForeground': ink('--faint'),
      'editorInlayHint.typeBackground': '#00000000',
      'editorInlayHint.parameterForeground': ink('--faint'),
      'editorInlayHint.parameterBackground': '#00000000',
      'editorLink.activeForeground': ink('--moon'),
      'editorLightBulb.foreground': ink('--lamp'),
      'editorLightBulbAutoFix.foreground': ink('--lamp'),
      'editorUnnecessaryCode.opacity': '#000000aa',
      'editorOverviewRuler.rangeHighlightForeground': `${ink('--moon')}55`,
      'editor.linkedEditingBackground': `${ink('--moon')}22`,
      'editorMarkerNavigation.background': ink('--raised'),
      'editorMarkerNavigationError.background': ink('--danger'),
      'editorMarkerNavigationWarning.background': ink('--warn'),
      'editorMarkerNavigationInfo.background': ink('--moon'),
      'peekView.border': ink('--moon'),
      'peekViewTitle.background': ink('--raised'),
      'peekViewTitleLabel.foreground': ink('--text'),
      'peekViewTitleDescription.foreground': ink('--soft'),
      'peekViewEditor.background': ink('--app'),
      'peekViewEditorGutter.background': ink('--app'),
      'peekViewEditor.matchHighlightBackground': `${ink('--lamp')}44`,
      'peekViewResult.background': ink('--raised'),
      'peekViewResult.fileForeground': ink('--text'),
      'peekViewResult.lineForeground': ink('--soft'),
      'peekViewResult.matchHighlightBackground': `${ink('--lamp')}44`,
      'peekViewResult.selectionBackground': ink('--hover'),
      'peekViewResult.selectionForeground': ink('--text'),
      'quickInput.background': ink('--raised'),
      'quickInput.foreground': ink('--text'),
      'quickInputList.focusBackground': ink('--hover'),
      'quickInputList.focusForeground': ink('--text'),
      'pickerGroup.foreground': ink('--faint'),
      'pickerGroup.border': `${ink('--faint')}44`,
      'textLink.foreground': ink('--moon'),
      'textLink.activeForeground': ink('--moon'),
      'textCodeBlock.background': ink('--app'),
      'icon.foreground': ink('--soft'),
      'menu.background': ink('--raised'),
      'menu.foreground': ink('--text'),
      'menu.selectionBackground': ink('--hover'),
      'input.background': ink('--app'),
      'input.foreground': ink('--text'),
      'input.border': `${ink('--faint')}66`,
      'inputValidation.infoBackground': ink('--raised'),
      'inputValidation.infoForeground': ink('--text'),
      'inputValidation.infoBorder': ink('--moon'),
      'inputValidation.errorBackground': ink('--raised'),
      'inputValidation.errorForeground': ink('--danger'),
      'inputValidation.errorBorder': ink('--danger'),
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

/** The build writes `#fff` for `#ffffff`, which the editor does not take. */
const inFull = (colour: string): string => colour.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
