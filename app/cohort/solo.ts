/** A crew of one: the caller itself, with pauses between the portions. */

import { bad, good } from '../base/index.ts';
import { handFor } from './job.ts';
import type { Crew } from './ports.ts';
import { CANCELLED } from './run.ts';

export function soloCrew(pause: () => Promise<void>, now: () => number): Crew {
  return {
    size: 1,
    now,
    gather(job, cancel) {
      const hand = handFor(job);
      return {
        async work(range) {
          await pause();
          const part = hand.work(range, cancel);
          return part === null ? bad(CANCELLED) : good(part);
        },
        dismiss() {},
      };
    },
  };
}
