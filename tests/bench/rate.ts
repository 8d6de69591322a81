/** How often a second something can be done: the median of several rounds after a warm-up. */

/** `work(count)` does it `count` times. */
export function rate(work: (count: number) => void, count: number, rounds = 7): number {
  work(count);
  work(count);
  const rates = Array.from({ length: rounds }, () => {
    const begun = performance.now();
    work(count);
    return (count / (performance.now() - begun)) * 1000;
  });
  return rates.sort((a, b) => a - b)[rounds >> 1] as number;
}

/** The same for work that waits. */
export async function rateAsync(work: () => Promise<void>, count: number, rounds = 5): Promise<number> {
  await work();
  await work();
  const rates: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    for (let i = 0; i < count; i++) await work();
    rates.push((count / (performance.now() - begun)) * 1000);
  }
  return rates.sort((a, b) => a - b)[rounds >> 1] as number;
}
