/** Did you mean: the known word that is closest to a misspelt one. */

/** Characters. What is longer is no name that somebody misspelt, and comparing grows with the square. */
const LONGEST = 100;

/** The closest candidate within a third of the length (at least one change), or null. Upper and lower case count as half. */
export function nearest(written: string, candidates: Iterable<string>): string | null {
  if (written.length > LONGEST) return null;
  const allowed = Math.max(1, Math.floor(written.length / 3));
  let best: string | null = null;
  let least = allowed + 0.5;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - written.length) > allowed || candidate === written) continue;
    if (written.length < 3 && candidate.toLowerCase() !== written.toLowerCase()) continue;
    const distance = editDistance(written, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Changes, insertions, deletions and swaps of neighbours (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : a[i - 1]?.toLowerCase() === b[j - 1]?.toLowerCase() ? 0.5 : 1;
      let least = Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, (above[j - 1] as number) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] as number) + 1);
      row.push(least);
    }
    before = above;
    above = row;
  }
  return above[b.length] as number;
}
