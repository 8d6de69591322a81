/** Projects: their texts, earlier and unsaved ones, their files and sounds, and templates. */

import { z } from 'zod';
import { failureSchema } from '../../base/index.ts';
import { entry, MAX_SAMPLES, none, path, samples } from './entry.ts';

/** The same shape as the language's AssetFact. */
export const assetFactSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('audio'), bytes: z.number(), durationMs: z.number(), format: z.string() }),
  z.strictObject({ state: z.literal('missing') }),
  z.strictObject({ state: z.literal('too-large'), bytes: z.number(), limitBytes: z.number() }),
  z.strictObject({ state: z.literal('not-audio'), found: z.string() }),
  z.strictObject({ state: z.literal('unreadable'), reason: z.string() }),
]);

export const projectSchema = z.strictObject({
  dir: path,
  name: z.string(),
  /** The file that holds the dream, relative to dir. */
  main: z.string(),
  /** What `dream.json` names, where that is not there and `main` is the one dream that can be meant; else null. */
  missing: z.string().nullable(),
  /** Every .dream file: path relative to dir with `/`, its text, and a digest to notice outside changes. */
  files: z.array(z.strictObject({ path: z.string(), text: z.string(), digest: z.string() })),
  /** `dream.json`, and every `.layout.json` beside one of them. */
  beside: z.array(z.strictObject({ path: z.string(), text: z.string(), digest: z.string() })),
  assets: z.record(z.string(), assetFactSchema),
});

/** `link`: one that leads out of the project, or nowhere; others count as what they lead to. */
export const treeEntrySchema = z.strictObject({ path: z.string(), kind: z.enum(['folder', 'dream', 'file', 'link']), bytes: z.number(), linked: z.boolean() });

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

export const projectEntries = {
  'templates.list': entry(none, z.strictObject({ templates: z.array(templateSchema) })),
  /**
   * Makes a project in `dir`; where that is left out, in a fresh folder in `into`, or where new projects are kept. `name`: what the dream is
   * called, and its folder, instead of as in the template.
   */
  'project.create': entry(
    z.strictObject({ template: z.string(), dir: path.optional(), into: path.optional(), name: z.string().trim().min(1).max(200).optional() }),
    projectSchema,
  ),
  'project.open': entry(z.strictObject({ dir: path }), projectSchema),
  /**
   * Makes a folder that is gone again, of the texts that the window has (`remembered`), else of what is kept of each: what was unsaved, or its newest
   * version. Fails with `exists` where something is in its place.
   */
  'project.rescue': entry(
    z.strictObject({
      dir: path,
      remembered: z
        .strictObject({ name: z.string().min(1).max(200), main: z.string(), texts: z.array(z.strictObject({ path: z.string(), text: z.string() })).max(1000) })
        .optional(),
    }),
    projectSchema,
  ),
  /** Everything in the folder, and `texts` as they are in the window, in a new folder named after `name` in `into`. */
  'project.copy': entry(
    z.strictObject({
      dir: path,
      into: path,
      name: z.string().min(1).max(200),
      texts: z.array(z.strictObject({ path: z.string(), text: z.string() })).max(1000),
    }),
    projectSchema,
  ),
  /** One text of a project as it is on the disk now. */
  'project.read': entry(z.strictObject({ dir: path, path: z.string() }), z.strictObject({ text: z.string(), digest: z.string() })),
  /** Atomic. Fails with `changed-outside` when the file on disk no longer has digest `basedOn`. */
  'project.save': entry(
    z.strictObject({ dir: path, path: z.string(), text: z.string(), basedOn: z.string().nullable(), cause: versionCauseSchema.optional() }),
    /** `version`: why no version of it was kept; null where one was. */
    z.strictObject({ digest: z.string(), version: failureSchema.nullable() }),
  ),
  /**
   * Until it is cancelled: paths of texts, of places of scenes, and of all that is `known` (digests by path), whose files are no longer as they were,
   * or are new or gone; `lost`: why the folder itself is not there, null while it is. Also of what `project.save` wrote; a caller who looks at the digest knows that.
   */
  'project.watch': entry(
    z.strictObject({ dir: path, known: z.record(z.string(), z.string()) }),
    none,
    z.strictObject({ changed: z.array(z.string()), gone: z.array(z.string()), lost: failureSchema.nullable() }),
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
  /** A file, or a folder with all in it. Where the program that the project names moves, `main` is where it is then, and `head` is `dream.json` then. Fails with `exists`. */
  'files.move': entry(
    z.strictObject({ dir: path, from: z.string(), to: z.string() }),
    z.strictObject({ main: z.string(), head: z.strictObject({ text: z.string(), digest: z.string() }).nullable() }),
  ),
  /** An empty folder. Fails with `exists`. */
  'files.folder': entry(z.strictObject({ dir: path, path: z.string() }), none),
  /** Into the project's trash. Fails with `refused` for the program that the project names, or a folder that it is in. */
  'files.trash': entry(z.strictObject({ dir: path, path: z.string() }), z.strictObject({ id: z.string() })),
  'files.restore': entry(z.strictObject({ dir: path, id: z.string().max(100) }), z.strictObject({ path: z.string() })),
  /** Copies files and folders from anywhere into `folder`, under names that are free there. `failures`: what was left out, and why. */
  'files.add': entry(
    z.strictObject({ dir: path, folder: z.string(), sources: z.array(path).min(1).max(500) }),
    z.strictObject({ paths: z.array(z.string()), failures: z.array(failureSchema) }),
  ),
  'assets.probe': entry(z.strictObject({ dir: path, paths: z.array(z.string()).max(2000) }), z.strictObject({ facts: z.record(z.string(), assetFactSchema) })),
  /** How a sound looks and how loud it is. `loudnessDb`: root mean square, dB full scale; null in silence. `peaks`: 0…1 over its length. */
  'assets.waveform': entry(
    z.strictObject({ dir: path, path: z.string() }),
    z.strictObject({ durationMs: z.number(), loudnessDb: z.number().nullable(), peaks: z.array(z.number()) }),
  ),
  /** What is heard of a sound of any kind, as a device would play it: `count` frames from one on, interleaved, −1…1; and its length in `frames`, and root mean square. */
  'assets.samples': entry(
    z.strictObject({
      dir: path,
      path: z.string(),
      from: z.number().int().min(0),
      count: z
        .number()
        .int()
        .min(1)
        .max(MAX_SAMPLES / 2),
    }),
    z.strictObject({ rate: z.number(), channels: z.union([z.literal(1), z.literal(2)]), frames: z.number().int(), rms: z.number(), samples }),
  ),
} as const;
