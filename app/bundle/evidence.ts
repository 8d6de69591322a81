/** What stands behind a bundle: what was proven of its program, what its promises are, and what cohorts of simulated nights gave. Signed, and not believed by devices. */

import { z } from 'zod';
import { CHECKS, type Check, type CohortReport, checkSchema, cohortReportSchema, type Proof, proofSchema } from '../base/index.ts';
import type { Program } from '../program/index.ts';

const report = cohortReportSchema.shape;
const measure = report.measures.element.shape;
const row = report.programs.element.shape.rows.element.shape;

/** Simulated nights with the program beside the same nights without it. With engine, seed and plan anyone can make them again. */
const cohortSchema = z.strictObject({
  ...cohortReportSchema.pick({ model: true, engine: true, seed: true, sleepers: true, nightsEach: true, nights: true, drawn: true }).shape,
  ...cohortReportSchema.pick({ ages: true, sex: true, chronotype: true, night: true, rateMethod: true, differenceMethod: true }).shape,
  /** Means with and without the program; the difference with its interval of 95 %. */
  measures: z
    .array(
      z.strictObject({
        name: measure.name,
        unit: measure.unit,
        program: z.number().nullable(),
        natural: z.number().nullable(),
        difference: measure.difference,
      }),
    )
    .max(100),
  /** Shares of nights with intervals of 95 %. */
  facts: z.array(z.strictObject({ label: row.label, rate: row.rate })).max(100),
});

export const evidenceSchema = z.strictObject({
  format: z.literal(2),
  /** What the verifier of the tool that made it proved. A device proves it again. */
  checks: z.array(checkSchema.pick({ id: true, verdict: true, bounds: true })).max(CHECKS.length),
  promises: z
    .array(z.strictObject({ name: z.string(), text: z.string(), verdict: proofSchema.shape.verdict, method: z.enum(['tables', 'none']), reason: z.string() }))
    .max(10_000),
  cohorts: z.array(cohortSchema).max(20),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** `proofs` in the order of the program's promises. */
export function makeEvidence({ promises }: Program, checks: readonly Check[], proofs: readonly Proof[], cohorts: readonly CohortReport[]): Evidence {
  return {
    format: 2,
    checks: checks.map(({ id, verdict, bounds }) => ({ id, verdict, bounds })),
    promises: promises.map(({ name, text }, i) => {
      const { verdict, why } = proofs[i]!;
      return { name, text, verdict, method: verdict === 'proven' ? 'tables' : 'none', reason: why };
    }),
    cohorts: cohorts.map(cohortOf),
  };
}

function cohortOf(found: CohortReport): Evidence['cohorts'][number] {
  const { model, engine, seed, sleepers, nightsEach, nights, drawn, ages, sex, chronotype, night, rateMethod, differenceMethod } = found;
  return {
    ...{ model, engine, seed, sleepers, nightsEach, nights, drawn, ages, sex, chronotype, night, rateMethod, differenceMethod },
    measures: found.measures.map(({ name, unit, sides: [program, natural], difference }) => ({
      ...{ name, unit, difference },
      program: program?.mean ?? null,
      natural: natural?.mean ?? null,
    })),
    facts: (found.programs[0]?.rows ?? []).filter(({ kind }) => kind === 'fact').map(({ label, rate }) => ({ label, rate })),
  };
}
