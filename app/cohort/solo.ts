/** A crew of one: the caller itself, with pauses between the portions. */

import { bad, good } from '../base/index.ts';
import type { Crew } from './ports.ts';
import { CANCELLED } from './run.ts';

export function soloCrew(pause: () => Promise<void>, now: () => number): Crew {
  return {
    size: 1,
    now,
    gather(craft, job, cancel) {
      const hand = craft.handFor(job);
      return {
        async work(portion) {
          await pause();
          const done = hand.work(portion, cancel);
          return done === null ? bad(CANCELLED) : good(done);
        },
        dismiss() {},
      };
    },
  };
}
