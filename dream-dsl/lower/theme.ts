/** What a dream touches: its own themes, then those of its scenes and of the motifs that these are made of. */

import { wordsOfTheme } from '../check/index.ts';
import type { Frame } from '../elaborate/index.ts';
import type { Block } from '../syntax/index.ts';
import type { Index, ProgramTables } from './model.ts';
import { type Lowering, locationOf } from './work.ts';

export function themesOf({ whole, rowOf, origins }: Lowering): ProgramTables['themes'] {
  const rows: { name: string; words: readonly string[]; state: Index }[] = [];
  const add = (body: Block | undefined, frame: Frame, state: Index): void => {
    for (const item of body?.items ?? []) {
      if (item.kind !== 'Themes') continue;
      for (const theme of item.themes) {
        const { word } = theme;
        const name =
          word.kind === 'Name'
            ? word.text
            : word.parts
                .filter((part) => typeof part === 'string')
                .join('')
                .trim();
        if (name === '' || rows.some((row) => row.state === state && row.name === name)) continue;
        rows.push({ name, words: wordsOfTheme(name), state });
        origins.themes.push(locationOf(frame, theme));
      }
    }
  };
  add(whole.dream.body, whole.frame, 0);
  for (const state of whole.states) for (const { symbol, frame } of state.parts) add(symbol.node?.body, frame, rowOf.get(state) ?? 0);
  return rows;
}
