/** The course of stages that a night follows: a simulated sleeper who can be roused, or a recording that plays as it is. */

import { type Sleeper, STAGES, type StageSpan } from '../base/index.ts';
import { spansOf } from './natural-night.ts';
import type { NightPlan } from './plan.ts';
import { endOf, interrupt, lieDown, MAX_BOUTS, newSleep, type Sleep, shift, sleepOn, stageOf } from './sleep.ts';
import { traitsOf } from './traits.ts';

/** Where the night stands. Times in whole ms since lights out. */
export interface Course {
  /** As in STAGES; −1 where nobody scored. */
  stage: number;
  from: number;
  /** End of the running bout. */
  to: number;
  /** NREM–REM cycles begun. */
  cycle: number;
  /** The dream of this bout: 0 none told, 1 bad dream, 2 nightmare. */
  dream: number;
  /** Lights on, or the end of the recording. */
  readonly end: number;
  /** Whether cues can wake this subject. */
  readonly wakeable: boolean;
  /** Goes on to the bout that begins at `to`. */
  next(): void;
  /** Whether no sleep follows the running bout. */
  last(): boolean;
  /** Ends the running bout now, with this many ms of wake to follow. */
  wake(at: number, ms: number): void;
  /** Ends the running bout now, with about this many ms of another stage of sleep to follow; false where that can not be. */
  shift(at: number, stage: number, ms: number): boolean;
  /** The first sleep comes now. */
  fallAsleep(at: number): void;
}

export interface SleeperCourse extends Course {
  /** The night as it goes if nothing wakes. */
  readonly natural: StageSpan[];
  /** Gives back what the course was kept in. */
  close(): void;
}

const spare: Sleep[] = [];

/** Sleeps the whole night at once; only a sleeper who is woken goes on bout by bout from there. */
export function sleeperCourse(sleeper: Sleeper, seed: number, plan?: NightPlan): SleeperCourse {
  const sleep = spare.pop() ?? newSleep();
  const traits = traitsOf(sleeper, plan);
  lieDown(sleep, traits, seed);
  sleepOn(sleep, MAX_BOUTS);
  let bout = 0;
  let turn = 0;
  let followed = true;
  /** The process has to stand where the sleeper stands. */
  const leave = () => {
    if (!followed) return;
    lieDown(sleep, traits, seed);
    sleepOn(sleep, bout);
    followed = false;
  };
  const course: SleeperCourse = {
    natural: spansOf(sleep),
    stage: 0,
    from: 0,
    to: endOf(sleep.bouts[0]!),
    cycle: 0,
    dream: 0,
    end: sleep.end,
    wakeable: true,
    next() {
      if (bout + 1 >= sleep.count) sleepOn(sleep, 1);
      const running = sleep.bouts[++bout]!;
      while (turn + 1 < sleep.turns && sleep.turnAt[turn + 1]! <= bout) turn++;
      course.stage = stageOf(running);
      course.from = course.to;
      course.to = endOf(running);
      course.cycle = sleep.turnTo[turn]! >> 2;
      course.dream = course.stage === 4 ? sleep.turnTo[turn]! & 3 : 0;
    },
    last: () => course.stage === 0 && course.to >= sleep.end,
    wake(at, ms) {
      leave();
      interrupt(sleep, at, ms);
      course.to = at;
    },
    shift(at, stage, ms) {
      leave();
      if (!shift(sleep, at, stage, ms)) return false;
      course.to = at;
      return true;
    },
    fallAsleep(at) {
      lieDown(sleep, traits, seed, at);
      followed = false;
      course.to = endOf(sleep.bouts[0]!);
    },
    close: () => void spare.push(sleep),
  };
  return course;
}

/** NREM shorter than this between two REM bouts does not part two cycles, ms (Feinberg & Floyd 1979: 15 minutes). */
const NREM_OF_A_CYCLE_MS = 15 * 60_000;

/** `stages` begin at 0. */
export function recordedCourse(stages: readonly StageSpan[]): Course {
  const asleep = (span: StageSpan) => span.stage !== 'W' && span.stage !== '?';
  const lastSleep = stages.findLastIndex(asleep);
  let i = -1;
  let nrem = 0;
  const course: Course = {
    stage: 0,
    from: 0,
    to: 0,
    cycle: 0,
    dream: 0,
    end: stages.at(-1)?.to ?? 0,
    wakeable: false,
    next() {
      const span = stages[++i];
      if (span === undefined) return;
      course.stage = span.stage === '?' ? -1 : STAGES.indexOf(span.stage);
      course.from = span.from;
      course.to = span.to;
      if (course.stage === 4) nrem = 0;
      else if (course.stage > 0) {
        const before = nrem;
        nrem += span.to - span.from;
        if (course.cycle === 0 || (before < NREM_OF_A_CYCLE_MS && nrem >= NREM_OF_A_CYCLE_MS && stages.slice(0, i).some((s) => s.stage === 'REM')))
          course.cycle++;
      }
    },
    last: () => i > lastSleep,
    wake() {},
    shift: () => false,
    fallAsleep() {},
  };
  course.next();
  return course;
}
