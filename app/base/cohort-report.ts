/** What is told of a cohort: plain data that the window, the command line and files read. Intervals are of 95 %. */

import { z } from 'zod';
import { nightPlanSchema } from './night-plan.ts';
import { sleeperSchema } from './sleeper.ts';

const whole = z.number().int().min(0);
const interval = z.strictObject({ low: z.number(), high: z.number() });
const quartiles = z.strictObject({ q1: z.number(), median: z.number(), q3: z.number() });

/** Share of nights, with the interval that `rateMethod` of the report names. */
const rate = interval.extend({ nights: whole, share: z.number() });

const row = z.strictObject({
  kind: z.enum(['fact', 'scene', 'transition', 'cue', 'mark']),
  /** In the program's table; −1 for facts, marks and passages. */
  index: z.number().int().min(-1),
  /** Fact, scene path, scene that a transition leaves, cue, or mark. */
  label: z.string(),
  /** Scene that a transition enters, or that a cue belongs to. */
  to: z.string(),
  /** Cause of a transition, channel of a cue. */
  why: z.string(),
  rate,
  sleepers: whole,
  timesPerNight: z.number(),
  /** Of a scene or cue, over all nights. */
  minutesPerNight: z.number(),
  /** First time in a night, minutes after lights out, within half of `firstWidthMinutes`; null: never. */
  first: quartiles.nullable(),
  /** Nights in which this cue woke; null for what is no cue. */
  wakes: rate.nullable(),
});

const side = z.strictObject({
  nights: whole,
  mean: z.number(),
  /** Standard deviation between nights; null for fewer than two. */
  sd: z.number().nullable(),
  /** Within half a width. */
  quartiles: quartiles.nullable(),
  /** Nights by bins of `width` from 0, the last one and all beyond together. */
  bins: z.array(whole),
});

const difference = z.strictObject({
  /** Nights that have both. */
  nights: whole,
  mean: z.number(),
  /** Of the mean, by `differenceMethod` of the report; null where there are too few. */
  interval: interval.nullable(),
  /** Nights in which it is higher, and lower; and an exact interval of the share of the higher among both. */
  more: whole,
  less: whole,
  sign: interval,
});

const measure = z.strictObject({
  name: z.string(),
  unit: z.enum(['min', '%', '0–1', '']),
  width: z.number(),
  /** In the order of `conditions`; null where a condition has no such measure. */
  sides: z.tuple([side.nullable(), side.nullable()]),
  /** With the program minus natural; or the second program minus the first. */
  difference: difference.nullable(),
});

/** A chosen sleeper to whom a program may not be played. */
const leftOut = z.strictObject({ name: z.string(), why: z.string() });
const range = z.tuple([whole, whole]);

export const cohortReportSchema = z.strictObject({
  /** Every number is a prediction of the model. */
  model: z.literal('simulated'),
  /** What the nights were made by; other versions may give others. */
  engine: z.string(),
  seed: whole,
  sleepers: whole,
  nightsEach: whole,
  /** Chosen by name, or drawn with the seed. */
  drawn: z.boolean(),
  /** Years of those who are drawn: whom the first program is for. */
  ages: z.tuple([whole, whole]),
  sex: sleeperSchema.shape.sex.nullable(),
  chronotype: sleeperSchema.shape.chronotype.nullable(),
  /** What was different about each night. */
  night: nightPlanSchema,
  /** Chosen, but not in it: a program may not be played to them. */
  leftOut: z.array(leftOut),
  /** Nights done. */
  nights: whole,
  complete: z.boolean(),
  /** Sleepers (from 0, to before) whose nights are not in it. */
  missing: z.array(range),
  events: whole,
  /** One program and `natural`, or two programs. */
  conditions: z.tuple([z.string(), z.string()]),
  programs: z.array(
    z.strictObject({
      title: z.string(),
      version: z.string(),
      digest: z.string(),
      /** How its ritual is called; absent where it has no name of its own. The rows have its path. */
      ritual: z.string().optional(),
      rows: z.array(row),
    }),
  ),
  firstWidthMinutes: z.number(),
  rateMethod: z.enum(['Clopper–Pearson', 'Korn–Graubard']),
  differenceMethod: z.enum(['paired t over nights', 'paired t over sleepers']),
  measures: z.array(measure),
  /** Two programs: rows that both have, as share of nights under the second minus under the first. Most changed ones first. */
  changes: z.array(z.strictObject({ kind: row.shape.kind, label: z.string(), to: z.string(), why: z.string(), first: rate, second: rate, difference })),
  worst: z.array(
    z.strictObject({
      by: z.string(),
      unit: measure.shape.unit,
      /**
       * Worst first. `dream preview … --drawn SEED/SLEEPER --seed SEED` plays one again, of several each `--of SEED/SLEEPER/NIGHT`. Numbers from 0.
       * `called`: what a sentence calls the sleeper; absent in reports of older versions.
       */
      nights: z.array(z.strictObject({ sleeper: whole, night: whole, name: z.string(), called: z.string().optional(), seed: whole, value: z.number() })),
    }),
  ),
});
export type CohortReport = z.infer<typeof cohortReportSchema>;

/** Chosen sleepers, or as many as wanted from the population. */
export const cohortPlanSchema = z.strictObject({
  seed: whole.max(0xffffffff),
  sleepers: z.number().int().min(1).max(2_097_152),
  nights: z.number().int().min(1).max(365),
  ages: z.tuple([z.number().int().min(5).max(85), z.number().int().min(5).max(85)]),
  sex: sleeperSchema.shape.sex.nullable(),
  chronotype: sleeperSchema.shape.chronotype.nullable(),
  night: nightPlanSchema,
  who: z.array(sleeperSchema).max(1000).nullable(),
  leftOut: z.array(leftOut).max(1000),
});
