/** How long it takes to open a cohort that was kept: one of many nights beside one of few, and beside what counts as at once. */

import { TIDE_HOUSE, withEngine } from './engine-client.ts';
import { rateAsync } from './rate.ts';
import type { Row } from './run.ts';

const FEW = 1000;
const MANY = 100_000;
/** What people take for at once, ms (Miller 1968; Nielsen 1993). */
const AT_ONCE_MS = 100;

export async function savedRows(): Promise<Row[]> {
  const { few, many } = await withEngine(async (client) => {
    const keep = async (nights: number) => {
      const ran = await client.call('cohort.run', { source: TIDE_HOUSE, sleepers: { kind: 'drawn', count: nights }, nights: 1, seed: 1, keep: true }).outcome;
      if (!ran.ok || ran.value.id === null) throw new Error('the cohort was not kept');
      return ran.value.id;
    };
    const opened = async (nights: number) => {
      const id = await keep(nights);
      return rateAsync(async () => {
        const opened = await client.call('cohorts.open', { id }).outcome;
        if (!opened.ok || opened.value.report.nights !== nights) throw new Error('another cohort was opened');
      }, 20);
    };
    return { few: await opened(FEW), many: await opened(MANY) };
  });
  return [
    { work: `saved cohort of ${MANY} opened, 1/s`, peer: `one of ${FEW}`, ours: many, theirs: few, goal: 0.5 },
    { work: `saved cohort of ${MANY} opened, 1/s`, peer: `at once (${AT_ONCE_MS} ms)`, ours: many, theirs: 1000 / AT_ONCE_MS, goal: 1 },
  ];
}
