/** Cohorts of tide-house: all threads beside one, many nights beside few. Each measured in a process of its own, so that peaks of memory are its own. */

import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import type { Row } from './run.ts';

const FEW = 1000;
const MANY = 100_000;
/** Long enough that the start and the end of the threads do not count. */
const ENOUGH = 10_000;

/** What `cohort-process.ts` prints. */
interface Measured {
  readonly nights: number;
  readonly events: number;
  readonly seconds: number;
  /** Of all threads. */
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

export async function cohortRows(): Promise<Row[]> {
  const threads = availableParallelism();
  const one = await measure(ENOUGH, 1);
  const all = await measure(ENOUGH, threads);
  const few = await measure(FEW, threads);
  const many = await measure(MANY, threads);
  const apart = await Promise.all(Array.from({ length: threads }, () => measure(ENOUGH, 1)));
  const perSecond = ({ nights, seconds }: Measured) => nights / seconds;
  const perCpu = ({ nights, cpuSeconds }: Measured) => nights / cpuSeconds;
  return [
    { work: `cohort, ${threads} threads, nights/s`, peer: 'one thread', ours: perSecond(all), theirs: perSecond(one), goal: 0.85 * threads },
    // What the machine gives at most: its cores may share caches, memory and clock.
    {
      work: `cohort, ${threads} threads, nights/s`,
      peer: `${threads} processes of one thread that share nothing`,
      ours: perSecond(all),
      theirs: apart.reduce((sum, measured) => sum + perSecond(measured), 0),
      goal: 0.95,
    },
    // On a machine that has other work, threads share what is left of it: time of processors tells what was lost to sharing the work.
    { work: `cohort, ${threads} threads, nights/s of CPU`, peer: 'one thread', ours: perCpu(all), theirs: perCpu(one), goal: 0.85 },
    {
      work: `cohort, ${threads} threads, events/s`,
      peer: 'one thread',
      ours: all.events / all.seconds,
      theirs: one.events / one.seconds,
      goal: 0.85 * threads,
    },
    { work: `cohort of ${MANY}, nights/s of CPU`, peer: `cohort of ${FEW}`, ours: perCpu(many), theirs: perCpu(few), goal: 0.9 },
    { work: `cohort of ${FEW}, peak MB`, peer: `cohort of ${MANY}`, ours: few.peakMegabytes, theirs: many.peakMegabytes, goal: 0.8 },
  ];
}

const run = promisify(execFile);

async function measure(nights: number, threads: number): Promise<Measured> {
  const { stdout } = await run(process.execPath, ['tests/bench/cohort-process.ts', String(nights), String(threads)]);
  return JSON.parse(stdout) as Measured;
}
