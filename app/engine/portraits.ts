/** What the natural nights of a sleeper are like: a typical one and three numbers, from simulated nights. Worked out once for each profile. */

import type { Sleeper } from '../base/index.ts';
import type { Result } from '../bridge/index.ts';
import { naturalNight } from '../night/index.ts';

type Portrait = Result<'sleepers.portrait'>;

/** Enough for a mean of sleep within about a quarter of an hour; a few milliseconds of work. */
const NIGHTS = 24;
const KEPT = 1000;

export function createPortraits(): (sleeper: Sleeper) => Portrait {
  const known = new Map<string, Portrait>();
  return (sleeper) => {
    const key = JSON.stringify(sleeper);
    const portrait = known.get(key) ?? portraitOf(sleeper);
    if (known.size >= KEPT) known.clear();
    known.set(key, portrait);
    return portrait;
  };
}

/** The typical night is the one whose sleep is the median. */
function portraitOf(sleeper: Sleeper): Portrait {
  const nights = Array.from({ length: NIGHTS }, (_, seed) => naturalNight(sleeper, seed));
  const mean = (read: (night: (typeof nights)[number]) => number): number => nights.reduce((sum, night) => sum + read(night), 0) / NIGHTS;
  const bySleep = nights.toSorted((a, b) => a.summary.totalSleepMinutes - b.summary.totalSleepMinutes);
  const typical = bySleep[NIGHTS >> 1]!;
  return {
    model: 'simulated',
    nights: NIGHTS,
    asleepMinutes: mean(({ summary }) => summary.totalSleepMinutes),
    toSleepMinutes: mean(({ summary, durationMs }) => summary.onsetLatencyMinutes ?? durationMs / 60_000),
    awakenings: mean(({ summary }) => summary.awakenings),
    typical: { startMinutes: typical.startMinutes, durationMs: typical.durationMs, stages: typical.stages },
  };
}
