/** The one contract between the engine and whoever uses it: window, command line, tests. Types, validation, client and server derive from it. */

import { z } from 'zod';
import {
  cohortReportSchema,
  comparisonSchema,
  deviceStatusSchema,
  failureSchema,
  hex32Schema,
  logBodySchema,
  momentSchema,
  nightModeSchema,
  nightPlanSchema,
  nightRecordSchema,
  programFactsSchema,
  rightsSchema,
  rowNameSchema,
  signerSchema,
  sleeperSchema,
  slotSchema,
  slotsSchema,
  stageSpanSchema,
  stoppedSchema,
  stopSchema,
  verdictSchema,
  whyNotSchema,
  whySchema,
} from '../base/index.ts';

/** Most bytes that cross in one message. */
const MAX_BYTES = 64 * 1024 * 1024;

const path = z.string().min(1).max(4096);
const seed = z.number().int().min(0).max(0xffffffff);
const none = z.strictObject({});
const sleeperNumber = z.number().int().min(0).max(0x1f_ffff);
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= MAX_BYTES, 'not bytes, or too many for one message');
const position = z.strictObject({ line: z.number().int(), character: z.number().int() });

/** A finding with its place as in LSP (0-based lines and UTF-16 characters). */
export const problemSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  hint: z.string(),
  file: z.string(),
  range: z.strictObject({ start: position, end: position }),
});

/** The same shape as the language's AssetFact. */
export const assetFactSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('audio'), bytes: z.number(), durationMs: z.number(), format: z.string() }),
  z.strictObject({ state: z.literal('missing') }),
  z.strictObject({ state: z.literal('too-large'), bytes: z.number(), limitBytes: z.number() }),
  z.strictObject({ state: z.literal('not-audio'), found: z.string() }),
  z.strictObject({ state: z.literal('unreadable'), reason: z.string() }),
]);

/** What a program asks of a sleeper beyond what they agreed to; `forbids`: it may not be played to them. No place in a bundle. */
export const concernSchema = z.strictObject({
  kind: z.enum(['theme', 'channel', 'nightmares', 'lucidity', 'memory']),
  forbids: z.boolean(),
  message: z.string(),
  hint: z.string(),
  place: problemSchema.pick({ file: true, range: true }).nullable(),
});

export const projectSchema = z.strictObject({
  dir: path,
  name: z.string(),
  /** The file that holds the dream, relative to dir. */
  main: z.string(),
  /** Every .dream file: path relative to dir with `/`, its text, and a digest to notice outside changes. */
  files: z.array(z.strictObject({ path: z.string(), text: z.string(), digest: z.string() })),
  /** Every `.layout.json` beside one of them. */
  layouts: z.array(z.strictObject({ path: z.string(), text: z.string(), digest: z.string() })),
  assets: z.record(z.string(), assetFactSchema),
});

export const treeEntrySchema = z.strictObject({ path: z.string(), kind: z.enum(['folder', 'dream', 'file']), bytes: z.number() });
/** `deletedAt`: the day, YYYY-MM-DD. */
export const trashedSchema = z.strictObject({ id: z.string(), path: z.string(), folder: z.boolean(), deletedAt: z.string() });
/** Why a version of a text was kept; what they mean is said where the engine sifts them. */
export const versionCauseSchema = z.enum(['opened', 'autosaved', 'saved', 'graph', 'kept', 'outside', 'before', 'restored']);

export const textVersionSchema = z.strictObject({
  id: z.number().int(),
  path: z.string(),
  /** ISO 8601. */
  at: z.string(),
  cause: versionCauseSchema,
  note: z.string(),
  digest: z.string(),
  length: z.number().int(),
});

/** A text that was not in its file when it was kept. */
export const draftSchema = z.strictObject({
  path: z.string(),
  text: z.string(),
  /** Digests that the file may have for the text to follow on it; null: no file. */
  bases: z.array(z.string().nullable()),
  /** The text of the first of them, where it is still known. */
  base: z.string().nullable(),
});

export const templateSchema = z.strictObject({ id: z.string(), title: z.string(), summary: z.string(), channels: z.array(z.string()), sleeper: z.string() });

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

/** Which program: a file in a project, with texts of the project by path as they stand in editors, newer than the disk; or a bundle. */
export const sourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), dir: path, path: z.string(), texts: z.record(z.string(), z.string()).optional() }),
  z.strictObject({ kind: z.literal('bundle'), path }),
]);

