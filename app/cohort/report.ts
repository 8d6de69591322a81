/** What a cohort's sums say: rates, distributions and differences with their intervals. */

import { type CohortReport, calledName } from '../base/index.ts';
import type { Cohort } from './cohort.ts';
import { quartiles } from './histogram.ts';
import { clusteredInterval, exactInterval, type Interval, tInterval } from './intervals.ts';
import { CRITERIA, sharedRows } from './job.ts';
import { MEASURES, type Measure } from './measures.ts';
import { missingOf, type Plan, sleeperAt } from './plan.ts';
import type { Row } from './rows.ts';
import type { Pair, Side } from './sums.ts';
import { FIRST_BIN_MS, type Tally } from './tally.ts';

type Rate = CohortReport['programs'][number]['rows'][number]['rate'];

export function report({ engine, plan, programs, part }: Cohort): CohortReport {
  const missing = missingOf(part.covered, [0, plan.sleepers]);
  const done = part.nights / plan.nights;
  const titles = programs.map(({ title, version }) => `${title} ${version}`);
  return {
    model: 'simulated',
    engine,
    seed: plan.seed,
    sleepers: plan.sleepers,
    nightsEach: plan.nights,
    drawn: plan.who === null,
    ages: [plan.ages[0], plan.ages[1]],
    sex: plan.sex,
    chronotype: plan.chronotype,
    night: nightTold(plan.night),
    leftOut: [...plan.leftOut],
    nights: part.nights,
    complete: missing.length === 0,
    missing: missing.map(([from, to]) => [from, to]),
    events: part.events,
    conditions: [titles[0]!, titles[1] ?? 'natural'],
    programs: programs.map(({ rows, ...program }, i) => ({ ...program, rows: rowsTold(rows, part.arms[i]!.tallies, plan, done) })),
    firstWidthMinutes: FIRST_BIN_MS / 60_000,
    rateMethod: clustered(plan) ? 'Korn–Graubard' : 'Clopper–Pearson',
    differenceMethod: clustered(plan) ? 'paired t over sleepers' : 'paired t over nights',
    measures: MEASURES.map((measure, i) => ({
      name: measure.name,
      unit: measure.unit,
      width: measure.width / measure.scale,
      sides: [sideTold(part.arms[0]!.sides[i]!, measure), sideTold(part.arms[1]!.sides[i]!, measure)],
      difference: differenceTold(part.pairs[i]!, measure.scale, plan),
    })),
    changes: changes(programs, part, plan, done),
    worst: CRITERIA.map(({ name, measure }, i) => {
      const { unit, scale } = MEASURES[measure]!;
      const nights = part.worst[i]!.map((night) => ({ ...night, called: calledName(sleeperAt(plan, night.sleeper)), value: night.value / scale }));
      return { by: name, unit, nights };
    }),
  };
}

function nightTold({ sleptHours, ...night }: Plan['night']): CohortReport['night'] {
  return sleptHours === undefined ? night : { ...night, sleptHours: [...sleptHours] };
}

/** Several nights of the same drawn person are alike, and tell less of people than as many nights of different ones. */
const clustered = (plan: Plan): boolean => plan.who === null && plan.nights > 1 && plan.sleepers > 1;

function rateOf(tally: Tally, plan: Plan, sleepers: number): Rate {
  const nights = sleepers * plan.nights;
  const { low, high } = clustered(plan) ? clusteredInterval(tally.nights, tally.squares, sleepers, plan.nights) : exactInterval(tally.nights, nights);
  return { nights: tally.nights, share: nights === 0 ? 0 : tally.nights / nights, low: rounded(low), high: rounded(high) };
}

function rowsTold(rows: readonly Row[], tallies: readonly Tally[], plan: Plan, sleepers: number) {
  const nights = Math.max(1, sleepers * plan.nights);
  const wakes = new Map(rows.flatMap(({ kind, index }, i) => (kind === 'cue-wakes' ? [[index, tallies[i]!] as const] : [])));
  return rows.flatMap(({ kind, ...row }, i) => {
    if (kind === 'cue-wakes') return [];
    const tally = tallies[i]!;
    return [
      {
        kind,
        ...row,
        rate: rateOf(tally, plan, sleepers),
        sleepers: tally.sleepers,
        timesPerNight: rounded(tally.times / nights),
        minutesPerNight: rounded(tally.ms / 60_000 / nights),
        first: quartiles(tally.first, FIRST_BIN_MS / 60_000),
        wakes: kind === 'cue' ? rateOf(wakes.get(row.index)!, plan, sleepers) : null,
      },
    ];
  });
}

function sideTold({ nights, sum, squares, bins }: Side, { scale, width }: Measure) {
  if (nights === 0) return null;
  return {
    nights,
    mean: rounded(sum / nights / scale),
    sd: nights < 2 ? null : rounded(Math.sqrt(Number(BigInt(nights) * squares - BigInt(sum) * BigInt(sum)) / nights / (nights - 1)) / scale),
    quartiles: quartiles(bins, width / scale),
    bins,
  };
}

function differenceTold(pair: Pair, scale: number, plan: Plan) {
  const { nights, sum, more, less } = pair;
  if (nights === 0) return null;
  const interval = clustered(plan) ? overSleepers(pair) : overNights(pair);
  return {
    nights,
    mean: rounded(sum / nights / scale),
    interval: interval === null ? null : { low: rounded(interval.low / scale), high: rounded(interval.high / scale) },
    more,
    less,
    sign: roundedInterval(exactInterval(more, more + less)),
  };
}

/** Variances by whole numbers up to the last step: nothing cancels. */
function overNights({ nights, sum, squares }: Pair): Interval | null {
  const spread = Number(BigInt(nights) * squares - BigInt(sum) * BigInt(sum)) / nights;
  return tInterval(sum / nights, spread / (nights - 1) / nights, nights - 1);
}

/** The mean as a ratio of sums over sleepers, who are independent; with one night each the same as `overNights`. */
function overSleepers({ nights, sum, sleepers, sleeperSquares, sleeperProducts, sleeperNights }: Pair): Interval | null {
  const n = BigInt(nights);
  const s = BigInt(sum);
  const spread = Number(n * n * sleeperSquares - 2n * s * n * sleeperProducts + s * s * BigInt(sleeperNights)) / nights / nights;
  return tInterval(sum / nights, ((sleepers / (sleepers - 1)) * spread) / nights / nights, sleepers - 1);
}

function changes(programs: Cohort['programs'], part: Cohort['part'], plan: Plan, sleepers: number): CohortReport['changes'] {
  const [a, b] = programs;
  if (a === undefined || b === undefined) return [];
  const told = sharedRows(a.rows, b.rows).flatMap(([i, j], place) => {
    const { kind, label, to, why } = a.rows[i]!;
    const difference = differenceTold(part.pairs[MEASURES.length + place]!, 1, plan);
    if (kind === 'cue-wakes' || difference === null) return [];
    return [
      { kind, label, to, why, first: rateOf(part.arms[0]!.tallies[i]!, plan, sleepers), second: rateOf(part.arms[1]!.tallies[j]!, plan, sleepers), difference },
    ];
  });
  return told.sort((x, y) => Math.abs(y.difference.mean) - Math.abs(x.difference.mean));
}

/** Nine digits: more than any cohort can tell, and no last bits that machines disagree about. */
const rounded = (x: number): number => (x === 0 || !Number.isFinite(x) ? 0 : Number(x.toPrecision(9)));
const roundedInterval = ({ low, high }: Interval): Interval => ({ low: rounded(low), high: rounded(high) });
