/** Who sleeps: profiles, and recorded nights. */

import { z } from 'zod';
import { sleeperSchema, stageSpanSchema } from '../../base/index.ts';
import { age, entry, none, path, seed, sleeperNumber } from './entry.ts';

/** Which people; what is left out can be anything. */
export const peopleSchema = z.strictObject({
  minAge: age.optional(),
  maxAge: age.optional(),
  sex: z.enum(['f', 'm']).optional(),
  chronotype: z.enum(['early', 'middle', 'late']).optional(),
});

/** A profile, and what is known of it beside. */
export const listedSleeperSchema = sleeperSchema.extend({
  /** The cast ships with the product. */
  origin: z.enum(['cast', 'own']),
  hidden: z.boolean(),
  /** Counts the profiles that this name has had. */
  version: z.number().int(),
});

export const hypnogramSchema = z.strictObject({
  /** Unique name, from the file name. */
  name: z.string(),
  epochs: z.number().int(),
  stages: z.array(stageSpanSchema),
  notes: z.array(z.string()),
  /** The clock at the first epoch, minutes after midnight; null where the file did not say it. */
  startMinutes: z.number().nullable(),
});

/** What a recording is to be taken for; what is left out is found out from the file. Integers: 4 is R in `yasa`, N3 in `rk`. */
export const readAsSchema = z.strictObject({
  shape: z.enum(['epochs', 'starts', 'intervals', 'list']).optional(),
  epochSeconds: z.number().int().min(1).max(120).optional(),
  numbering: z.enum(['yasa', 'rk']).optional(),
});

export const subjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sleeper'), name: z.string() }),
  /** One imported before. */
  z.strictObject({ kind: z.literal('hypnogram'), name: z.string() }),
  z.strictObject({ kind: z.literal('hypnogram-file'), path, as: readAsSchema.optional() }),
  /** A person of the population that a cohort's seed draws, numbered from 0. Ages that are left out are those that the program is for. */
  peopleSchema.extend({ kind: z.literal('drawn'), seed, number: sleeperNumber }),
]);

export const sleeperEntries = {
  /** `find`: words that are all in the name, title, story, themes or devices. Hidden ones only where `hidden` is true. */
  'sleepers.list': entry(
    peopleSchema.extend({ find: z.string().max(200).optional(), origin: z.enum(['cast', 'own']).optional(), hidden: z.boolean().optional() }),
    z.strictObject({ sleepers: z.array(listedSleeperSchema) }),
  ),
  /** With `version`: as they were then, also of one that was removed. */
  'sleepers.show': entry(z.strictObject({ name: z.string(), version: z.number().int().optional() }), sleeperSchema),
  /** Nobody in particular: the published means of an age. */
  'sleepers.usual': entry(z.strictObject({ age, sex: z.enum(['f', 'm']) }), sleeperSchema),
  /** What their natural nights are like, by the model: means of simulated nights, and the one whose sleep is the median. */
  'sleepers.portrait': entry(
    z.strictObject({ name: z.string() }),
    z.strictObject({
      model: z.literal('simulated'),
      nights: z.number().int(),
      asleepMinutes: z.number(),
      toSleepMinutes: z.number(),
      awakenings: z.number(),
      typical: z.strictObject({ startMinutes: z.number(), durationMs: z.number(), stages: z.array(stageSpanSchema) }),
    }),
  ),
  'sleepers.history': entry(
    z.strictObject({ name: z.string() }),
    z.strictObject({ name: z.string(), versions: z.array(z.strictObject({ version: z.number().int(), savedAt: z.string(), sleeper: sleeperSchema })) }),
  ),
  /**
   * Fails with `bad-sleeper` and every reason; `exists` where `add` finds the name taken; `of-cast`; and
   * `changed-outside` where the sleeper is no longer at version `basedOn`.
   */
  'sleepers.put': entry(
    z.strictObject({ sleeper: z.record(z.string(), z.unknown()), mode: z.enum(['add', 'edit']), basedOn: z.number().int().optional() }),
    listedSleeperSchema,
  ),
  /** Its history stays. Fails with `of-cast`. */
  'sleepers.remove': entry(z.strictObject({ name: z.string() }), z.strictObject({ name: z.string(), versionsKept: z.number().int() })),
  'sleepers.hide': entry(z.strictObject({ name: z.string(), hidden: z.boolean() }), listedSleeperSchema),
  /** The same count, seed and people give the same sleepers. Kept where `save`: all or none. */
  'sleepers.generate': entry(
    peopleSchema.extend({ count: z.number().int().min(1).max(10_000), seed, prefix: z.string().min(1).max(40).optional(), save: z.boolean() }),
    z.strictObject({ sleepers: z.array(sleeperSchema), saved: z.number().int() }),
  ),
  /** One profile, a list, or what `sleepers.export` wrote; all or none. Fails with `bad-sleeper` and the lines, or `exists`. */
  'sleepers.import': entry(
    z.strictObject({ path, taken: z.enum(['refuse', 'replace', 'skip']) }),
    z.strictObject({ added: z.array(z.string()), replaced: z.array(z.string()), skipped: z.array(z.string()), unchanged: z.array(z.string()) }),
  ),
  'sleepers.export': entry(
    z.strictObject({ out: path, names: z.array(z.string()).min(1).max(10_000).optional() }),
    z.strictObject({ path, count: z.number().int(), bytes: z.number().int() }),
  ),
  'hypnograms.list': entry(none, z.strictObject({ hypnograms: z.array(hypnogramSchema.omit({ stages: true })) })),
  /** A table or EDF+ with annotations. Fails with `bad-recording`, the place and the reason. */
  'hypnograms.import': entry(z.strictObject({ path, as: readAsSchema.optional() }), hypnogramSchema),
} as const;