const age = z.number().int().min(5).max(85);
/** Which people; what is left out can be anything. */
const peopleSchema = z.strictObject({
  minAge: age.optional(),
  maxAge: age.optional(),
  sex: z.enum(['f', 'm']).optional(),
  chronotype: z.enum(['early', 'middle', 'late']).optional(),
});

export const subjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sleeper'), name: z.string() }),
  /** One imported before. */
  z.strictObject({ kind: z.literal('hypnogram'), name: z.string() }),
  z.strictObject({ kind: z.literal('hypnogram-file'), path, as: readAsSchema.optional() }),
  /** A person of the population that a cohort's seed draws, numbered from 0. Ages that are left out are those that the program is for. */
  peopleSchema.extend({ kind: z.literal('drawn'), seed, number: sleeperNumber }),
]);

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

/** A profile, and what is known of it beside. */
export const listedSleeperSchema = sleeperSchema.extend({
  /** The cast ships with the product. */
  origin: z.enum(['cast', 'own']),
  hidden: z.boolean(),
  /** Counts the profiles that this name has had. */
  version: z.number().int(),
});

/** How many nights of whom, and which part of them now. Sleepers × nights at most 2,097,152. */
export const cohortPlanParams = z.strictObject({
  sleepers: z.discriminatedUnion('kind', [
    /** Ages that are left out are those that the first program is for. */
    peopleSchema.extend({ kind: z.literal('drawn'), count: z.number().int().min(1).max(2_097_152) }),
    z.strictObject({ kind: z.literal('named'), names: z.array(z.string()).min(1).max(1000) }),
  ]),
  /** Of each sleeper; each knows those before it. */
  nights: z.number().int().min(1).max(365),
  seed,
  /** What is different about each night. */
  night: nightPlanSchema.optional(),
  /** Left out: all cores. */
  threads: z.number().int().min(1).max(1024).optional(),
  /** From 1. */
  shard: z.strictObject({ part: z.number().int().min(1), of: z.number().int().min(1).max(100_000) }).optional(),
  /** Where the sums go, for `cohorts.merge`. */
  out: path.optional(),
  /** Kept in the list of cohorts. */
  keep: z.boolean(),
});

export const cohortProgressSchema = z.strictObject({ phase: z.string(), done: z.number().min(0).max(1), report: cohortReportSchema.nullable() });
/** `lost`: sleepers whose nights could not be done, and why. `id`: where it is kept. */
export const cohortResultSchema = z.strictObject({
  report: cohortReportSchema,
  id: z.number().int().nullable(),
  lost: z.array(z.strictObject({ sleepers: z.tuple([z.number().int(), z.number().int()]), why: z.string() })),
});
export const cohortEntrySchema = z.strictObject({
  id: z.number().int(),
  createdAt: z.string(),
  title: z.string(),
  /** The second program of a comparison, else empty. */
  against: z.string(),
  digest: z.string(),
  seed,
  sleepers: z.number().int(),
  nights: z.number().int(),
  complete: z.boolean(),
});

export const progressSchema = z.strictObject({ phase: z.string(), /** 0..1 */ done: z.number().min(0).max(1) });

export const bundleFactsSchema = z.strictObject({
  path,
  bytes: z.number().int(),
  title: z.string(),
  version: z.string(),
  /** SHA-256 of the manifest, hex. */
  digest: z.string(),
  /** Hex id and base64 Ed25519 public key of the signer. */
  keyId: z.string(),
  publicKey: z.string(),
  channels: z.array(z.string()),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.number().int(), sha256: z.string() })),
});

export const keySchema = z.strictObject({ id: z.string(), name: z.string(), publicKey: z.string(), createdAt: z.string(), default: z.boolean() });

export const settingsSchema = z.strictObject({
  theme: z.enum(['midnight', 'dawn', 'contrast', 'system']),
  /** Of the whole window, percent. */
  scale: z.number().int().min(100).max(200),
  /** Of the text of the dream, px. */
  textSize: z.number().int().min(10).max(28),
  /** `less`: also where the system does not ask for it. */
  motion: z.enum(['system', 'less']),
  /** Keys that are not the usual ones, by command; '' for none. */
  keys: z.record(z.string().max(60), z.string().max(60)),
  /** Newest first. */
  recentProjects: z.array(path).max(20),
  lastSleeper: z.string(),
  /** The dock layout as the window serialised it, or empty. */
  layout: z.string().max(200_000),
  /** When texts are written to their files: only by hand, a moment after the last key, or when the user looks elsewhere. */
  autosave: z.enum(['off', 'delay', 'focus']),
  /** Saving by hand lays the text out. */
  formatOnSave: z.boolean(),
  /** How many of the first steps were done; one more than there are: put away. */
  firstSteps: z.number().int().min(0).max(4),
  /** The text is laid out for a screen reader too. */
  screenReader: z.boolean(),
  /** A small cohort runs after edits, for the numbers beside the lines. */
  numbers: z.boolean(),
  /** How many nights that small cohort has. */
  quickNights: z.number().int().min(50).max(2000),
});

