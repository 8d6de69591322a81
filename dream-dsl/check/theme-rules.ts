/** Themes of a dream, scene or motif: known words, or words of one's own in quotes; each once, and fixed before the night. */

import { type Fix, type Item, nearest, spanOf } from '../syntax/index.ts';
import { type Context, find } from './context.ts';
import { suggestion } from './suggest.ts';
import { THEMES, themeKey, themeOf } from './themes.ts';

export function checkThemes(cx: Context, item: Extract<Item, { kind: 'Themes' }>): void {
  const seen = new Map<string, { readonly from: number; readonly to: number }>();
  for (const theme of item.themes) {
    const { word } = theme;
    if (word.kind === 'Text') for (const part of word.parts) if (typeof part !== 'string') find(cx, 'DRM047', word, { name: part.name, because: 'theme' });
    const text = word.kind === 'Name' ? word.text : word.parts.map((part) => (typeof part === 'string' ? part : '')).join('');
    if (word.kind === 'Name' && text !== '' && !THEMES.has(text)) {
      const meant = themeOf(text)?.name ?? nearest(text, THEMES.keys());
      const own: Fix = { title: 'Put it into quotes, as a word of your own', edits: [{ span: spanOf(cx.tree, word), newText: `"${text}"` }] };
      find(cx, 'DRM039', word, { name: text, ...(meant === null ? { fix: own } : { ...suggestion(cx, word, meant), others: [own] }) });
    }
    const key = themeKey(text);
    const earlier = seen.get(key);
    if (earlier !== undefined && key !== '') find(cx, 'DRM021', theme, { name: text, because: 'theme', other: spanOf(cx.tree, earlier) });
    else seen.set(key, theme);
  }
}
