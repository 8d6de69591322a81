/** One hand of the crew, in a thread of its own. */

import workerpool from 'workerpool';
import { type Hand, handFor, type Part, type Plan, type Range } from '../app/cohort/index.ts';

/** A job as it crosses to a thread: the programs are shared, not copied. */
export interface SharedJob {
  readonly id: number;
  readonly plan: Plan;
  readonly programs: readonly { readonly bytes: SharedArrayBuffer; readonly assetMs: readonly (number | null)[] }[];
  /** Not 0: stop. */
  readonly flag: SharedArrayBuffer;
}

let known: { readonly id: number; readonly hand: Hand; readonly flag: Int32Array } | null = null;

/** null: it was cancelled. */
function work(job: SharedJob, range: Range): Part | null {
  if (known?.id !== job.id) {
    const programs = job.programs.map(({ bytes, assetMs }) => ({ bytes: Uint8Array.from(new Uint8Array(bytes)), assetMs }));
    known = { id: job.id, hand: handFor({ plan: job.plan, programs }), flag: new Int32Array(job.flag) };
  }
  const { hand, flag } = known;
  return hand.work(range, {
    get cancelled() {
      return Atomics.load(flag, 0) !== 0;
    },
  });
}

workerpool.worker({ work });