/** A device, by the name that you call it, its address, or the beginning of its fingerprint. */
const device = z.string().min(1).max(200);
const onDevice = z.strictObject({ device });
const nightNumber = z.number().int().min(1);
export const pairedDeviceSchema = z.strictObject({
  name: z.string(),
  /** SHA-256 of its public key, hex. */
  fingerprint: hex32Schema,
  /** Where it was last. */
  host: z.string(),
  port: z.number().int(),
  rights: rightsSchema,
});

function entry<P extends z.ZodType, R extends z.ZodType, G extends z.ZodType | null = null>(params: P, result: R, progress?: G) {
  return { params, result, progress: (progress ?? null) as G };
}

export const contract = {
  'app.info': entry(none, z.strictObject({ version: z.string(), runtime: z.string(), dataDir: z.string(), notices: z.array(z.string()) })),
  'settings.get': entry(none, settingsSchema),
  'settings.set': entry(settingsSchema.partial(), settingsSchema),
  'templates.list': entry(none, z.strictObject({ templates: z.array(templateSchema) })),
  /** Makes a project in `dir`, or in a fresh folder of the user's projects where `dir` is left out. */
  'project.create': entry(z.strictObject({ dir: path.optional(), template: z.string() }), projectSchema),
  'project.open': entry(z.strictObject({ dir: path }), projectSchema),
  /** One text of a project as it is on the disk now. */
  'project.read': entry(z.strictObject({ dir: path, path: z.string() }), z.strictObject({ text: z.string(), digest: z.string() })),
  /** Atomic. Fails with `changed-outside` when the file on disk no longer has digest `basedOn`. */
  'project.save': entry(
    z.strictObject({ dir: path, path: z.string(), text: z.string(), basedOn: z.string().nullable(), cause: versionCauseSchema.optional() }),
    /** `version`: why no version of it was kept; null where one was. */
    z.strictObject({ digest: z.string(), version: failureSchema.nullable() }),
  ),
  /**
   * Until it is cancelled: paths of texts whose files are no longer as `known` (digests by path), or are new or gone. Also
   * of what `project.save` wrote; a caller who looks at the digest knows that.
   */
  'project.watch': entry(
    z.strictObject({ dir: path, known: z.record(z.string(), z.string()) }),
    none,
    z.strictObject({ changed: z.array(z.string()), gone: z.array(z.string()) }),
  ),
  /** Keeps texts as versions of now. */
  'history.keep': entry(
    z.strictObject({
      dir: path,
      texts: z.array(z.strictObject({ path: z.string(), text: z.string() })).max(1000),
      cause: versionCauseSchema,
      note: z.string().max(200),
    }),
    none,
  ),
  /** Of every text of the project, also of those that are gone; newest first. */
  'history.list': entry(z.strictObject({ dir: path }), z.strictObject({ versions: z.array(textVersionSchema) })),
  'history.text': entry(z.strictObject({ digest: z.string() }), z.strictObject({ text: z.string() })),
  /**
   * Unsaved texts, kept outside of the project until they are in their files: on the disk for certain when it answers.
   * `draft` is the whole text and the digest of the file it follows on; null gives it up.
   */
  'drafts.keep': entry(
    z.strictObject({
      dir: path,
      changes: z.array(z.strictObject({ path: z.string(), draft: z.strictObject({ text: z.string(), basedOn: z.string().nullable() }).nullable() })).max(1000),
    }),
    none,
  ),
  /** What was kept, newest state of each text. `at`: when the last of them was, ISO 8601. */
  'drafts.list': entry(
    z.strictObject({ dir: path }),
    z.strictObject({ drafts: z.array(draftSchema), at: z.string().nullable(), notices: z.array(z.string()) }),
  ),
  /** Everything in the folder but what is hidden, folders before files; and what was deleted and can be brought back, newest first. */
  'files.list': entry(z.strictObject({ dir: path }), z.strictObject({ entries: z.array(treeEntrySchema), cut: z.boolean(), trashed: z.array(trashedSchema) })),
  /** A file, or a folder with all in it. Where the program that the project names moves, `main` is where it is then. Fails with `exists`. */
  'files.move': entry(z.strictObject({ dir: path, from: z.string(), to: z.string() }), z.strictObject({ main: z.string() })),
  /** Into the project's trash. Fails with `refused` for the program that the project names, or a folder that it is in. */
  'files.trash': entry(z.strictObject({ dir: path, path: z.string() }), z.strictObject({ id: z.string() })),
  'files.restore': entry(z.strictObject({ dir: path, id: z.string().max(100) }), z.strictObject({ path: z.string() })),
  /** Copies files from anywhere into `folder`, under names that are free there. */
  'files.add': entry(z.strictObject({ dir: path, folder: z.string(), sources: z.array(path).min(1).max(500) }), z.strictObject({ paths: z.array(z.string()) })),
  'assets.probe': entry(z.strictObject({ dir: path, paths: z.array(z.string()).max(2000) }), z.strictObject({ facts: z.record(z.string(), assetFactSchema) })),
  /** Bytes of an asset from `offset` on, at most `length`, and how many it has in all. */
  'assets.read': entry(
    z.strictObject({ dir: path, path: z.string(), offset: z.number().int().min(0), length: z.number().int().min(1).max(MAX_BYTES) }),
    z.strictObject({ bytes, size: z.number().int() }),
  ),
  'program.check': entry(z.strictObject({ source: sourceSchema }), z.strictObject({ problems: z.array(problemSchema) })),
  /**
   * Whom the program is not for, and what of it would stay silent, for these sleepers or for everyone. `fits` is false where any concern
   * forbids the night. Fails with `has-problems` as an export would.
   */
  'program.fits': entry(
    z.strictObject({ source: sourceSchema, names: z.array(z.string()).max(10_000).optional() }),
    z.strictObject({ sleepers: z.array(z.strictObject({ name: z.string(), fits: z.boolean(), concerns: z.array(concernSchema) })) }),
  ),
  /** The digest of the bundle that this source gives; fails as an export would. */
  'program.digest': entry(z.strictObject({ source: sourceSchema }), z.strictObject({ digest: z.string() })),
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
  /** Transitions and cues that stand on a line (1-based) of a text. Fails with `no-text` where the source is a bundle. */
  'program.rows': entry(
    z.strictObject({ source: sourceSchema, file: z.string().optional(), line: z.number().int().min(1) }),
    z.strictObject({ rows: z.array(rowNameSchema) }),
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
  /** Many nights of one program. Streams partial results, the first within a second; cancelled within 200 ms. */
  'cohort.run': entry(cohortPlanParams.extend({ source: sourceSchema }), cohortResultSchema, cohortProgressSchema),
  /** The same nights of the same sleepers under two programs. */
  'cohort.compare': entry(cohortPlanParams.extend({ first: sourceSchema, second: sourceSchema }), cohortResultSchema, cohortProgressSchema),
  /** Adds what several shards wrote. Fails with `refused` where they don't belong together. */
  'cohorts.merge': entry(
    z.strictObject({ paths: z.array(path).min(1).max(100_000), out: path.optional(), keep: z.boolean() }),
    cohortResultSchema,
    progressSchema,
  ),
  /** Newest first. */
  'cohorts.list': entry(none, z.strictObject({ cohorts: z.array(cohortEntrySchema) })),
  'cohorts.open': entry(z.strictObject({ id: z.number().int() }), cohortResultSchema),
  'cohorts.delete': entry(z.strictObject({ id: z.number().int() }), none),
  'bundle.export': entry(z.strictObject({ source: sourceSchema, out: path, key: z.string().optional() }), bundleFactsSchema, progressSchema),
  'bundle.inspect': entry(z.strictObject({ path }), bundleFactsSchema.extend({ manifest: z.unknown(), verdict: verdictSchema })),
  /** Failure `refused` names the part. `verdict`: what a device would say of the program. `trusted` tells whether `trust` has the signer's key; null where no `trust` was given: nobody was asked. */
  'bundle.verify': entry(
    z.strictObject({ path, trust: z.array(z.string()).optional() }),
    bundleFactsSchema.extend({ trusted: z.boolean().nullable(), verdict: verdictSchema }),
    progressSchema,
  ),
  'devices.list': entry(none, z.strictObject({ devices: z.array(pairedDeviceSchema) })),
  /** Who announces itself in the local network; `paired`: how you call it. */
  'devices.find': entry(
    z.strictObject({ forMs: z.number().int().min(100).max(60_000) }),
    z.strictObject({
      devices: z.array(z.strictObject({ name: z.string(), host: z.string(), port: z.number().int(), id: z.string(), paired: z.string().nullable() })),
    }),
  ),
  /** `device`: an address, or a name that was found. `as`: how you are called there. Fails with `wrong-code`, `not-pairing`, or `refused` where someone stands between. */
  'devices.pair': entry(
    z.strictObject({
      device,
      code: z.string().regex(/^\d{6}$/),
      name: z.string().min(1).max(80).optional(),
      as: z.string().min(1).max(80).optional(),
      rights: rightsSchema,
    }),
    pairedDeviceSchema,
  ),
  /** Forgets it, and asks it to forget you; `told`: it did. */
  'devices.unpair': entry(onDevice, z.strictObject({ name: z.string(), told: z.boolean() })),
  'devices.status': entry(onDevice, deviceStatusSchema),
  /** A key whose bundles the device takes, and one whose it takes no longer. */
  'devices.trust': entry(onDevice.extend({ signer: signerSchema }), none),
  'devices.revoke': entry(onDevice.extend({ keyId: hex32Schema }), none),
  /** Sends a bundle from where it was cut, and has it checked and put into a slot. */
  'devices.install': entry(
    onDevice.extend({ path }),
    z.strictObject({ slot: slotSchema, program: programFactsSchema, notes: z.array(z.string()) }),
    progressSchema,
  ),
  /** Without a slot: the one that is not active. */
  'devices.activate': entry(onDevice.extend({ slot: slotSchema.optional() }), z.strictObject({ slots: slotsSchema })),
  /** `nights`: how many it was tried. */
  'devices.confirm': entry(onDevice, z.strictObject({ slots: slotsSchema, nights: z.number().int() })),
  'devices.night': entry(onDevice.extend({ mode: nightModeSchema, seed }), z.strictObject({ night: nightNumber })),
  'devices.release': entry(onDevice, z.strictObject({ playing: z.boolean() })),
  /** Streams the lines of a night's log as they are written, from its start to its end. Without a number: the last night. */
  'devices.watch': entry(
    onDevice.extend({ night: nightNumber.optional() }),
    z.strictObject({ night: nightNumber, lines: z.number().int() }),
    z.strictObject({ lines: z.array(z.string()) }),
  ),
  /** Fetches a log and checks every line of it; `record` as a preview gives it, where the night came to its end. */
  'devices.log': entry(
    onDevice.extend({ night: nightNumber.optional(), out: path.optional() }),
    z.strictObject({ night: nightNumber, entries: z.array(logBodySchema), sealed: z.boolean(), record: nightRecordSchema.nullable() }),
  ),
  'keys.list': entry(none, z.strictObject({ keys: z.array(keySchema) })),
  'keys.create': entry(z.strictObject({ name: z.string().min(1).max(60) }), keySchema),
} as const;

export type Contract = typeof contract;
export type Method = keyof Contract;
export type Params<M extends Method> = z.infer<Contract[M]['params']>;
export type Result<M extends Method> = z.infer<Contract[M]['result']>;
export type Progress<M extends Method> = Contract[M]['progress'] extends z.ZodType ? z.infer<Contract[M]['progress']> : never;

export type Project = z.infer<typeof projectSchema>;
export type TreeEntry = z.infer<typeof treeEntrySchema>;
export type TrashedEntry = z.infer<typeof trashedSchema>;
export type TextVersion = z.infer<typeof textVersionSchema>;
export type VersionCause = z.infer<typeof versionCauseSchema>;
export type KeptDraft = z.infer<typeof draftSchema>;
export type Template = z.infer<typeof templateSchema>;
export type ListedSleeper = z.infer<typeof listedSleeperSchema>;
export type NightPlan = z.infer<typeof nightPlanSchema>;
export type Hypnogram = z.infer<typeof hypnogramSchema>;
export type ProgramSource = z.infer<typeof sourceSchema>;
export type Subject = z.infer<typeof subjectSchema>;
export type NightName = z.infer<typeof nightNameSchema>;
export type CohortPlanParams = z.infer<typeof cohortPlanParams>;
export type CohortEntry = z.infer<typeof cohortEntrySchema>;
export type BundleFacts = z.infer<typeof bundleFactsSchema>;
export type Settings = z.infer<typeof settingsSchema>;
export type LocatedProblem = z.infer<typeof problemSchema>;
