/** A night that goes on as its clock does, for a device: the same instants as `runNight`, told as they happen. */

import type { Levels, NightRecord, ScoredStage, Sounding } from '../base/index.ts';
import type { Effect } from '../program/index.ts';
import { mixAt, soundingAt } from './mix.ts';
import type { NightStart } from './night.ts';
import { recordOfNight, recordSoFar } from './night-record.ts';
import { closeNight, live, nextInstant, openNight } from './run-night.ts';

/** Times are ms since lights out. */
export type NightEvent =
  | Effect
  | { readonly kind: 'stage'; readonly at: number; readonly stage: ScoredStage }
  | { readonly kind: 'awakening'; readonly at: number; readonly cause: 'natural' | 'cue'; readonly cue: number }
  | { readonly kind: 'sleeper'; readonly at: number; readonly effect: NonNullable<NightRecord['effects']>[number]['kind']; readonly cue: number };

export interface RunningNight {
  /** The instant that was lived last. */
  readonly at: number;
  /** Minutes after midnight at lights out. */
  readonly startMinutes: number;
  readonly over: boolean;
  readonly released: boolean;
  /** The program was taken off: it never came to rest. */
  readonly takenOff: boolean;
  /** When something happens next, the end of the night at the latest; infinite when it is over. */
  next(): number;
  /** Lives through all that is due up to `until`, that included. `most`: instants, so that a caller can look around. */
  advance(until: number, most?: number): readonly NightEvent[];
  /** The way out, at an instant that is not past. */
  release(at: number): void;
  /** What sounds, shines, … at an instant between `at` and the next. */
  levels(at: number): Levels;
  /** The single sounds in that. */
  sounding(at: number): readonly Sounding[];
  /** Once, when it is over. */
  record(): NightRecord;
  /** What came about up to an instant between `at` and the next. Changes nothing. */
  soFar(at: number): NightRecord;
}

export function beginNight(options: Omit<NightStart, 'watch'>): RunningNight {
  let events: NightEvent[] = [];
  const night = openNight({ ...options, watch: (effect) => void events.push(effect) });
  const told = { stages: 0, awakenings: 0, effects: 0 };
  let over = false;
  let upcoming: number | null = null;
  collect();
  return {
    get at() {
      return Math.min(night.at, night.length);
    },
    startMinutes: night.startMinutes,
    get over() {
      return over;
    },
    get released() {
      return night.recorder.released;
    },
    get takenOff() {
      return night.off;
    },
    next,
    advance(until, most = Number.POSITIVE_INFINITY) {
      for (let instants = 0; !over && instants < most && next() <= until; instants++) {
        night.at = upcoming!;
        upcoming = null;
        if (night.at >= night.length) end();
        else live(night);
        collect();
      }
      const happened = events;
      events = [];
      return happened;
    },
    release(at) {
      if (over || night.recorder.released) return;
      night.releaseAt = Math.max(night.at, at);
      upcoming = null;
    },
    levels: (at) => mixAt(tracks(), at),
    sounding: (at) => soundingAt(options.machine.program, tracks(), at),
    record() {
      if (!over) throw new Error('the night is not over');
      return recordOfNight(night, options);
    },
    soFar: (at) => recordSoFar(night, options, Math.floor(at)),
  };

  function tracks() {
    return [...night.recorder.playing, ...night.recorder.fading];
  }

  function next(): number {
    if (over) return Number.POSITIVE_INFINITY;
    upcoming ??= nextInstant(night);
    return Math.min(upcoming, night.length);
  }

  function end(): void {
    over = true;
    closeNight(night);
  }

  /** What came about in the sleeper since the last time. */
  function collect(): void {
    for (; told.stages < night.stages.length; told.stages++) {
      const { from, stage } = night.stages[told.stages]!;
      events.push({ kind: 'stage', at: from, stage });
    }
    for (; told.awakenings < night.awakenings.length; told.awakenings++) events.push({ kind: 'awakening', ...night.awakenings[told.awakenings]! });
    for (; told.effects < night.effects.length; told.effects++) {
      const { at, kind, cue } = night.effects[told.effects]!;
      events.push({ kind: 'sleeper', at, effect: kind, cue });
    }
  }
}
