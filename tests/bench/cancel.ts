/** How long a cohort takes to stop: cancelled at many moments, from the start of the threads to the middle of the work. */

import { TIDE_HOUSE, withEngine } from './engine-client.ts';
import type { Row } from './run.ts';

const TIMES = 40;
/** Cancelled this long after it began, ms: more by this each time. */
const LATER_MS = 37;
const GOAL_MS = 200;

export async function cancelRows(): Promise<Row[]> {
  const waits = await withEngine(async (client) => {
    const waits: number[] = [];
    for (let i = 0; i < TIMES; i++) {
      const call = client.call('cohort.run', { source: TIDE_HOUSE, sleepers: { kind: 'drawn', count: 100_000 }, nights: 1, seed: i, keep: false });
      await new Promise((resolve) => setTimeout(resolve, i * LATER_MS));
      const begun = performance.now();
      call.cancel();
      const outcome = await call.outcome;
      waits.push(performance.now() - begun);
      if (outcome.ok || outcome.failure.why !== 'cancelled') throw new Error('the cohort was not cancelled');
    }
    return waits.sort((a, b) => a - b);
  });
  const row = (which: string, ms: number): Row => ({
    work: `cohort of 100,000 stopped, 1/s: ${which} of ${TIMES}`,
    peer: `within ${GOAL_MS} ms`,
    ours: 1000 / ms,
    theirs: 1000 / GOAL_MS,
    goal: 1,
  });
  return [row('the middle', waits[TIMES >> 1]!), row('the slowest', waits.at(-1)!)];
}
