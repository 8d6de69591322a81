/** One piece of work on many nights: what is needed to do any portion of it, anywhere. */

import type { Cancel, NightRecord } from '../base/index.ts';
import { rowOfNaturalNights, rowOfNights } from '../night/index.ts';
import { load, type Machine, type Program, readProgram } from '../program/index.ts';
import {
  ASLEEP,
  AWAKE_AFTER_ONSET,
  CUE_AWAKENINGS,
  DISTRESS_HIGH,
  DISTRESS_PEAK,
  DISTRESS_TIME,
  MEASURES,
  measured,
  measuredNatural,
  measuredSleep,
  type Values,
} from './measures.ts';
import type { Part } from './part.ts';
import { nightSeed, type Plan, type Range, sleeperAt } from './plan.ts';
import type { Craft, Hand } from './ports.ts';
import { DISTRESSED, RELEASED, type Row, type Rows, rowsOf, WOKEN } from './rows.ts';
import { closeSleeper, newPairing, newSide, takePair, takeSide } from './sums.ts';
import { type Counter, happened, newCounter, nightOver, sleeperOver } from './tally.ts';
import { takeWorst, type WorstNight } from './worst.ts';

/** A program as a device gets it. */
export interface JobProgram {
  readonly bytes: Uint8Array;
  /** Length of each asset, ms; null where unknown. */
  readonly assetMs: readonly (number | null)[];
}

/** One program: beside the natural nights of the same sleepers. Two: beside each other. */
export interface Job {
  readonly plan: Plan;
  readonly programs: readonly JobProgram[];
}

/** What makes a night bad, in the order in which the lists are kept. */
export const CRITERIA = [
  { name: 'distress, peak', measure: DISTRESS_PEAK },
  { name: 'distress above 0.6', measure: DISTRESS_TIME },
  { name: 'awakenings by cues', measure: CUE_AWAKENINGS },
  { name: 'sleep lost', measure: ASLEEP },
  { name: 'awake after onset', measure: AWAKE_AFTER_ONSET },
] as const;
/** Its value is always a difference; that of the others only where two programs are compared. */
const SLEEP_LOST = 3;

interface Player {
  readonly machine: Machine;
  readonly assetMs: readonly (number | null)[];
  readonly rows: Rows;
}

/** They come from our own engine: what does not fit is a bug. */
export function programsOf(programs: readonly JobProgram[]): Program[] {
  return programs.map(({ bytes }) => {
    const read = readProgram(bytes);
    if (!read.ok) throw new Error(read.failure.message);
    return read.value;
  });
}

/** Rows that two programs have in common, by their places in each. */
export function sharedRows(a: readonly Row[], b: readonly Row[]): [number, number][] {
  const key = ({ kind, label, to, why }: Row) => JSON.stringify([kind, label, to, why]);
  const count = new Map<string, number>();
  const nth = (row: Row, side: string) => {
    const name = `${side}${key(row)}`;
    const n = count.get(name) ?? 0;
    count.set(name, n + 1);
    return `${key(row)}${n}`;
  };
  const places = new Map(a.map((row, i) => [nth(row, 'a'), i]));
  return b.flatMap((row, i) => {
    const place = places.get(nth(row, 'b'));
    return place === undefined ? [] : [[place, i] as [number, number]];
  });
}

export const COHORTS: Craft<Job, Range, Part> = { name: 'cohort', handFor };

function handFor(job: Job): Hand<Range, Part> {
  const players = programsOf(job.programs).map((program, i): Player => ({ machine: load(program), assetMs: job.programs[i]!.assetMs, rows: rowsOf(program) }));
  const [first, second] = players as [Player, Player | undefined];
  const shared = second === undefined ? [] : sharedRows(first.rows.rows, second.rows.rows);
  return { work: (range, cancel) => work(job.plan, first, second, shared, range, cancel) };
}

