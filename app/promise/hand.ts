/** Nights that are held against promises, in portions: what any hand of the crew can do of an examination. */

import { type Cancel, calledName } from '../base/index.ts';
import { type Craft, drawnSleeper, type Hand, type JobProgram, nightSeed, programsOf, type Range } from '../cohort/index.ts';
import { concernsOf, forbids, newTape, runNight } from '../night/index.ts';
import { load } from '../program/index.ts';
import { walkOf } from '../walk/index.ts';
import { seenIn } from './watch.ts';

export type Ages = readonly [least: number, most: number];

/** The nights of sleepers that the seed draws of these ages, one of each. */
export interface Examinations {
  readonly program: JobProgram;
  readonly seed: number;
  readonly ages: Ages;
}

export interface Portion {
  readonly sleepers: Range;
  /** Those that are still open, by place in the program. */
  readonly promises: readonly number[];
}

/** One night; null: the program may not be played to this sleeper. */
export type Seen = {
  readonly name: string;
  /** Lights out, minutes after local midnight. */
  readonly startMinutes: number;
  /** By promise of the portion: when the night breaks it, or (of a chance) when it came about, ms; null: not. */
  readonly at: readonly (number | null)[];
} | null;

export const EXAMINATIONS: Craft<Examinations, Portion, readonly Seen[]> = { name: 'promises', handFor };

function handFor({ program: given, seed, ages }: Examinations): Hand<Portion, readonly Seen[]> {
  const program = programsOf([given])[0]!;
  const machine = load(program);
  const night = (number: number, promises: readonly number[], cancel: Cancel): Seen | 'cancelled' => {
    const sleeper = drawnSleeper(seed, number, { ages, sex: null, chronotype: null });
    if (concernsOf(program, sleeper).some(forbids)) return null;
    const tape = newTape();
    const played = runNight({ machine, subject: { kind: 'sleeper', sleeper }, seed: nightSeed(seed, number, 0), cancel, assetMs: given.assetMs, tape });
    if (!played.ok) return 'cancelled';
    const walk = walkOf(machine, played.value, tape);
    return {
      name: calledName(sleeper),
      startMinutes: played.value.startMinutes,
      at: promises.map((promise) => seenIn(walk, program.promises[promise]!.statement)),
    };
  };
  return {
    work({ sleepers: [from, to], promises }, cancel) {
      const seen: Seen[] = [];
      for (let number = from; number < to; number++) {
        const one = cancel.cancelled ? 'cancelled' : night(number, promises, cancel);
        if (one === 'cancelled') return null;
        seen.push(one);
      }
      return seen;
    },
  };
}
