/** One hand of the crew, in a thread of its own: it knows every craft by its name. */

import workerpool from 'workerpool';
import { COHORTS, type Craft, type Hand } from '../app/cohort/index.ts';
import { EXAMINATIONS } from '../app/promise/index.ts';

/** A job as it crosses to a thread. */
export interface SentJob {
  readonly id: number;
  readonly craft: string;
  readonly job: unknown;
  /** Shared; not 0: stop. */
  readonly flag: SharedArrayBuffer;
}

/** Who asks for a craft gives it its job: what crosses between is not looked at. */
type AnyCraft = Craft<unknown, unknown, unknown>;
const CRAFTS = new Map([COHORTS, EXAMINATIONS].map((craft) => [craft.name, craft as AnyCraft]));

/** Jobs that run side by side take turns in one thread: a few hands are kept. */
const KEPT = 3;
const hands = new Map<number, Hand<unknown, unknown>>();

/** null: it was cancelled. */
function work({ id, craft, job, flag }: SentJob, portion: unknown): unknown {
  const hand = hands.get(id) ?? CRAFTS.get(craft)!.handFor(job);
  hands.delete(id);
  hands.set(id, hand);
  for (const oldest of hands.keys()) if (hands.size > KEPT) hands.delete(oldest);
  const stop = new Int32Array(flag);
  return hand.work(portion, {
    get cancelled() {
      return Atomics.load(stop, 0) !== 0;
    },
  });
}

workerpool.worker({ work });
