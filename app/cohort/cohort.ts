/** A cohort as it is kept: the plan, what was counted of which programs, and the sums. Its text is the same for the same cohort, however it was made. */

import { z } from 'zod';
import { bad, cohortPlanSchema, type Failure, good, type Names, type Outcome } from '../base/index.ts';
import { namesOf, type Program } from '../program/index.ts';
import { CRITERIA, sharedRows } from './job.ts';
import { MEASURES } from './measures.ts';
import { addPart, type Part } from './part.ts';
import { MAX_NIGHTS, missingOf, type Plan } from './plan.ts';
import { type Row, rowsOf } from './rows.ts';
import { MOST_WORST } from './worst.ts';

export interface Cohort {
  readonly engine: string;
  readonly plan: Plan;
  /** One, or two that are compared. */
  readonly programs: readonly (Names & { readonly title: string; readonly version: string; readonly digest: string; readonly rows: readonly Row[] })[];
  readonly part: Part;
}

export function cohortOf(engine: string, plan: Plan, programs: readonly { program: Program; digest: string }[], part: Part): Cohort {
  const told = programs.map(({ program, digest }) => ({
    title: program.title,
    version: program.version,
    digest,
    ...namesOf(program),
    rows: rowsOf(program).rows,
  }));
  return { engine, plan, programs: told, part };
}

export const isComplete = ({ plan, part }: Cohort): boolean => missingOf(part.covered, [0, plan.sleepers]).length === 0;

/** Adds `other` into `cohort`, or says why the two don't belong together. */
export function merge(cohort: Cohort, other: Cohort): Outcome<Cohort> {
  const head = ({ part: _, ...rest }: Cohort) => JSON.stringify(rest);
  if (cohort.engine !== other.engine)
    return bad(unlike(`They were made by different versions of Dream Coder, ${cohort.engine} and ${other.engine}`, 'Make all parts with one version.'));
  if (head(cohort) !== head(other))
    return bad(unlike('They are parts of different cohorts', 'Program, seed, sleepers and nights have to be the same in all parts.'));
  const [mine, theirs] = [cohort, other].map(({ part }) => part.covered) as [Part['covered'], Part['covered']];
  if (mine.some(([a, b]) => theirs.some(([c, d]) => a < d && c < b))) return bad(unlike('Some sleepers are in both of them', 'Give each part once.'));
  addPart(cohort.part, other.part);
  return good(cohort);
}

/** One JSON document. */
export function writeCohort({ engine, plan, programs, part }: Cohort): string {
  const text = { format: FORMAT, engine, plan, programs, part };
  return JSON.stringify(text, (_, value) => (typeof value === 'bigint' ? value.toString() : value));
}

export const MAX_COHORT_BYTES = 256 * 1024 * 1024;
const FORMAT = 'dream-coder-cohort/1';

const whole = z.number().int().min(0);
const signed = z.number().int();
const big = z
  .string()
  .regex(/^-?\d{1,60}$/)
  .transform((digits) => BigInt(digits));
const bins = z.array(whole).max(500);
const text = z.string().max(10_000);
const tally = z.strictObject({ nights: whole, sleepers: whole, squares: whole, times: whole, ms: whole, first: bins });
const side = z.strictObject({ nights: whole, sum: signed, squares: big, bins });
const pair = z.strictObject({
  nights: whole,
  sum: signed,
  squares: big,
  more: whole,
  less: whole,
  sleepers: whole,
  sleeperSquares: big,
  sleeperProducts: big,
  sleeperNights: whole,
});
const row = z.strictObject({
  kind: z.enum(['fact', 'scene', 'transition', 'cue', 'cue-wakes', 'mark']),
  index: z.number().int().min(-1),
  label: text,
  to: text,
  why: text,
});
const cohortSchema = z.strictObject({
  format: z.literal(FORMAT),
  engine: text,
  plan: cohortPlanSchema,
  programs: z
    .array(z.strictObject({ title: text, version: text, digest: text, ritual: text.optional(), rows: z.array(row).max(1_000_000) }))
    .min(1)
    .max(2),
  part: z.strictObject({
    covered: z.array(z.tuple([whole, whole])).max(100_000),
    nights: whole,
    events: whole,
    arms: z.array(z.strictObject({ tallies: z.array(tally), sides: z.array(side).length(MEASURES.length) })).length(2),
    pairs: z.array(pair),
    worst: z
      .array(z.array(z.strictObject({ sleeper: whole, night: whole, name: text, seed: whole.max(0xffffffff), value: whole })).max(MOST_WORST))
      .length(CRITERIA.length),
  }),
});

/** Reads what `writeCohort` wrote; anything else is refused. */
export function readCohort(textOf: string, place?: string): Outcome<Cohort> {
  const refuse = (detail: string): Outcome<Cohort> =>
    bad({
      why: 'refused',
      message: `${place ?? 'The text'} is no result of a cohort: ${detail}.`,
      hint: 'Give a file that “dream cohort --out” wrote.',
      ...(place === undefined ? {} : { place: { file: place } }),
    });
  let raw: unknown;
  try {
    raw = JSON.parse(textOf);
  } catch {
    return refuse('it is not JSON');
  }
  const parsed = cohortSchema.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(`${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { format: _, ...cohort } = parsed.data;
  const { plan, programs, part } = cohort;
  const [first, second] = programs;
  const shared = second === undefined ? 0 : sharedRows(first!.rows, second.rows).length;
  const fits =
    part.arms[0]!.tallies.length === first!.rows.length &&
    part.arms[1]!.tallies.length === (second?.rows.length ?? 0) &&
    part.pairs.length === MEASURES.length + shared &&
    part.covered.every(([from, to], i) => from < to && to <= plan.sleepers && (i === 0 || from > part.covered[i - 1]![1])) &&
    part.nights === part.covered.reduce((sum, [from, to]) => sum + (to - from) * plan.nights, 0) &&
    part.nights <= MAX_NIGHTS &&
    (plan.who === null || plan.who.length === plan.sleepers);
  return fits ? good(cohort) : refuse('its parts do not fit together');
}

const unlike = (message: string, hint: string): Failure => ({
  why: 'refused',
  message: `These results can not be added: ${message[0]?.toLowerCase()}${message.slice(1)}.`,
  hint,
});
