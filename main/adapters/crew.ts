/** The crew as worker threads on all cores. Threads start with the first job and stay for the next. */

import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import workerpool from 'workerpool';
import { bad, type Cancel, good, type Outcome } from '../../app/base/index.ts';
import { CANCELLED, type Craft, type Crew } from '../../app/cohort/index.ts';
import type { SentJob } from '../crew-worker.ts';

/** Of each thread: what a night leaves behind dies young, and a heap that may grow does so for as long as a cohort lasts. */
const HEAP = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 };
/** How often a cancel is passed on, ms. */
const LOOK_MS = 20;

export interface NodeCrew extends Crew {
  close(): void;
}

export function createCrew(worker: string = workerFile(), size: number = availableParallelism()): NodeCrew {
  let pool: ReturnType<typeof workerpool.pool> | null = null;
  let jobs = 0;
  const open = () => {
    pool ??= workerpool.pool(resolve(worker), { workerType: 'thread', maxWorkers: size, workerThreadOpts: { resourceLimits: HEAP } });
    return pool;
  };
  return {
    size,
    now: () => performance.now(),
    gather<Job, Portion, Done>(craft: Craft<Job, Portion, Done>, job: Job, cancel: Cancel) {
      const flag = new SharedArrayBuffer(4);
      const sent: SentJob = { id: jobs++, craft: craft.name, job, flag };
      /** Ends the portions under way: whoever cancels does not wait for a thread that is just starting. */
      const stops = new Set<() => void>();
      const look = setInterval(() => {
        if (!cancel.cancelled) return;
        Atomics.store(new Int32Array(flag), 0, 1);
        for (const stop of stops) stop();
      }, LOOK_MS);
      return {
        work: (portion: Portion) =>
          new Promise<Outcome<Done>>((resolve) => {
            const stop = () => resolve(bad(CANCELLED));
            stops.add(stop);
            const done = (outcome: Outcome<Done>) => {
              stops.delete(stop);
              resolve(outcome);
            };
            open()
              .exec('work', [sent, portion])
              .then(
                (part: Done | null) => done(part === null ? bad(CANCELLED) : good(part)),
                (error: unknown) => {
                  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
                  done(bad({ why: 'hand-lost', message, hint: 'The portion is done again.' }));
                },
              );
          }),
        dismiss() {
          clearInterval(look);
          Atomics.store(new Int32Array(flag), 0, 1);
        },
      };
    },
    close() {
      void pool?.terminate(true);
      pool = null;
    },
  };
}

/** Beside the bundled engine it is a script, in the sources a module. */
function workerFile(): string {
  const built = fileURLToPath(new URL('./crew-worker.mjs', import.meta.url));
  return existsSync(built) ? built : fileURLToPath(new URL('../crew-worker.ts', import.meta.url));
}
