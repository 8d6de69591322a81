/** Counts in bins of equal width; the last bin takes in all that lies beyond. Sums of two are exact. */

/** By bin; null: nothing was counted. Only as long as it has to be. */
export type Histogram = number[];

export function count(bins: Histogram, value: number, width: number, most: number): void {
  const bin = Math.max(0, Math.min(most - 1, Math.floor(value / width)));
  while (bins.length <= bin) bins.push(0);
  bins[bin]!++;
}

export function addBins(bins: Histogram, other: Histogram): void {
  while (bins.length < other.length) bins.push(0);
  for (let i = 0; i < other.length; i++) bins[i]! += other[i]!;
}

/** First and third quartile and median: the middles of the bins that hold them, so half a width around them is sure. Null where nothing was counted. */
export function quartiles(bins: Histogram, width: number): { q1: number; median: number; q3: number } | null {
  const total = bins.reduce((sum, n) => sum + n, 0);
  if (total === 0) return null;
  const at = (share: number) => {
    let seen = 0;
    const bin = bins.findIndex((n) => {
      seen += n;
      return seen >= share * total;
    });
    return (bin + 0.5) * width;
  };
  return { q1: at(0.25), median: at(0.5), q3: at(0.75) };
}
