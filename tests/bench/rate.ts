/**
 * How often something can be done in a second of the processor: the median of several rounds after a warm-up, at least twice and for a
 * second. Other work on the same machine does not count, but what our own threads do besides, such as collecting garbage, does.
 */

const WARM_MS = 1000;

/** `work(count)` does it `count` times. */
export function rate(work: (count: number) => void, count: number, rounds = 7): number {
  const begun = busyMs();
  for (let times = 0; times < 2 || busyMs() - begun < WARM_MS; times++) work(count);
  const rates = Array.from({ length: rounds }, () => {
    const before = busyMs();
    work(count);
    return (count / (busyMs() - before)) * 1000;
  });
  return median(rates);
}

/** Two of them in turns, so that a busy machine slows both alike. */
export function ratesBeside(ours: (count: number) => void, theirs: (count: number) => void, count: number, rounds = 31): { ours: number; theirs: number } {
  const both = [ours, theirs].map((work) => ({ work, rates: [] as number[] }));
  for (let round = -3; round < rounds; round++)
    for (const { work, rates } of both) {
      const begun = performance.now();
      work(count);
      if (round >= 0) rates.push((count / (performance.now() - begun)) * 1000);
    }
  const [a, b] = both.map(({ rates }) => rates.sort((x, y) => x - y)[rounds >> 1] as number) as [number, number];
  return { ours: a, theirs: b };
}

/** The same for work that waits. */
export async function rateAsync(work: () => Promise<void>, count: number, rounds = 5): Promise<number> {
  const begun = busyMs();
  for (let times = 0; times < 2 || busyMs() - begun < WARM_MS; times++) await work();
  const rates: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = busyMs();
    for (let i = 0; i < count; i++) await work();
    rates.push((count / (busyMs() - before)) * 1000);
  }
  return median(rates);
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] as number;

function busyMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
