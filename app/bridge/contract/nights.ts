/** Nights: made, walked through, asked why, compared, and written out. */

import { z } from 'zod';
import {
  comparisonSchema,
  keptStopSchema,
  momentSchema,
  nightPlanSchema,
  nightRecordSchema,
  rowNameSchema,
  stoppedSchema,
  stopSchema,
  whyNotSchema,
  whySchema,
} from '../../base/index.ts';
import { age, bytes, entry, none, path, progressSchema, seed, sleeperNumber } from './entry.ts';
import { sourceSchema } from './program.ts';
import { subjectSchema } from './sleepers.ts';

/** A night of a cohort, numbers from 0: its seed is the cohort's, and those of its sleeper before it are played first. */
const cohortNightSchema = z.strictObject({ cohort: seed, sleeper: sleeperNumber, night: z.number().int().min(0).max(364) });

/** One night by what made it. `digest`: of the bundle, so that a night that was previewed is found again and no other is taken for it. */
export const nightNameSchema = z.strictObject({
  source: sourceSchema,
  subject: subjectSchema,
  seed: z.union([seed, cohortNightSchema]),
  plan: nightPlanSchema.optional(),
  digest: z.string().optional(),
});

export const nightEntries = {
  'night.preview': entry(nightNameSchema.omit({ digest: true }), z.strictObject({ night: nightRecordSchema, bundleDigest: z.string() }), progressSchema),
  /** Everything of a night at one instant. Fails with `changed` where the digest is of another program. */
  'night.moment': entry(z.strictObject({ night: nightNameSchema, at: z.number().int().min(0) }), momentSchema),
  /** Why a transition was taken, or a cue began, at this instant. Fails with `not-found` where it did not. */
  'night.why': entry(z.strictObject({ night: nightNameSchema, what: rowNameSchema.extend({ at: z.number().int().min(0) }) }), whySchema),
  /** Why it did not, in the whole night or a part of it. `target`, a path: only the arm of a choice that leads there. */
  'night.whyNot': entry(
    z.strictObject({
      night: nightNameSchema,
      what: rowNameSchema.extend({ target: z.string().optional() }),
      from: z.number().int().min(0).optional(),
      to: z.number().int().min(0).optional(),
    }),
    whyNotSchema,
  ),
  /** A night beside another one, or (`second` left out) beside the same sleep without its program. */
  'night.compare': entry(
    z.strictObject({ first: nightNameSchema, second: nightNameSchema.optional() }),
    z.strictObject({ comparison: comparisonSchema, second: nightRecordSchema.nullable() }),
  ),
  /** Where a walk through the night stops; `refused` are stops whose condition is none, with the reason. */
  'night.stops': entry(
    z.strictObject({ night: nightNameSchema, stops: z.array(stopSchema).max(500) }),
    z.strictObject({
      stopped: z.array(stoppedSchema),
      refused: z.array(z.strictObject({ stop: z.number().int(), message: z.string(), hint: z.string() })),
    }),
  ),
  /** The stops of a project, as they were kept last. */
  'stops.list': entry(z.strictObject({ dir: path }), z.strictObject({ stops: z.array(keptStopSchema) })),
  /** In the place of those that were kept before. */
  'stops.keep': entry(z.strictObject({ dir: path, stops: z.array(keptStopSchema).max(500) }), none),
  /**
   * The first of the nights with seeds `first`, `first + 1` … in which a scene, by its path, is entered: when, and the way there.
   * Fails with `not-reached` where none of them enters it.
   */
  'night.reach': entry(
    z.strictObject({ source: sourceSchema, subject: subjectSchema, scene: z.string().min(1), first: seed, most: z.number().int().min(1).max(1000) }),
    z.strictObject({
      seed: z.number().int(),
      tried: z.number().int(),
      at: z.number().int(),
      way: z.array(z.strictObject({ at: z.number().int(), to: z.string(), cause: z.string() })),
    }),
    progressSchema,
  ),
  /** Writes a night to `out`, in the place of a file of that name. `notes` say what is not in it. */
  'night.export': entry(
    z.strictObject({
      night: nightRecordSchema,
      bundleDigest: z.string().optional(),
      format: z.enum(['edf', 'hypnogram-csv', 'events-csv', 'json']),
      out: path,
    }),
    z.strictObject({ path, bytes: z.number().int(), notes: z.array(z.string()) }),
  ),
  /** Writes a picture of a night, as the window drew it, to `out`. */
  'night.picture': entry(z.strictObject({ out: path, picture: bytes }), z.strictObject({ path, bytes: z.number().int(), notes: z.array(z.string()) })),
  /**
   * Mixes the sounds of a night, or of the part from `from` to `to` ms, into a WAV file at `out`. `notes` say what is not in it,
   * and how words and levels are told. The night is one of this program.
   */
  'night.render': entry(
    z.strictObject({ source: sourceSchema, night: nightRecordSchema, from: z.number().int().min(0), to: z.number().int().min(0), out: path }),
    z.strictObject({ path, bytes: z.number().int(), notes: z.array(z.string()) }),
    progressSchema,
  ),
  /** What each cue of a program plays, by its number: a sound of the project, or words (`asset` null); null where it makes no sound. */
  'night.sounds': entry(
    z.strictObject({ source: sourceSchema }),
    z.strictObject({ cues: z.array(z.strictObject({ asset: z.string().nullable(), loop: z.boolean() }).nullable()) }),
  ),
  /** Natural nights; streams progress, answers with one stage number per epoch per night (−1 unscored). */
  'night.natural': entry(
    z.strictObject({
      /** One that is kept, or the usual one of an age. */
      who: z.union([z.strictObject({ sleeper: z.string() }), z.strictObject({ age, sex: z.enum(['f', 'm']) })]),
      plan: nightPlanSchema.optional(),
      /** Each night counts what was slept in those before it; `hoursAwake` is then of the first only. */
      inARow: z.boolean().optional(),
      nights: z.number().int().min(1).max(100_000),
      seed,
      /** Number of the first night, for many nights in several calls: 0..9 is the same as 0..4 and 5..9. */
      first: z.number().int().min(0).max(1_000_000).optional(),
    }),
    z.strictObject({ nights: z.array(z.array(z.number().int())) }),
    progressSchema,
  ),
} as const;
