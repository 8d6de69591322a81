/** The texts that the language reads, by path, as they are now. */

import { get } from './store.ts';
import { isDreamText } from './texts-state.ts';

export type Texts = Readonly<Record<string, string>>;

export const dreamTexts = (): Texts =>
  Object.fromEntries(
    Object.values(get().documents)
      .filter(({ path }) => isDreamText(path))
      .map(({ path, text }) => [path, text]),
  );

export function isSameTexts(a: Texts, b: Texts): boolean {
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]);
}