function work(plan: Plan, first: Player, second: Player | undefined, shared: readonly [number, number][], range: Range, cancel: Cancel): Part | null {
  const counters = [first, second].map((player) => player?.rows.rows.map(newCounter) ?? []);
  const sides = [0, 1].map(() => MEASURES.map(newSide));
  const pairings = [...MEASURES, ...shared].map(newPairing);
  const worst: WorstNight[][] = CRITERIA.map(() => []);
  const meter = { events: 0 };
  const happenedIn = (arm: number, row: number): number => Number((counters[arm]![row]?.times ?? 0) > 0);
  const [from, to] = range;
  for (let number = from; number < to; number++) {
    const sleeper = sleeperAt(plan, number);
    const rows = (second === undefined ? [first] : [first, second]).map(({ machine, assetMs }) =>
      rowOfNights({ machine, sleeper, plan: plan.night, assetMs, cancel, signals: false, meter }),
    );
    const natural = second === undefined && plan.nights > 1 ? rowOfNaturalNights(sleeper, plan.night) : null;
    for (let night = 0; night < plan.nights; night++) {
      const seed = nightSeed(plan.seed, number, night);
      const values: Values[] = [];
      for (const [arm, player] of (second === undefined ? [first] : [first, second]).entries()) {
        const run = rows[arm]!(seed);
        if (!run.ok || cancel.cancelled) return null;
        values.push(measured(run.value));
        if (second === undefined) values.push(natural === null ? measuredNatural(run.value) : measuredSleep(natural(seed).stages));
        tell(counters[arm]!, player.rows, run.value, values[arm]!);
      }
      const [a, b] = values as [Values, Values];
      // What the program changes: against the natural night, or the second against the first.
      const [changed, base] = second === undefined ? [a, b] : [b, a];
      for (const [i, measure] of MEASURES.entries()) {
        takeSide(sides[0]![i]!, a[i]!, measure);
        takeSide(sides[1]![i]!, b[i]!, measure);
        takePair(pairings[i]!, changed[i]!, base[i]!);
      }
      for (const [i, [rowA, rowB]] of shared.entries()) takePair(pairings[MEASURES.length + i]!, happenedIn(1, rowB), happenedIn(0, rowA));
      for (const [i, { measure }] of CRITERIA.entries()) {
        const value = second === undefined && i !== SLEEP_LOST ? (a[measure] ?? 0) : (i === SLEEP_LOST ? -1 : 1) * difference(changed[measure], base[measure]);
        takeWorst(worst[i]!, value, { sleeper: number, night, name: sleeper.name, seed });
      }
      for (const arm of counters) for (const counter of arm) nightOver(counter);
    }
    for (const arm of counters) for (const counter of arm) sleeperOver(counter);
    for (const pairing of pairings) closeSleeper(pairing);
  }
  return {
    covered: from < to ? [range] : [],
    nights: (to - from) * plan.nights,
    events: meter.events,
    arms: counters.map((arm, i) => ({ tallies: arm.map(({ tally }) => tally), sides: sides[i]! })),
    pairs: pairings.map(({ pair }) => pair),
    worst,
  };
}

const difference = (a: number | null | undefined, b: number | null | undefined): number => (a ?? 0) - (b ?? 0);

/** What happened in one night. */
function tell(counters: readonly Counter[], rows: Rows, night: NightRecord, values: Values): void {
  const mark = (row: number | undefined, at: number, ms = 0) => {
    if (row !== undefined) happened(counters[row]!, at, ms);
  };
  for (const { state, from, to } of night.scenes) mark(rows.scene(state), from, to - from);
  for (const { transition, to, at } of night.transitions) mark(rows.transition(transition, to), at);
  for (const { cue, from, to } of night.cues) mark(rows.cue(cue), from, to - from);
  for (const { label, at } of night.marks) mark(rows.mark(label), at);
  for (const { cause, cue, at } of night.awakenings) {
    if (cause !== 'cue') continue;
    mark(rows.wakes(cue), at);
    mark(WOKEN, at);
  }
  if (night.summary.released) {
    const times = rows.releases.flatMap((row) => (counters[row]!.times > 0 ? [counters[row]!.first] : []));
    mark(RELEASED, Math.min(night.durationMs, ...times));
  }
  if ((values[DISTRESS_TIME] ?? 0) > 0) {
    const points = night.signals.find(({ name }) => name === 'distress')?.points ?? [];
    mark(DISTRESSED, points.find(([, value]) => value > DISTRESS_HIGH)?.[0] ?? 0);
  }
}
