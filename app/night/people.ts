/** Draws sleepers from population norms by age, sex and chronotype. Their spread and its sources stand in `parameters.ts`. */

import { CHANNELS, CONSENTS, drawnName, normal, type RandomStream, type Sleeper, stream, uniform } from '../base/index.ts';
import * as P from './parameters.ts';
import { byAge } from './tables.ts';

export interface SleeperFilter {
  /** Years, 5–85; ages in between are equally likely. */
  readonly minAge?: number;
  readonly maxAge?: number;
  readonly sex?: Sleeper['sex'];
  readonly chronotype?: Sleeper['chronotype'];
}

/** Draws for one person until the chronotype fits; late people of 80 are rare, not absent. */
const MOST_DRAWS = 1000;

/** The same count, seed and filter give the same people; a longer list begins with the shorter one. */
export function generateSleepers(count: number, seed: number, filter: SleeperFilter = {}): Sleeper[] {
  return Array.from({ length: count }, (_, index) => drawSleeper(index, seed, filter));
}

/** Number `index` (from 0) of those that the seed draws. */
export function drawSleeper(index: number, seed: number, filter: SleeperFilter = {}): Sleeper {
  const random = stream(seed, 'people', index);
  let person = someone(random, filter);
  for (let draws = 1; filter.chronotype !== undefined && person.chronotype !== filter.chronotype && draws < MOST_DRAWS; draws++) {
    person = someone(random, filter);
  }
  const chronotype = filter.chronotype ?? person.chronotype;
  return {
    ...person,
    chronotype,
    name: drawnName(seed, index),
    story: `Nobody: number ${index + 1} of those drawn from population norms with seed ${seed}.`,
  };
}

function someone(random: RandomStream, { minAge = 5, maxAge = 85, sex: wanted }: SleeperFilter): Sleeper {
  const age = minAge + Math.floor(uniform(random) * (maxAge - minAge + 1));
  const sex = wanted ?? (uniform(random) < 0.5 ? 'f' : 'm');
  const lateness = normal(random) * byAge(P.BEDTIME_SPREAD_MIN, age);
  const chronotype = lateness < -P.CHRONOTYPE_CUT_H * 60 ? 'early' : lateness > P.CHRONOTYPE_CUT_H * 60 ? 'late' : 'middle';
  const more = between(-90, normal(random) * P.NEED_SPREAD_MIN, 90);
  const restless = normal(random);
  const own = Math.sqrt(1 - P.INSOMNIA_SHARED);
  const troubled = () => around(P.INSOMNIA_SPREAD, Math.sqrt(P.INSOMNIA_SHARED) * restless + own * normal(random));
  const onset = troubled();
  const wakefulness = troubled();
  return {
    name: '',
    title: `${chronotype === 'middle' ? 'A ' : chronotype === 'early' ? 'An early ' : 'A late '}${sex === 'f' ? 'female' : 'male'} of ${age}`,
    story: '',
    age,
    sex,
    chronotype,
    bedtimeMinutes: to5(byAge(P.USUAL_BEDTIME, age) + (sex === 'm' ? 0.5 : -0.5) * byAge(P.MEN_LATER_MIN, age) + lateness - more / 2),
    sleepNeedHours: Math.round((byAge(P.USUAL_SLEEP, age) + more) / 6) / 10,
    timeInBedMinutes: to5(byAge(P.USUAL_TIME_IN_BED, age) + more),
    sensitivity: Object.fromEntries(CHANNELS.map((channel) => [channel, Math.min(4, around(P.SENSITIVITY_SPREAD, normal(random)))])),
    hearing: hearing(random, age, sex),
    nightmareProneness: Math.round(1000 * Math.min(1, P.PRONENESS.median * Math.exp(P.PRONENESS.spread * normal(random)))) / 1000,
    onset,
    wakefulness,
    deepSleep: around(P.DEEP_SPREAD, normal(random)),
    remSleep: around(P.REM_SPREAD_OF_PEOPLE, normal(random)),
    avoidThemes: [],
    consents: [...CONSENTS],
    devices: [],
  };
}

function hearing(random: RandomStream, age: number, sex: Sleeper['sex']): Sleeper['hearing'] {
  const median = P.HEARING_BY_AGE[sex] * Math.max(0, age - 18) ** 2;
  const spread = Math.max(P.HEARING_SPREAD.least, P.HEARING_SPREAD.share * median);
  const both = median + spread * normal(random);
  const ear = () => Math.round(between(0, both + P.HEARING_SPREAD.least * normal(random), 110));
  const [left, right, u] = [ear(), ear(), uniform(random)];
  if (u >= P.ONE_SIDED.share) return { left, right };
  return u < P.ONE_SIDED.share / 2 ? { left: P.ONE_SIDED.loss, right } : { left, right: P.ONE_SIDED.loss };
}

/** A factor whose logarithm has mean 0: half of the people above 1, half below; to two places, 0.2–5. */
function around(spread: number, z: number): number {
  return Math.round(100 * between(0.2, Math.exp(spread * z), 5)) / 100;
}
const between = (low: number, x: number, high: number): number => Math.min(high, Math.max(low, x));
const to5 = (minutes: number): number => Math.round(minutes / 5) * 5;
