/** Which palette the window wears, the chosen one or the system's, and how much in it moves. */

import type { Settings } from '../../app/bridge/index.ts';

export type Palette = 'midnight' | 'dawn' | 'contrast';

export const paletteOf = (theme: Settings['theme'], system: { readonly dark: boolean; readonly contrast: boolean }): Palette =>
  theme !== 'system' ? theme : system.contrast ? 'contrast' : system.dark ? 'midnight' : 'dawn';

/** Puts palette and motion on the document and keeps following the system where that was asked for. Returns the undo. */
export function wearTheme({ theme, motion }: Pick<Settings, 'theme' | 'motion'>, page: Window & typeof globalThis = window): () => void {
  const dark = page.matchMedia('(prefers-color-scheme: dark)');
  const contrast = page.matchMedia('(prefers-contrast: more)');
  const still = page.matchMedia('(prefers-reduced-motion: reduce)');
  const wear = () => {
    const { dataset } = page.document.documentElement;
    dataset['theme'] = paletteOf(theme, { dark: dark.matches, contrast: contrast.matches });
    dataset['motion'] = motion === 'less' || still.matches ? 'less' : 'usual';
  };
  wear();
  for (const query of [dark, contrast, still]) query.addEventListener('change', wear);
  return () => {
    for (const query of [dark, contrast, still]) query.removeEventListener('change', wear);
  };
}
