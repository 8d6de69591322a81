/** Finding a line again in a text that went on meanwhile. */

/** Where a text has these words, as near to a place as can be. */
export function nearest(text: string, words: string, place: number): number | null {
  const after = text.indexOf(words, place);
  const before = text.lastIndexOf(words, place);
  if (words === '' || (after < 0 && before < 0)) return null;
  if (before < 0) return after;
  return after < 0 || place - before <= after - place ? before : after;
}
