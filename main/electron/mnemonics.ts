/** The letters by which the entries of a native menu are chosen with Alt: each letter once in a menu. */

/** The titles with an `&` before such a letter: the first of a word where that is free, else any; none where all are taken. */
export function mnemonics(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain = title.replaceAll('&', '&&');
    const places = [...plain.matchAll(/(?<![\p{L}\p{N}])\p{L}/gu), ...plain.matchAll(/\p{L}/gu)];
    const at = places.find(([letter]) => /[a-z]/i.test(letter) && !taken.has(letter.toLowerCase()))?.index;
    if (at === undefined) return plain;
    taken.add((plain[at] as string).toLowerCase());
    return `${plain.slice(0, at)}&${plain.slice(at)}`;
  });
}
