/** Which palette the window wears: the chosen one, or the system's. */

import type { Settings } from '../../app/bridge/index.ts';

export type Palette = 'midnight' | 'dawn';

export const paletteOf = (theme: Settings['theme'], systemIsDark: boolean): Palette => (theme === 'system' ? (systemIsDark ? 'midnight' : 'dawn') : theme);

/** Puts the palette on the document and keeps following the system where that was asked for. Returns the undo. */
export function wearTheme(theme: Settings['theme'], page: Window & typeof globalThis = window): () => void {
  const dark = page.matchMedia('(prefers-color-scheme: dark)');
  const wear = () => {
    page.document.documentElement.dataset['theme'] = paletteOf(theme, dark.matches);
  };
  wear();
  dark.addEventListener('change', wear);
  return () => dark.removeEventListener('change', wear);
}
